import { describe, expect, test } from 'vitest'
import { markdownReader } from '../../src/readers/index.ts'
import { lineIndex, spanOf } from '../../src/readers/source.ts'
import { shape, stretches } from './shape.ts'
import { readTree } from './tree.ts'

describe('zones', () => {
  test.each<[name: string, source: string, blocks: string[]]>([
    [
      'headings',
      '# One\n\n## Two *em* ##\n\nThree\n=====\n\nFour\n----\n\ntext',
      ['heading1: One', 'heading2: Two em', 'heading1: Three', 'heading2: Four', 'body: text'],
    ],
    ['a sentence over dashes is no heading', 'We fixed the queue.\n---\nOlder *words*.', ['body: We fixed the queue.', 'body: Older words.']],
    ['nor are two lines', '*One*\ntwo\n---', ['body: One\ntwo']],
    ['lists are numbered', '- a\n- b\n  1. c\n  2. d\n\n* e *x*', ['list1: a', 'list1: b', 'list2o: c', 'list2o: d', 'list3: e x']],
    ['an item of two paragraphs', '- a *x*\n\n  b\n- c', ['list1: a x', 'list1: b', 'list1: c']],
    ['tasks', '- [x] done\n- [ ] open', ['list1: done', 'list1: open']],
    ['quotations hold everything', '> # a\n> - b\n>\n> c\nlazy\n\nours', ['quote: a', 'quote: b', 'quote: c\nlazy', 'body: ours']],
    ['a quotation in an item', '- a\n  > b\n- c', ['list1: a', 'quote: b', 'list1: c']],
    ['code', '```sh\nx\n\n  y\n```\n\n    z\n', ['code: x\n\n  y', 'code: z']],
    ['a fence that nothing closes', 'a\n\n```\nb\n\nc', ['body: a', 'code: b\n\nc']],
    ['tables', '| Time | Event |\n|--|--|\n| 14:00 | `a\\|b` *failed* |', ['heading: Time', 'heading: Event', 'cell: 14:00', 'cell: a|b failed']],
    ['rulers are no block', 'a\n\n---\n\nb\n\n***', ['body: a', 'body: b']],
    ['comments', 'a <!-- b --> c\n\n<!-- d\n\ne -->\n\nf', ['body: a  c', 'comment: b', 'comment: d\n\ne', 'body: f']],
    ['images leave the sentence', 'See ![the *chart*](c.png) here.\n\n![alone](d.png)', ['body: See  here.', 'caption: the chart', 'caption: alone']],
    ['struck words are withdrawn', 'We ~~never~~ know ~30 to ~40 users.', ['body: We  know ~30 to ~40 users.', 'comment: never']],
    ['footnotes', 'Sign-in failed[^1].\n\n[^1]: For 214 *accounts*.', ['body: Sign-in failed.', 'body: For 214 accounts.']],
    ['definitions are no words', '[a][b]\n\n[b]: https://larkmail.example "t"', ['body: a']],
  ])('%s', (_, source, blocks) => {
    expect(shape(readTree(source))).toEqual(blocks)
  })
})

describe('HTML inside', () => {
  test.each<[name: string, source: string, blocks: string[]]>([
    ['inline tags go', 'a <b>b</b> <span class="x">c</span>', ['body: a b c']],
    ['line breaks', 'a<br>b <br/> c<br><br>d', ['body: a\nb\nc', 'body: d']],
    ['blocks', '<p>a &amp; b</p>\n<ul>\n<li>c</li>\n</ul>', ['body: a & b', 'list1: c']],
    ['a list of HTML between two of Markdown', '* a *x*\n\n<ol><li>b</li></ol>\n\n* c', ['list1: a x', 'list2o: b', 'list3: c']],
    ['Markdown between tags', '<div>\n\n*a*\n\n</div>', ['body: a']],
    ['a quotation that opens and closes in blocks of its own', '<blockquote>\n\n*a*\n\n</blockquote>\n\nb', ['quote: a', 'body: b']],
    ['scripts are no words', '<script>\nx\n</script>\n\na', ['body: a']],
    ['slots are', 'Dear <First Name>, <b>hello</b>', ['body: Dear <First Name>, hello']],
    ['in a list', '- <p>a</p>\n- b', ['list1: a', 'list1: b']],
    ['struck', 'a <del>b <s>c</s></del> d', ['body: a  d', 'comment: b c']],
  ])('%s', (_, source, blocks) => {
    expect(shape(readTree(source))).toEqual(blocks)
  })
})

