import { describe, expect, test } from 'vitest'
import { htmlReader } from '../../src/readers/index.ts'
import { lineIndex, spanOf } from '../../src/readers/source.ts'
import { invariants } from './invariants.ts'
import { shape, stretches } from './shape.ts'

const read = (source: string) => {
  const [draft] = htmlReader(source)
  if (!draft) throw new Error('no draft')
  invariants(source, draft)
  return draft
}

describe('zones', () => {
  test.each<[name: string, source: string, blocks: string[]]>([
    [
      'an update of a status page',
      "<p><small>Mar <var data-var='date'>3</var>, <var data-var='time'>17:42</var> UTC</small><br /><strong>Resolved</strong> - It&#39;s over.</p>",
      ["body: Mar 3, 17:42 UTC\nResolved - It's over."],
    ],
    ['breaks', 'a<br />b<br><br/>\n c', ['body: a\nb', 'body: c']],
    ['white space', '<p>\n  a   b\n  <b> c</b> d\n</p>\n<p> </p><p>&nbsp;</p>', ['body: a b c d']],
    ['lists', '<ul><li>a<li>b<ol><li>c</ol></ul><ul><li>d</ul>', ['list1: a', 'list1: b', 'list2o: c', 'list3: d']],
    ['tables', '<table><tr><th>Time<th>Event<tr><td>14:00<td>It <i>failed</i></table>', ['heading: Time', 'heading: Event', 'cell: 14:00', 'cell: It failed']],
    ['headings', '<h1>a</h1><h3>b</h3>c', ['heading1: a', 'heading3: b', 'body: c']],
    ['quotations hold everything', '<blockquote><h2>a</h2><ul><li>b</ul><pre>c</pre></blockquote>d', ['quote: a', 'quote: b', 'code: c', 'body: d']],
    ['code', '<pre>  a\n\n  b &lt; c</pre>', ['code: a\n\n  b < c']],
    ['images and captions', 'See <img src=c.png alt="a &amp; b"> here<figcaption>c</figcaption>', ['body: See here', 'caption: a & b', 'caption: c']],
    ['comments', 'a<!-- b -->c', ['body: ac', 'comment: b']],
    [
      'what is no part of the message',
      '<nav>x</nav><script>x</script><style>x</style><template>x</template><noscript>x</noscript><iframe>x</iframe><form><input><button>x</button></form><div class="social-share">x</div><p hidden>x</p><p style="display: none">x</p>a',
      ['body: a'],
    ],
    ['a form around everything', '<form id="page"><p>a</p><button>x</button></form>', ['body: a']],
    ['footers', 'a<footer>b</footer>', ['body: a', 'footer: b']],
    ['struck words', 'a <del>b</del> <s>c</s>', ['body: a', 'comment: b', 'comment: c']],
    ['slots', 'Dear <First Name>,', ['body: Dear <First Name>,']],
    ['quoted words', 'They said <q>it works</q>.', ['body: They said “it works”.']],
    ['text without tags keeps its lines', 'a\nb &amp; c\n\nd', ['body: a\nb & c', 'body: d']],
    ['stray and unclosed tags', 'a</i> b <b>c</p>d', ['body: a b c', 'body: d']],
    ['unknown references are words', 'a &nosuch; b & c &copy d', ['body: a &nosuch; b & c © d']],
  ])('%s', (_, source, blocks) => {
    expect(shape(read(source))).toEqual(blocks)
  })
})

test('stretches', () => {
  const source = '<p>See <a href="https://larkmail.example?a=1&amp;b=2">the <b>page</b></a>, https://larkmail.example or <code>x</code></p>'
  expect(stretches(read(source))).toEqual([
    'link the page → https://larkmail.example?a=1&b=2',
    'strong page',
    'link https://larkmail.example → https://larkmail.example',
    'code x',
  ])
})

test.each<[source: string, words: string, slice: string]>([
  ['<p>We&#39;re <b>sorry</b> about it</p>', "We're sorry about", 'We&#39;re <b>sorry</b> about'],
  ['<p>a</p>\r\n<p>one\r\n  two</p>', 'one two', 'one\r\n  two'],
  ['\ufeff<i>x</i> words', 'words', 'words'],
  ['a<br>b', 'a\nb', 'a<br>b'],
  ['&amp;&amp;x', '&x', '&amp;x'],
  ['<td>14:00</td>', '14:00', '14:00'],
])('%j: %j stands at %j', (source, words, slice) => {
  const draft = read(source)
  const start = draft.text.indexOf(words)
  const { offset, endOffset } = spanOf(lineIndex(source), draft.runs, { start, end: start + words.length })
  expect(source.slice(offset, endOffset)).toBe(slice)
})

test('a page says its title, language, author and date; its main part is the message', () => {
  const source =
    '<!doctype html><html lang="id"><head><title> Larkmail\n status</title><meta name="author" content="Amara Diallo"><meta property="article:published_time" content="2026-03-03T14:00:00Z"></head><body><header>Logo</header><main><h1>Down</h1>Text</main><aside>More</aside></body></html>'
  const draft = read(source)
  expect(shape(draft)).toEqual(['heading1: Down', 'body: Text'])
  expect(draft.meta).toEqual({ title: 'Larkmail status', author: 'Amara Diallo', publishedAt: '2026-03-03T14:00:00Z' })
  expect(draft.said).toEqual({ language: { value: 'id', finder: 'container' }, publishedAt: { value: '2026-03-03T14:00:00Z', finder: 'container' } })
})

test('decoding is needed to get from a slice to the text', () => {
  expect(read('a').escaped).toBe(true)
})
