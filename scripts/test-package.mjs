// Packs the package, installs the tarball in an empty folder, and uses it there as a library and as a command.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LIMIT = 2 * 1024 * 1024
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'incident-lint-packed-'))
const npm = (args, cwd) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

const [{ filename, files }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root))
await writeFile(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n')
npm(['install', '--ignore-scripts', `./${filename}`], folder)

await writeFile(
  join(folder, 'library.mjs'),
  `import { createLinter, defineConfig, lintText } from 'incident-lint'
import { lintFiles, loadConfig } from 'incident-lint/node'
import { retextIncident } from 'incident-lint/retext'
import schema from 'incident-lint/schema/config.json' with { type: 'json' }
import manifest from 'incident-lint/package.json' with { type: 'json' }
const text = '# Outage\\n\\nSome users may see issues.\\n\\n<b>Sorry</b>\\n\\nThe Support Team\\n'
const { verdict } = createLinter(defineConfig({ extends: 'house' })).lint(text, { stage: 'resolved' }).messages[0].elements.signer
const html = lintText('<p>The Support Team</p>', { format: 'html' }).messages.length
const { reports } = await lintFiles('draft.md', { stage: 'resolved' })
const { config } = await loadConfig('draft.md')
console.log(JSON.stringify([verdict, html, reports[0].messages[0].elements.signer.verdict, config.channel, typeof retextIncident, schema.type, manifest.name]))
`,
)
await writeFile(join(folder, 'draft.md'), '---\nstage: resolved\ntags: {a: 1}\n---\nSome users may see issues.\n\n- *one*\n\nThe Support Team\n')
await writeFile(join(folder, 'incident-lint.config.yml'), 'channel: email\noverrides: [{ files: ["*.txt"], stage: resolved }]\n')

const failures = []
const expect = (what, found, wanted) => {
  if (found !== wanted) failures.push(`${what}: found ${found}, wanted ${wanted}`)
}
const bin = join(folder, 'node_modules/.bin/incident-lint')
const run = (...args) => spawnSync(bin, args, { cwd: folder, encoding: 'utf8' })

expect(
  'library',
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'library.mjs'], { cwd: folder, encoding: 'utf8' }).trim(),
  '["hollow",1,"hollow","email","function","object","incident-lint"]',
)
expect('command on a draft', run('draft.md').status, 1)
expect('command on a glob', run('*.md', '--format', 'json').status, 1)
expect('command on a file that is not there', run('nope.md').status, 2)
for (const args of [['--help'], ['rules'], ['explain', 'named-signer'], ['explain', 'draft.md:9'], ['--print-config', 'draft.md']])
  expect(args.join(' '), run(...args).status, 0)
expect('npx', spawnSync('npx', ['--no-install', 'incident-lint', '--version'], { cwd: folder, encoding: 'utf8' }).status, 0)

const size = await sizeOf(join(folder, 'node_modules'))
if (size > LIMIT) failures.push(`installed size: found ${size} bytes, wanted at most ${LIMIT}`)
for (const path of ['README.md', 'LICENSE', 'THIRD-PARTY.md', 'CHANGELOG.md', 'schema/config.json'])
  if (!files.some((file) => file.path === path)) failures.push(`${path} is not in the package`)

await rm(folder, { recursive: true })
if (failures.length > 0) {
  console.error(failures.join('\n'))
  process.exitCode = 1
} else console.log(`${filename}: ${files.length} files, ${(size / 1024 / 1024).toFixed(2)} MB installed; library and command work`)

async function sizeOf(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => stat(join(entry.parentPath ?? entry.path, entry.name))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}
