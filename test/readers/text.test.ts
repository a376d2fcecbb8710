import { describe, expect, test } from 'vitest'
import { textReader } from '../../src/readers/index.ts'
import { invariants } from './invariants.ts'
import { shape, stretches } from './shape.ts'

const read = (source: string) => {
  const drafts = textReader(source)
  expect(drafts).toHaveLength(1)
  invariants(source, drafts[0] as (typeof drafts)[0])
  return drafts[0] as (typeof drafts)[0]
}

const long = 'This line was wrapped by a mail program because it is longer than'

describe('zones', () => {
  test.each<[name: string, source: string, blocks: string[]]>([
    ['paragraphs', 'a\nb\n\n \t\nc', ['body: a\nb', 'body: c']],
    ['markup is words', '# a\n*b* <c> &amp; `d`', ['body: # a\n*b* <c> &amp; `d`']],
    ['bullets', 'Text:\n- a\n- b\n\n• c\n• d', ['body: Text:', 'list1: a', 'list1: b', 'list2: c', 'list2: d']],
    ['numbers', '1. a\n2. b\n\n1) c', ['list1o: a', 'list1o: b', 'list2o: c']],
    ['a number that begins a wrapped line is none', `${long} March\n2. The rest`, [`body: ${long} March\n2. The rest`]],
    ['an item goes on where it is set in, or was wrapped', `- a\n  b\n- ${long}\nc\n- d\ne`, ['list1: a\nb', `list1: ${long}\nc`, 'list1: d', 'body: e']],
    ['a lone dash may sign', 'Over.\n\n— Amara Diallo', ['body: Over.', 'body: — Amara Diallo']],
    ['two dashes are a list', '— a\n— b', ['list1: a', 'list1: b']],
    ['quotations', 'They wrote:\n> a\n>> b\nours', ['body: They wrote:', 'quote: a\nb', 'body: ours']],
    ['a passage set in', 'They wrote:\n\n    a\n    b\n\nours\n\nmore', ['body: They wrote:', 'quote: a\nb', 'body: ours', 'body: more']],
    ['a text set in throughout', '    a\n    b\n\n    c\n    d', ['body: a\nb', 'body: c\nd']],
    ['rulers', 'a\n----\nb\n\n====\n\nc.\n----\nd', ['heading2: a', 'body: b', 'body: c.', 'body: d']],
    ['underlined headings', 'Title\n=====\ntext', ['heading1: Title', 'body: text']],
    [
      'headings in capitals',
      'ROOT CAUSE\nA certificate expired.\n\nETA 14:00 UTC\n\nIMPACT:\nNobody could sign in.',
      ['heading2: ROOT CAUSE', 'body: A certificate expired.', 'body: ETA 14:00 UTC', 'heading2: IMPACT:', 'body: Nobody could sign in.'],
    ],
    ['capitals throughout', 'DEAR CUSTOMERS\n\nTHE SERVICE IS DOWN\n\nREGARDS', ['body: DEAR CUSTOMERS', 'body: THE SERVICE IS DOWN', 'body: REGARDS']],
    ['a footer', 'a\n-- \nLarkmail\nhelp@larkmail.example', ['body: a', 'footer: Larkmail\nhelp@larkmail.example']],
    ['fences', 'a\n```\nb\n\nc\n```\nd', ['body: a', 'code: b\nc', 'body: d']],
    ['a fence that nothing closes', '```\na', ['body: ```\na']],
    [
      'a log',
      'Seen:\n2026-03-03T14:00:01Z ERROR tls: expired\n2026-03-03 14:00:02,123 [WARN] retry\nthen',
      ['body: Seen:', 'code: 2026-03-03T14:00:01Z ERROR tls: expired\n2026-03-03 14:00:02,123 [WARN] retry', 'body: then'],
    ],
    [
      'a timeline is no log',
      '2026-03-03 14:00:01 Sign-in failed\n2026-03-03 14:40:00 Error rates fell',
      ['body: 2026-03-03 14:00:01 Sign-in failed\n2026-03-03 14:40:00 Error rates fell'],
    ],
    [
      'a stack trace',
      'It said:\n  at Login.check (login.js:10:5)\n  at main.js:3:1\n',
      ['body: It said:', 'code: at Login.check (login.js:10:5)\nat main.js:3:1'],
    ],
    ['labels and updates stay one message', 'Update 09:40 UTC: a\n\n---\n\nUpdate 09:10 UTC: b', ['body: Update 09:40 UTC: a', 'body: Update 09:10 UTC: b']],
  ])('%s', (_, source, blocks) => {
    expect(shape(read(source))).toEqual(blocks)
  })
})

test('addresses', () => {
  expect(stretches(read('See www.larkmail.example or help@larkmail.example.'))).toEqual([
    'link www.larkmail.example → http://www.larkmail.example',
    'link help@larkmail.example → mailto:help@larkmail.example',
  ])
})
