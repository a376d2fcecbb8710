import { createHash } from 'node:crypto'
import { parse, parseFragment } from 'parse5'
import { describe, expect, test } from 'vitest'
import { createLinter, formatReports, type Report } from '../../src/index.ts'
import { ELEMENTS, type Verdict } from '../../src/model.ts'
import type { MessageReport } from '../../src/report.ts'
import type { FileReport } from '../../src/summary.ts'
import { growth } from '../growth.ts'
import { archive, HOSTILE } from './html-archive.ts'

const reports = archive()
const page = formatReports(reports, 'html')
const messages = reports.flatMap((report) => ('error' in report ? [] : report.messages))

interface Node {
  nodeName: string
  tagName?: string
  value?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
}
const nodesIn = (text: string): Node[] => {
  const walk = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(walk)]
  return walk(parse(text) as Node)
}
const nodes = nodesIn(page)
const named = (tag: string, list = nodes) => list.filter(({ tagName }) => tagName === tag)
const attribute = ({ attrs }: Node, name: string) => attrs?.find((one) => one.name === name)?.value
const textOf = (node: Node | undefined): string => (node?.nodeName === '#text' ? (node.value ?? '') : (node?.childNodes ?? []).map(textOf).join(''))
const byId = (id: string, list = nodes) => list.find((node) => attribute(node, 'id') === id) as Node
const within = (node: Node): Node[] => [node, ...(node.childNodes ?? []).flatMap(within)]
const words = (id: string) => textOf(byId(id)).replace(/\s+/g, ' ')

