import { describe, expect, test } from 'vitest'
import { lineIndex, spanOf } from '../../src/readers/source.ts'
import { feedReader } from '../../src/readers.ts'
import { growth } from '../growth.ts'
import { invariants } from './invariants.ts'

const item = (content: string) =>
  `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>x</title><item><title>Down</title>${content}</item></channel></rss>`

describe('places are those of the file', () => {
  test.each([
    ['escaped twice', '<description>We &amp;amp; you: &lt;b&gt;42&amp;nbsp;minutes&lt;/b&gt;.</description>', '42\u00a0minutes', '42&amp;nbsp;minutes'],
    ['CDATA', '<description><![CDATA[<p>It took <b>42 minutes</b> &amp; more.</p>]]></description>', '42 minutes', '42 minutes'],
    ['CDATA and references in turn', '<description>It took <![CDATA[<b>42 ]]>min&#117;tes</description>', '42 minutes', '42 ]]>min&#117;tes'],
    ['signs beyond 16 bits before it', '<description>🔥🔥 It took 42 minutes</description>', '42 minutes', '42 minutes'],
    ['carriage returns', '<description>It\r\ntook\r\n42 minutes</description>', '42 minutes', '42 minutes'],
  ])('%s', (_, content, words, slice) => {
    const source = item(content)
    const [draft] = feedReader(source)
    const start = draft?.text.indexOf(words) ?? -1
    expect(start).toBeGreaterThanOrEqual(0)
    const { offset, endOffset } = spanOf(lineIndex(source), draft?.runs ?? [], { start, end: start + words.length })
    expect(source.slice(offset, endOffset)).toBe(slice)
    if (draft) invariants(source, draft)
  })
})

describe('an entry with several stages is a thread, an article with a bold word is not', () => {
  const textsOf = (html: string) => feedReader(item(`<description><![CDATA[${html}]]></description>`)).map(({ text }) => text)
  test.each<[name: string, html: string, texts: string[]]>([
    ['labels with a colon inside', '<p><b>Resolved:</b> It is over.</p><p><b>Investigating:</b> It is down.</p>', ['It is over.', 'It is down.']],
    ['labels as headings', '<h3>Monitoring</h3><p>A fix is in.</p><h3>Identified</h3><p>A disk is full.</p>', ['A fix is in.', 'A disk is full.']],
    ['an article', '<p>We were down.</p><p><b>Update:</b> we are back.</p>', ['We were down.\n\nUpdate: we are back.']],
    ['a bold word that is no stage', '<p><b>Sorry</b> - we are down.</p>', ['Sorry - we are down.']],
    ['a stage in a sentence', '<p><b>Resolved</b> issues stay resolved.</p>', ['Resolved issues stay resolved.']],
    ['an update without words', '<p><b>Resolved</b> - </p><p><b>Investigating</b> - Down.</p>', ['Down.']],
  ])('%s', (_, html, texts) => {
    expect(textsOf(html)).toEqual(texts)
  })
})

describe('what is broken has one line with its place', () => {
  test.each([
    ['cut off', '<?xml version="1.0"?>\n<rss><channel><item><title>Down', /2:\d+ Unexpected XML: unclosed tag: title/],
    ['crossed tags', '<rss><channel>\n<item></channel>', /2:\d+ Unexpected XML/],
    ['no feed', '<?xml version="1.0"?><svg></svg>', /1:22 Unexpected `<svg>`, expected an RSS or Atom feed/],
    ['nothing', '', /1:1 Unexpected XML/],
    ['no XML', 'We are down.', /Unexpected XML/],
  ])('%s', (_, source, expected) => {
    let said = ''
    try {
      feedReader(source)
    } catch (error) {
      const { line, column, message } = error as { line: number; column: number; message: string }
      said = `${line}:${column} ${message}`
    }
    expect(said).toMatch(expected)
    expect(said).not.toContain('\n')
  })

  test('entities that a document declares are never expanded, files never opened', () => {
    const source = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY f SYSTEM "file:///etc/passwd">]>${item('<description>&a;&f; is down.</description>').slice(22)}`
    const [draft] = feedReader(source)
    expect(draft?.text).toBe('&a;&f; is down.')
    expect(draft?.remarks[0]?.message).toContain('Unexpected `&a;`, expected `&amp;a;`')
  })

  test('a bare ampersand is left as it stands', () => {
    const [draft] = feedReader(item('<description>R&D is down.</description>'))
    expect(draft?.text).toBe('R&D is down.')
    expect(draft?.remarks).toHaveLength(1)
  })

  test('nesting without end', () => {
    expect(feedReader(item(`<description>${'<a>'.repeat(50_000)}${'</a>'.repeat(50_000)}</description>`)).map(({ text }) => text)).toEqual([])
    expect(feedReader(item(`<description><![CDATA[${'<div>'.repeat(5000)}down]]></description>`)).map(({ text }) => text)).toEqual(['down'])
  })

  test('eight times the entries take about eight times as long', () => {
    const one = '<item><title>Down</title><description>&lt;p&gt;Mail is down &amp;amp; calendars too.&lt;/p&gt;</description></item>'
    const read = (count: number) => {
      const source = `<rss><channel>${one.repeat(count)}</channel></rss>`
      return () => expect(feedReader(source)).toHaveLength(count)
    }
    expect(growth(read(100), read(800), 32)).toBeLessThan(32)
  })
})
