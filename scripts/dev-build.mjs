// A quick bundle of the library for measuring: dist-dev/index.js (and cli.js), no types.
// yaml's build for Node requires `process`; the core runs anywhere, so its other one is bundled.
import { existsSync } from 'node:fs'
import { build } from 'esbuild'

const entryPoints = ['src/index.ts', 'src/cli/main.ts']
  .filter((path) => existsSync(path))
  .map((path) => ({ in: path, out: path.includes('cli') ? 'cli' : 'index' }))
await build({
  entryPoints,
  outdir: 'dist-dev',
  bundle: true,
  splitting: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'esm',
  logLevel: 'warning',
  alias: { yaml: './node_modules/yaml/browser/index.js' },
})
