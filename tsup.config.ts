import { cp, mkdir } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'

/** Everything is bundled: an install brings no other package, and one file is read where hundreds would be. */
const shared = { format: 'esm', target: 'node20', platform: 'node', splitting: true, noExternal: [/./], outDir: 'dist', treeshake: false } satisfies Options

export default defineConfig([
  {
    ...shared,
    name: 'library',
    entry: { index: 'src/index.ts', node: 'src/node.ts', retext: 'src/retext.ts' },
    dts: true,
    // Names are kept, so that a stack trace of a program that uses the library can be read.
    esbuildOptions: (options) => Object.assign(options, { minifyWhitespace: true, minifySyntax: true }),
    async onSuccess() {
      await mkdir('dist/schema', { recursive: true })
      await cp('src/generated/config.schema.json', 'dist/schema/config.json')
    },
  },
  { ...shared, name: 'command', entry: { cli: 'src/cli/main.ts' }, minify: true },
])
