import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, Page } from '../browser/chromium.ts'
import { bin, exec, HOLLOW, inSite } from './place.ts'

const POST = `---\nstage: resolved\n---\n${HOLLOW}\n- a list, <b>mark-up</b>\n`
const JUDGE = `JSON.stringify([
  createLinter({ org: { products: ['Larkmail'] } }).lint(${JSON.stringify(POST)}, { path: 'a.md' }),
  lintText('<p>The Support Team</p>', { format: 'html', stage: 'resolved' }),
  lintText('Sebagian pengguna mengalami gangguan sejak pagi tadi. Kami mohon maaf atas ketidaknyamanannya.', { stage: 'resolved' }),
  formatReports([{ path: 'a.md', ...lintText('Some users may see issues.') }], 'sarif').length,
])`
const LIBRARY = `import { createLinter, formatReports, lintText } from 'incident-lint'
import { lintFiles } from 'incident-lint/node'
console.log(${JUDGE})
console.log(JSON.stringify(await lintFiles(['runtime.md'], { now: '2026-11-01T00:00:00Z' })))
`
const CLI = inSite('node_modules/incident-lint/dist/cli.js')
const ARGS = ['runtime.md', 'runtime.eml', '-f', 'json', '-f', 'sarif:out.sarif', '-f', 'html:out.html', '--now', '2026-11-01T00:00:00Z']
const RUNTIMES: [string, string, string[]][] = [
  ['Bun', bin('bun'), ['run']],
  ['Deno', bin('deno'), ['run', '--allow-read', '--allow-env', '--allow-write', '--allow-sys', '--no-prompt']],
]

beforeAll(() => {
  writeFileSync(inSite('runtime.md'), POST)
  writeFileSync(
    inSite('runtime.eml'),
    'From: Larkmail <a@larkmail.example>\nSubject: Sign-in\nDate: Mon, 02 Mar 2026 14:00:00 +0000\n\nSome users may see issues.\n',
  )
  writeFileSync(inSite('runtime.mjs'), LIBRARY)
})

/** What a runtime prints for the command and for the library, and the files that the command writes. */
function ranBy(program: string, before: string[]) {
  const command = exec(program, [...before, CLI, ...ARGS])
  const files = ['out.sarif', 'out.html'].map((name) => readFileSync(inSite(name), 'utf8'))
  const library = exec(program, [...before, 'runtime.mjs'])
  return { status: command.status, stdout: command.stdout, files, library: library.stdout, complaints: [command.stderr, library.stderr] }
}

describe.each(RUNTIMES)('%s', (_, program, before) => {
  test('says what Node says, as a command and as a library', () => {
    const node = ranBy(process.execPath, ['--disable-warning=ExperimentalWarning'])
    expect(node.status).toBe(1)
    expect(ranBy(program, before)).toEqual(node)
  })
})

const chromium = browserPath()
describe.runIf(chromium !== undefined)('the core bundled by Vite', () => {
  let page: Page
  const server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', url.endsWith('.html') ? 'text/html' : 'text/javascript')
    response.end(readFileSync(inSite('site', url)))
  })
  beforeAll(async () => {
    page = await Page.open(chromium as string)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  })
  afterAll(async () => {
    server.close()
    await page.close()
  })

  test('judges in Chromium as in Node, and asks for nothing', async () => {
    writeFileSync(inSite('entry.mjs'), `import { createLinter, formatReports, lintText } from 'incident-lint'\nwindow.judged = ${JUDGE}\n`)
    writeFileSync(inSite('index.html'), '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="entry.mjs"></script>')
    expect(exec(bin('vite'), ['build', '--outDir', 'site', '--logLevel', 'error'])).toMatchObject({ status: 0, stderr: '' })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await page.show(`${url}index.html`)
    const [line] = exec(process.execPath, ['runtime.mjs']).stdout.split('\n')
    expect(await page.run('window.judged')).toBe(line)
    expect(page.complaints).toEqual([])
    expect(page.requests.filter((one) => !one.startsWith(url) && !one.startsWith('data:'))).toEqual([])
  })
})