test.each<[source: string, inlines: string[]]>([
  ['[text](https://larkmail.example/a?b=1&amp;c=2 "t")', ['link text → https://larkmail.example/a?b=1&c=2']],
  ['[a *b*][c] and [C] and ![d][c]\n\n[c]: /e\\*f', ['link a b → /e*f', 'link C → /e*f', 'image d → /e*f']],
  [
    '<https://larkmail.example> <help@larkmail.example>',
    ['link https://larkmail.example → https://larkmail.example', 'link help@larkmail.example → mailto:help@larkmail.example'],
  ],
  [
    'At https://larkmail.example/a_b_c, www.larkmail.example (see https://larkmail.example/x_(y)).',
    [
      'link https://larkmail.example/a_b_c → https://larkmail.example/a_b_c',
      'link www.larkmail.example → http://www.larkmail.example',
      'link https://larkmail.example/x_(y) → https://larkmail.example/x_(y)',
    ],
  ],
  ['Mail help@larkmail.example. Not @help or a@b.', ['link help@larkmail.example → mailto:help@larkmail.example']],
  ['`code https://larkmail.example` **bold** `` a`b ``', ['code code https://larkmail.example', 'strong bold', 'code a`b']],
  ['[https://larkmail.example](https://elsewhere.example)', ['link https://larkmail.example → https://elsewhere.example']],
  ['<a href="https://larkmail.example?a=1&amp;b">x</a> <strong>y</strong> <code>z</code>', ['link x → https://larkmail.example?a=1&b', 'strong y', 'code z']],
  ['[![badge](b.svg)](https://larkmail.example) x', ['image badge → b.svg']],
])('stretches of %j', (source, inlines) => {
  expect(stretches(readTree(source))).toEqual(inlines)
})

test.each<[source: string, words: string, slice: string]>([
  ['a **bold** word', 'bold word', 'bold** word'],
  ['x &amp; y', '&', '&amp;'],
  ['x \\* y', '*', '\\*'],
  ['> one\n> two *three*', 'two three', 'two *three'],
  ['one  \ntwo *x*', 'one\ntwo', 'one  \ntwo'],
  ['*x*\r\n\r\none\r\ntwo', 'one\ntwo', 'one\r\ntwo'],
  ['\ufeff*x* words', 'words', 'words'],
  ['---\ntitle: t\n---\n\n*x* words', 'words', 'words'],
  ['| a | b |\n|-|-|\n| c | `d\\|e` |', 'd|e', 'd\\|e'],
  ['see [the page](https://larkmail.example) now', 'the page', 'the page'],
  ['&#x1F525; hot', '🔥 hot', '&#x1F525; hot'],
])('%j: %j stands at %j', (source, words, slice) => {
  const draft = readTree(source)
  const start = draft.text.indexOf(words)
  const { offset, endOffset } = spanOf(lineIndex(source), draft.runs, { start, end: start + words.length })
  expect(source.slice(offset, endOffset)).toBe(slice)
})

test('the first heading of depth 1 is the title, unless front matter has one', () => {
  expect(markdownReader('text\n\n# A *title*\n\n# Another')[0]?.meta.title).toBe('A title')
  expect(markdownReader('## Two\n\n# A title')[0]?.meta.title).toBe('A title')
  expect(markdownReader('---\ntitle: Mine\n---\n# A title')[0]?.meta.title).toBe('Mine')
  expect(markdownReader('text')[0]?.meta.title).toBeUndefined()
})

test('the message stands from its first to its last word', () => {
  const [draft] = markdownReader('---\na: b\n---\n\n  **One** two.  \n\n')
  expect([draft?.offset, draft?.endOffset]).toEqual([18, 28])
})
