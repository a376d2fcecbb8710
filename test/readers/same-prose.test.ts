import { expect, test } from 'vitest'
import { htmlReader, markdownReader, textReader } from '../../src/readers/index.ts'
import { shape, stretches } from './shape.ts'

/** The same prose in three formats. Headings, tables and emphasis exist in all but plain text. */
const cases: { name: string; markdown: string; html: string; text?: string; blocks: string[] }[] = [
  {
    name: 'paragraphs',
    markdown: 'We are investigating.\n\nNext update at 15:00 UTC,\nhere.',
    html: '<p>We are investigating.</p><p>Next update at 15:00 UTC,<br>here.</p>',
    text: 'We are investigating.\n\nNext update at 15:00 UTC,\nhere.',
    blocks: ['body: We are investigating.', 'body: Next update at 15:00 UTC,\nhere.'],
  },
  {
    name: 'entities and emphasis',
    markdown: 'R&amp;D is **sorry** for the *lost* mail: \\#42 &lt; 43.',
    html: '<p>R&amp;D is <strong>sorry</strong> for the <em>lost</em> mail: #42 &lt; 43.</p>',
    text: 'R&D is sorry for the lost mail: #42 < 43.',
    blocks: ['body: R&D is sorry for the lost mail: #42 < 43.'],
  },
  {
    name: 'lists and addresses',
    markdown: 'Affected:\n\n- Login at https://larkmail.example/a\n- Mail to help@larkmail.example\n\n1. First\n2. Second',
    html: '<p>Affected:</p><ul><li>Login at https://larkmail.example/a</li><li>Mail to help@larkmail.example</li></ul><ol><li>First</li><li>Second</li></ol>',
    text: 'Affected:\n\n* Login at https://larkmail.example/a\n* Mail to help@larkmail.example\n\n1. First\n2. Second',
    blocks: ['body: Affected:', 'list1: Login at https://larkmail.example/a', 'list1: Mail to help@larkmail.example', 'list2o: First', 'list2o: Second'],
  },
  {
    name: 'headings',
    markdown: '# Over\n\nIt is over.',
    html: '<h1>Over</h1><p>It is over.</p>',
    text: 'Over\n====\n\nIt is over.',
    blocks: ['heading1: Over', 'body: It is over.'],
  },
  {
    name: 'quotations and code',
    markdown: 'They said:\n\n> It works.\n\n```\nx = 1\ny = 2\n```\n\nNo.',
    html: '<p>They said:</p><blockquote><p>It works.</p></blockquote><pre>x = 1\ny = 2</pre><p>No.</p>',
    text: 'They said:\n\n> It works.\n\n```\nx = 1\ny = 2\n```\n\nNo.',
    blocks: ['body: They said:', 'quote: It works.', 'code: x = 1\ny = 2', 'body: No.'],
  },
  {
    name: 'tables and pictures',
    markdown: '| Time | Event |\n|--|--|\n| 14:00 | Down |\n\n![A chart](c.png)\n\n~~gone~~',
    html: '<table><tr><th>Time</th><th>Event</th></tr><tr><td>14:00</td><td>Down</td></tr></table><p><img src="c.png" alt="A chart"></p><p><del>gone</del></p>',
    blocks: ['heading: Time', 'heading: Event', 'cell: 14:00', 'cell: Down', 'caption: A chart', 'comment: gone'],
  },
]

test.each(cases)('$name', ({ markdown, html, text, blocks }) => {
  const drafts = [markdownReader(markdown)[0], htmlReader(html)[0], ...(text === undefined ? [] : [textReader(text)[0]])]
  const links = (draft: (typeof drafts)[0]) => draft && stretches(draft).filter((one) => one.startsWith('link'))
  for (const draft of drafts) {
    expect(draft && shape(draft)).toEqual(blocks)
    expect(draft?.text).toBe(drafts[0]?.text)
    expect(links(draft)).toEqual(links(drafts[0]))
  }
})