describe('nothing that a message says is more than text', () => {
  test('the only style, script and policy are those of the page', () => {
    expect(named('script')).toHaveLength(1)
    expect(named('style')).toHaveLength(1)
    expect(named('meta').filter((node) => attribute(node, 'http-equiv'))).toHaveLength(1)
    for (const tag of ['img', 'iframe', 'link', 'object', 'embed', 'base', 'textarea', 'i2', 'b2']) expect(named(tag), tag).toEqual([])
  })

  test('no attribute runs, and every link stays in the page', () => {
    for (const node of nodes)
      for (const { name, value } of node.attrs ?? []) {
        expect(name).toMatch(/^[a-z][a-z0-9:-]*$/i)
        expect(name).not.toMatch(/^on|^style$|^src|^action$|^formaction$|autofocus/)
        if (/href$/.test(name)) expect(value).toMatch(/^#[\w-]+$/)
      }
  })

  test('every link leads somewhere, and no id stands twice', () => {
    const ids = nodes.flatMap((node) => attribute(node, 'id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const node of named('a')) expect(ids).toContain((attribute(node, 'href') as string).slice(1))
  })

  test('signs that are obeyed instead of shown become visible', () => {
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/)
    expect(() => encodeURIComponent(page)).not.toThrow()
    expect(page).toContain('left \\u202eright\\u202c')
  })

  test('the words stand there as they were written', () => {
    const shown = within(byId('p7')).find((node) => attribute(node, 'class') === 'text') as Node
    const unnumbered = (node: Node): string =>
      node.tagName === 'sup' ? '' : node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(unnumbered).join('')
    for (const line of HOSTILE.split('\n').slice(0, 10)) expect(unnumbered(shown)).toContain(line)
  })

  test.each(['path', 'title', 'stage', 'ruleId', 'message', 'why', 'actual', 'expected', 'language', 'publishedAt'])('%s', (key) => {
    const source = reports[0] as Report
    const bad = JSON.parse(JSON.stringify(source), (name, value) => (name === key ? (Array.isArray(value) ? [HOSTILE] : HOSTILE) : value)) as FileReport
    const all = nodesIn(formatReports([key === 'path' ? { ...bad, path: HOSTILE } : bad], 'html'))
    expect(named('script', all)).toHaveLength(1)
    expect(named('img', all)).toEqual([])
    expect(all.flatMap((node) => node.attrs ?? []).filter(({ name }) => name.startsWith('on'))).toEqual([])
  })
})

describe('the policy', () => {
  const content = attribute(named('meta').find((node) => attribute(node, 'http-equiv') === 'Content-Security-Policy') as Node, 'content') as string

  test.each(['style', 'script'])('lets in the %s of the page by its hash, and nothing else', (tag) => {
    const hash = createHash('sha256')
      .update(textOf(named(tag)[0]))
      .digest('base64')
    expect(content).toContain(`${tag}-src 'sha256-${hash}';`)
    expect(textOf(named(tag)[0])).not.toMatch(/<\/|<!--/)
  })

  test('stands before anything that it rules', () => {
    expect(content).toMatch(/^default-src 'none'; style-src '[^']+'; script-src '[^']+'; base-uri 'none'; form-action 'none'$/)
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style'))
  })
})

describe('the figures are those of the reports', () => {
  const owes = (message: MessageReport) => ELEMENTS.filter((element) => ['required', 'recommended'].includes(message.elements[element]?.demand ?? ''))
  const count = (element: string, verdict: Verdict, list = messages) =>
    list.filter((message) => owes(message).includes(element as never) && message.elements[element as never as 'cause'].verdict === verdict).length
  const rows = within(byId('elements'))
    .filter(({ tagName }) => tagName === 'tr')
    .slice(1)

  test('a row an element', () => {
    expect(rows.map((row) => textOf(named('th', within(row))[0]))).toEqual(
      ELEMENTS.map((element) => ({ 'next-update': 'next update', 'current-action': 'action' })[element as string] ?? element),
    )
  })

  test.each(ELEMENTS.map((element, index) => [element, index] as const))('%s', (element, index) => {
    const cells = named('td', within(rows[index] as Node)).map((cell) => Number.parseInt(textOf(cell), 10))
    const [present, hollow, absent] = (['present', 'hollow', 'absent'] as const).map((verdict) => count(element, verdict)) as [number, number, number]
    expect(cells.slice(0, 4)).toEqual([present + hollow + absent, present, hollow, absent])
  })

  test('by component, whatever it is called', () => {
    const heads = named('th', within(byId('components'))).map((node) => textOf(node))
    expect(heads).toContain('Login 3')
    expect(heads).toContain('Login & mail 3')
    expect(heads).toContain('__proto__ 1')
  })

  test('promises kept and broken, and what stands in the summary', () => {
    expect(words('promises')).toMatch(/kept ?1 ?late, or never written ?1/)
    expect(words('summary')).toContain('1 of 2 promises of a next update by a time were kept (50%).')
  })

  test('a phrase counts messages, not occurrences', () => {
    const row = named('tr', within(byId('phrases'))).find((one) => textOf(one).includes('apologise for any inconvenience')) as Node
    expect(textOf(named('td', within(row))[0])).toBe('2')
    expect(words('phrases')).not.toContain('minor issue')
  })

  test('a post a message, a finding an open finding, the others only counted', () => {
    const posts = nodes.filter((node) => /^p\d+$/.test(attribute(node, 'id') ?? ''))
    expect(posts).toHaveLength(messages.length)
    for (const [index, { findings }] of messages.entries()) {
      const open = findings.filter((one) => !one.suppressed).length
      const items = nodes.filter((node) => (attribute(node, 'id') ?? '').startsWith(`f${index + 1}-`))
      expect(items).toHaveLength(open)
    }
    expect(words('p8')).toContain('One finding was set aside.')
  })

  test('the numbers in the words are those of the list of findings', () => {
    for (const post of nodes.filter((node) => /^p\d+$/.test(attribute(node, 'id') ?? ''))) {
      const ids = named('li', within(post)).flatMap((one) => attribute(one, 'id')?.match(/^f.*/) ?? [])
      expect(ids).toEqual(ids.map((_, index) => `${(attribute(post, 'id') ?? '').replace('p', 'f')}-${index + 1}`))
    }
    expect(named('li', within(byId('p1'))).length).toBeGreaterThan(1)
  })

  test('what was not read or not judged is named', () => {
    expect(words('unread')).toContain('One message is in a language without a pack and was not judged.')
    expect(words('unread')).toContain('gone <i>.md: permission denied </script>')
  })
})

describe('findings stand in the words that they are about', () => {
  const marksIn = (report: FileReport) => {
    const all = nodesIn(formatReports([report], 'html'))
    return named('mark', all).map((node) => textOf(node))
  }

  test('in a plain text', () => {
    const text = 'It was down. A minor issue. A minor issue.\n'
    const {
      messages: [message],
    } = createLinter().lint(text, { stage: 'resolved' })
    const actual = (message as MessageReport).findings.flatMap((one) => one.actual ?? [])
    const marks = marksIn({ schemaVersion: 1, path: 'a.md', messages: [message as MessageReport] })
    expect(marks.length).toBeGreaterThan(1)
    for (const words of actual) expect(marks.join('')).toContain(words.split(' ')[0])
  })

  test('where the source has escapes, at the occurrence that is next', () => {
    const source = `<p>Fine &amp; well: a minor issue. ${'Nothing else was seen &amp; nobody called. '.repeat(20)}Then a minor issue.</p>`
    const {
      messages: [message],
    } = createLinter().lint(source, { format: 'html', stage: 'resolved' })
    const found = (message as MessageReport).findings.filter((one) => one.ruleId === 'no-minimiser')
    const [last] = found.slice(-1)
    const at = (message as MessageReport).place.text.lastIndexOf('minor issue')
    const only = {
      ...(message as MessageReport),
      findings: [{ ...(last as (typeof found)[number]), actual: 'minor issue', offset: source.lastIndexOf('minor issue') }],
    }
    const all = nodesIn(formatReports([{ schemaVersion: 1, path: 'a.html', messages: [only] }], 'html'))
    const shown = all.find((node) => attribute(node, 'class') === 'text') as Node
    const before = textOf(shown).indexOf('minor issue1')
    expect(before).toBe(at)
  })

  test('findings that overlap are each told', () => {
    const {
      messages: [message],
    } = createLinter().lint('abcdefgh', { stage: 'resolved' })
    const finding = (from: number, to: number, severity: 'error' | 'info') => ({
      ...(message?.findings[0] as MessageReport['findings'][number]),
      severity,
      actual: 'abcdefgh'.slice(from, to),
      offset: from,
      endOffset: to,
    })
    const all = nodesIn(
      formatReports(
        [{ schemaVersion: 1, messages: [{ ...(message as MessageReport), findings: [finding(1, 6, 'info'), finding(3, 8, 'error'), finding(3, 4, 'info')] }] }],
        'html',
      ),
    )
    const marks = named('mark', all).map((node) => `${attribute(node, 'class')}:${textOf(node)}`)
    expect(marks).toEqual(['info:bc', 'error:d', 'error:ef', 'error:gh'])
    const shown = all.find((node) => attribute(node, 'class') === 'text') as Node
    expect(textOf(shown)).toBe('abcd3ef1gh2')
  })
})

describe('an archive that has little', () => {
  const bare = (report: FileReport) => nodesIn(formatReports([report], 'html'))
  const {
    messages: [message],
  } = createLinter().lint('Sign-in is down.', { stage: 'investigating' })
  const alone = bare({ schemaVersion: 1, path: 'a.md', messages: [message as MessageReport] })
  const line = (id: string) => textOf(byId(id, alone)).replace(/\s+/g, ' ')

  test.each([
    ['time', 'No chart over time'],
    ['components', 'No message names the components'],
    ['promises', 'No incident has two updates'],
    ['phrases', 'No hollow phrase stands in more than one message'],
    ['incidents', 'No two messages belong to one incident'],
    ['summary', 'Too few messages have a date of their own (0 of 1)'],
  ])('%s: a line instead of an empty chart', (id, said) => {
    expect(line(id)).toContain(said)
    expect(within(byId(id, alone)).filter((node) => attribute(node, 'class') === 'chart')).toEqual([])
  })

  test('nothing at all', () => {
    const empty = formatReports([], 'html')
    expect(empty).toContain('No message was read.')
    expect(parseFragment(empty)).toBeTruthy()
  })
})

describe('size', () => {
  const {
    messages: [message],
  } = createLinter().lint('Sign-in is down. We had a minor issue.', { stage: 'investigating' })

  test('a line of a megabyte is cut, and the page says so', () => {
    const text = `x${'<'.repeat(1_000_000)}`
    const one = { ...(message as MessageReport), place: { ...(message as MessageReport).place, text, offset: 0, endOffset: text.length } }
    const out = formatReports([{ schemaVersion: 1, messages: [one] }], 'html')
    expect(out.length).toBeLessThan(300_000)
    expect(out).toContain('980001 more characters are not shown.')
  })

  test('posts beyond the limit are counted and named, not drawn', () => {
    const text = 'y'.repeat(20_000)
    const one = { ...(message as MessageReport), findings: [], place: { ...(message as MessageReport).place, text, offset: 0, endOffset: text.length } }
    const out = formatReports([{ schemaVersion: 1, messages: Array.from({ length: 2000 }, () => one) }], 'html')
    const left = Number(/(\d+) posts, those read last, are not shown/.exec(out)?.[1])
    expect(left).toBeGreaterThan(300)
    expect(out.match(/<li class="entry post"/g)).toHaveLength(2000 - left)
    expect(out).toContain('What 2000 messages from')
    expect(out.length).toBeLessThan(34_000_000)
  })

  test('time is linear in the posts', () => {
    const write = (count: number) => {
      const many = {
        schemaVersion: 1 as const,
        messages: Array.from({ length: count }, (_, index) => ({
          ...(message as MessageReport),
          incidentId: String(index % 7),
          publishedAt: new Date(1.7e12 + index * 1e7).toISOString(),
        })),
      }
      return () => void formatReports([many], 'html')
    }
    // Twenty times the posts: 20 where time is linear, 400 where it is not.
    expect(growth(write(100), write(2000), 120)).toBeLessThan(120)
  }, 60_000)
})

test('the same reports give the same page', () => {
  expect(formatReports(archive(), 'html')).toBe(page)
})
