// Ratios side by side in one run, never absolute times: `npm run bench`.
// Posts are the invented messages of test/channels, or the files of a folder: `npm run bench -- --posts DIR`.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from 'yaml'

const here = fileURLToPath(new URL('.', import.meta.url))
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const { values: flags } = parseArgs({
  options: { posts: { type: 'string' }, rounds: { type: 'string', default: '5' }, sizes: { type: 'string', default: '1,300,3000' } },
})
if (!existsSync(cli)) throw new Error('build first: npm run build')
if (!existsSync(join(here, 'node_modules'))) execFileSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: here, stdio: 'inherit' })

const work = mkdtempSync(join(tmpdir(), 'incident-lint-bench-'))
const rssFile = join(work, 'rss')
const texts = flags.posts ? readdirSync(flags.posts).map((name) => readFileSync(join(flags.posts, name), 'utf8')) : invented()

function invented() {
  const folder = join(here, '../channels')
  return readdirSync(folder).flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).messages.map((message) => message.text))
}

/** `count` files in a folder, each a little different from all others. */
function posts(count) {
  // In a folder of this name every text is taken for a message.
  const folder = join(work, String(count), 'incidents')
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) writeFileSync(join(folder, `${i}.md`), `${texts[i % texts.length]}\n\nReference ${i}.\n`)
  return folder
}

const bin = (name) => join(here, 'node_modules', name)
writeFileSync(
  join(work, 'parse.mjs'),
  `import { ParseEnglish } from ${JSON.stringify(bin('parse-english/index.js'))}\nimport { readdirSync, readFileSync } from 'node:fs'\nconst p = new ParseEnglish()\nfor (const f of readdirSync(process.argv[2])) p.parse(readFileSync(process.argv[2] + '/' + f, 'utf8'))\n`,
)
writeFileSync(join(work, '.textlintrc.json'), '{"rules":{"write-good":true}}')
const files = (folder) => readdirSync(folder).map((name) => join(folder, name))
// The stock checks look only where a cheap test lets them: here they are off, and with every post taken for an SMS on throughout.
writeFileSync(join(work, 'plain.json'), '{"rules":{"no-insensitive-wording":"off","readable":"off"}}')
const lint = (folder, ...more) => [cli, ...more, '--exit-zero', ...(files(folder).length === 1 ? files(folder) : [folder])]
const programs = {
  'node -e 0': () => ['-e', '0'],
  'incident-lint': (folder) => lint(folder, '--no-config-lookup'),
  '- retext plugins off': (folder) => lint(folder, '--config', join(work, 'plain.json')),
  '- both on throughout': (folder) => lint(folder, '--no-config-lookup', '--channel', 'sms'),
  'write-good': (folder) => [bin('write-good/bin/write-good.js'), ...files(folder)],
  alex: (folder) => [bin('alex/cli.js'), folder],
  'textlint + write-good': (folder) => [bin('textlint/bin/textlint.js'), '-c', join(work, '.textlintrc.json'), folder],
  'parse-english alone': (folder) => [join(work, 'parse.mjs'), folder],
}

function once(args) {
  const begin = process.hrtime.bigint()
  const { error, status } = spawnSync(process.execPath, args, {
    cwd: here,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, NODE_OPTIONS: `--require ${join(here, 'rss.cjs')}`, BENCH_RSS: rssFile, NO_COLOR: '1' },
  })
  if (error) throw error
  // A program that gives up at once is no fast one. The peers end with 1 or the count of what they found.
  if (args[0] === cli && status !== 0) throw new Error(`incident-lint ended with ${status}`)
  return { wall: Number(process.hrtime.bigint() - begin), ...JSON.parse(readFileSync(rssFile, 'utf8')) }
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1]

for (const size of flags.sizes.split(',').map(Number)) {
  const folder = posts(size)
  const own = Object.fromEntries(Object.keys(programs).map((name) => [name, { wall: [], cpu: [], rss: [] }]))
  // Thousands of posts are a long time for some peers, and little chance has a say in it.
  const rounds = size > 1000 ? 1 : Number(flags.rounds)
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(programs)) {
      for (const [key, value] of Object.entries(once(args(folder)))) own[name][key].push(value)
    }
  }
  console.log(`\n${size} ${size === 1 ? 'post' : 'posts'}: medians of ${rounds} interleaved ${rounds === 1 ? 'round' : 'rounds'}`)
  console.log(`${'program'.padEnd(24)}x node -e 0   x write-good   x write-good CPU   peak MiB`)
  const of = (name, key = 'wall') => median(own[name][key])
  for (const name of Object.keys(programs)) {
    const ratio = (base, key) => (of(name, key) / of(base, key)).toFixed(2).padStart(11)
    console.log(
      `${name.padEnd(24)}${ratio('node -e 0')}   ${ratio('write-good')}   ${ratio('write-good', 'cpu').padStart(16)}   ${of(name, 'rss').toFixed(0).padStart(8)}`,
    )
  }
}
rmSync(work, { recursive: true })
