// Faults put into real messages: `node scripts/faults.mjs <folder with threads.jsonl and posts.jsonl>` prints how many of each kind are found;
// a second word names the missed as well, a third takes one kind alone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [folder, verbose, kind] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder that holds threads.jsonl and posts.jsonl')
const root = fileURLToPath(new URL('..', import.meta.url))
const outfile = join(root, 'dist-dev/faults.mjs')
// Some dependencies are CommonJS and ask for modules of Node.
const BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"
const contents = "export { tally } from './test/thread/faults.ts'\nexport { createLinter } from './src/index.ts'\n"
await build({
  stdin: { contents, resolveDir: root, loader: 'ts' },
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
  banner: { js: BANNER },
})
const { tally, createLinter } = await import(pathToFileURL(outfile).href)

const STAGES = new Set(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem', 'scheduled', 'cancelled', 'security'])
const lines = (name) =>
  readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
const updateOf = ({ text, published_at: publishedAt, stage, title }) => ({
  text,
  ...(publishedAt && { publishedAt }),
  ...(STAGES.has(stage) && { stage }),
  ...(title && { title }),
})
const threads = [
  ...lines('threads.jsonl').map((one) => ({ id: one.thread_id, updates: one.updates.map(updateOf) })),
  ...lines('posts.jsonl')
    .filter(({ lang }) => lang === undefined || lang === 'en')
    .map((one) => ({ id: one.id, updates: [updateOf(one)] })),
]
const { lintThread } = createLinter()
const rows = tally(threads, (updates) => lintThread(updates), kind)
for (const [name, { cases, found, missed }] of Object.entries(rows)) {
  process.stdout.write(`${name.padEnd(34)} ${String(found).padStart(4)} of ${String(cases).padStart(4)}  ${cases ? (found / cases).toFixed(3) : '-'}\n`)
  if (verbose) for (const id of missed) process.stdout.write(`    ${id}\n`)
}
