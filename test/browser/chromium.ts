import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** The browser of this machine: `CHROMIUM`, or the first that is installed. */
export function browserPath(): string | undefined {
  return [process.env['CHROMIUM'] ?? '', ...NAMES].find((name) => name !== '' && spawnSync(name, ['--version']).status === 0)
}

type Params = Record<string, unknown>
interface Answer {
  id?: number
  method?: string
  params?: Params
  result?: Params
  error?: { message: string }
}

/** A page in a headless Chromium, driven over its own protocol through a pipe: no port, no network. */
export class Page {
  /** What the page asked for, complained of, or threw. */
  get requests(): string[] {
    return [...this.asked.values()]
  }
  /** What the policy of the page kept from being asked for. */
  readonly blocked: string[] = []
  readonly complaints: string[] = []
  private next = 0
  private held = ''
  private session: string | undefined
  private readonly asked = new Map<string, string>()
  private readonly waiting = new Map<number, (answer: Answer) => void>()

  private constructor(
    private readonly browser: ChildProcess,
    private readonly folder: string,
  ) {
    const out = browser.stdio[4] as Readable
    out.setEncoding('utf8').on('data', (text: string) => this.read(text))
  }

  static async open(path: string): Promise<Page> {
    const folder = mkdtempSync(join(tmpdir(), 'incident-lint-browser-'))
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-pipe', `--user-data-dir=${folder}`]
    const page = new Page(spawn(path, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] }), folder)
    const { targetId } = await page.send('Target.createTarget', { url: 'about:blank' })
    page.session = (await page.send('Target.attachToTarget', { targetId, flatten: true }))['sessionId'] as string
    for (const domain of ['Page', 'Log', 'Runtime', 'Network', 'DOM', 'Accessibility']) await page.send(`${domain}.enable`)
    return page
  }

  async send(method: string, params: Params = {}): Promise<Params> {
    const id = ++this.next
    const answer = new Promise<Answer>((resolve) => this.waiting.set(id, resolve))
    ;(this.browser.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...(this.session !== undefined && { sessionId: this.session }) })}\0`)
    const { result, error } = await answer
    if (error) throw new Error(`${method}: ${error.message}`)
    return result ?? {}
  }

  private read(text: string): void {
    const [last = '', ...whole] = (this.held + text).split('\0').reverse()
    this.held = last
    for (const one of whole.reverse()) this.hear(JSON.parse(one) as Answer)
  }

  private hear({ id, method, params = {}, ...rest }: Answer): void {
    if (id !== undefined) this.waiting.get(id)?.(rest)
    if (method === 'Network.requestWillBeSent') this.asked.set(params['requestId'] as string, (params['request'] as { url: string }).url)
    // The policy is asked after the request is announced and before it is sent.
    if (method === 'Network.loadingFailed' && params['blockedReason'] === 'csp') {
      this.blocked.push(this.asked.get(params['requestId'] as string) ?? '')
      this.asked.delete(params['requestId'] as string)
    }
    if (method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded' || method === 'Runtime.consoleAPICalled')
      this.complaints.push(JSON.stringify(params))
    if (method === 'Page.javascriptDialogOpening') this.complaints.push('a dialog')
  }

  /** Shows a file in a window, light or dark, and waits until it has settled. */
  async show(url: string, { width = 1200, height = 900, scheme = 'light' } = {}): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false })
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
    await this.send('Page.navigate', { url })
    await this.settled()
  }

  async settled(): Promise<void> {
    await this.run('new Promise((done) => { const look = () => document.readyState === "complete" ? setTimeout(done, 300) : setTimeout(look, 50); look() })')
  }

  /** What an expression gives in the page. */
  async run<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })) as {
      result: { value: T }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async press(key: string, code: number, text?: string): Promise<void> {
    const about = { key, code: key, windowsVirtualKeyCode: code, ...(text !== undefined && { text }) }
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...about })
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...about })
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.browser.once('exit', resolve))
    await this.send('Browser.close').catch(() => {})
    await gone
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}
