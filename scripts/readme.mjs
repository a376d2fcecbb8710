// Puts real output into README.md: what stands between "output of: incident-lint …" and "end of output". Needs a build.
// With --check it only compares.
import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const before = await readFile(`${root}README.md`, 'utf8')
const after = before.replace(/(<!-- output of: incident-lint (.+?) -->\n)[\s\S]*?(<!-- end of output -->)/g, (_, head, args, tail) => {
  const { stdout } = spawnSync(process.execPath, ['dist/cli.js', '--no-config-lookup', ...args.split(' ')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' },
  })
  return `${head}\`\`\`text\n${stdout.trimEnd()}\n\`\`\`\n${tail}`
})
if (!process.argv.includes('--check')) await writeFile(`${root}README.md`, after)
else if (before !== after) {
  console.error('README.md:1:1 shows output that the build does not give: run npm run docs and commit it')
  process.exitCode = 1
}
