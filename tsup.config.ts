import { builtinModules } from 'node:module'
import { defineConfig } from 'tsup'
import { deflatedData, oneTableOfEntities } from './scripts/bundle-plugins.mjs'
import { hotChunks } from './scripts/hot-chunks.mjs'

const library = {
  index: 'src/index.ts',
  node: 'src/node.ts',
  readers: 'src/readers.ts',
  checks: 'src/checks.ts',
  retext: 'src/retext.ts',
  templates: 'src/templates.ts',
  testing: 'src/testing.ts',
  textlint: 'src/textlint.ts',
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
    deflatedData,
    hotChunks({
      entries: [library.index, library.node, library.retext, library.checks, library.testing, 'src/cli/main.ts'],
      lean: ['src/cli/main.ts', 'src/cli/lint.ts', 'src/disk/cached.ts'],
    }),
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
