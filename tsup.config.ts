import { builtinModules } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { defineConfig, type Options } from 'tsup'
import { hotChunks } from './scripts/hot-chunks.mjs'

const library = {
  index: 'src/index.ts',
  node: 'src/node.ts',
  readers: 'src/readers.ts',
  checks: 'src/checks.ts',
  retext: 'src/retext.ts',
  templates: 'src/templates.ts',
}

/** The Markdown parser and the reader of HTML would each bring a table of all named characters. */
const oneTableOfEntities: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'one-table-of-entities',
  setup(build) {
    build.onResolve({ filter: /^decode-named-character-reference$/ }, () => ({
      path: fileURLToPath(new URL('src/readers/named-reference.ts', import.meta.url)),
    }))
  },
}

/** Nobody sees the plugin's notes, a third of its patterns: our rule says why. */
const patternsWithoutNotes: typeof oneTableOfEntities = {
  name: 'patterns-without-notes',
  setup(build) {
    build.onLoad({ filter: /retext-equality[\\/]lib[\\/]patterns-en\.js$/ }, async ({ path }) => {
      const { patterns } = await import(pathToFileURL(path).href)
      const kept = JSON.stringify(patterns, (key, value) => (key === 'note' ? undefined : value))
      return { contents: `export const patterns = JSON.parse(${JSON.stringify(kept)})` }
    })
  },
}

/**
 * Everything is bundled: an install brings no other package, and a few files are read where hundreds would be.
 * The library and the command share chunks; what a plain post does not need (parsers, YAML, globs) stands in chunks
 * of its own, loaded on demand. Neutral, so that packages give the form that needs neither Node nor a browser's DOM.
 */
export default defineConfig({
  entry: { ...library, cli: 'src/cli/main.ts' },
  dts: { entry: library },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  noExternal: [/^[^.]/],
  minify: true,
  esbuildPlugins: [
    oneTableOfEntities,
    patternsWithoutNotes,
    hotChunks({ entries: [library.index, library.node, library.retext, library.checks, 'src/cli/main.ts'], lean: ['src/cli/main.ts'] }),
  ],
  esbuildOptions(options) {
    // V8 works out a `\\p{…}` in a literal when it reads the file, and again when it is met: as a constructor, only then.
    options.supported = { 'regexp-unicode-property-escapes': false }
    // A file that holds nothing but ASCII is read at half the price.
    options.charset = 'ascii'
    options.mainFields = ['module', 'main']
    options.external = ['node:*', ...builtinModules]
  },
})
