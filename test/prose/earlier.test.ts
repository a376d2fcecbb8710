import { expect, test } from 'vitest'
import { languages } from '../../src/languages/index.ts'
import { prepare } from '../../src/prose/prepare.ts'
import { markdownReader, textReader } from '../../src/readers/index.ts'

const pack = languages.en.pack

/** The words that stand in zone `earlier`, block by block. */
const earlier = (source: string, reader = markdownReader): string[] => {
  const prose = prepare(reader(source)[0] as ReturnType<typeof markdownReader>[0], pack)
  return prose.blocks.filter(({ zone }) => zone === 'earlier').map(({ start, end }) => prose.text.slice(start, end))
}

const old = 'We are investigating failed sign-ins at Larkmail.'
const news = 'An expired certificate refused every sign-in until 14:35 UTC.'

test.each([
  '--- Previous update ---',
  '--- Previous update (13:10 UTC) ---',
  'Previous update:',
  '**Earlier updates**',
  '## Previous updates',
  '----- Original Message -----',
  '===== Forwarded message =====',
  '[Previous message]',
  'Earlier update, 3 March 13:10 UTC:',
  'Begin forwarded message:',
  'On Tue, 3 Mar 2026 at 13:10, Amara Diallo <amara@larkmail.example> wrote:',
])('%j parts what stands below it', (separator) => {
  const found = earlier(`${news}\n\n${separator}\n\n${old}\n\n- Login\n- Mail`)
  expect(found.slice(1)).toEqual([old, 'Login', 'Mail'])
  expect(found[0]).toBe(separator.replace(/^## |\*\*|[<>]/g, ''))
})

test.each([
  'Update 13:10 UTC:',
  '**Update** 13:10 UTC',
  '---',
  'The previous update was wrong: mail works.',
  'Our previous update named the wrong region.',
  'Our previous update is out.',
  'As we said in an earlier message, mail works.',
  '[Initial message]',
  'Previous incident',
  '- Previous updates',
  '| Previous status | Now |\n|--|--|\n| Down | Up |',
])('%j parts nothing', (separator) => {
  expect(earlier(`${news}\n\n${separator}\n\n${old}`)).toEqual([])
})

test('a separator within a paragraph', () => {
  expect(earlier(`${news}\n--- Previous update ---\n${old}`, textReader)).toEqual([`--- Previous update ---\n${old}`])
})

test('nothing stands above: it is the message', () => {
  expect(earlier(`Previous updates:\n\n${old}`)).toEqual([])
  expect(earlier(`# Previous updates\n\n${old}`)).toEqual([])
})

test('under a heading they end with its section', () => {
  expect(earlier(`${news}\n\n## Previous updates\n\n${old}\n\n### 13:10 UTC\n\n${old}\n\n## Contact\n\nMail help@larkmail.example.`)).toEqual([
    'Previous updates',
    old,
    '13:10 UTC',
    old,
  ])
})

test('what is quoted, code or comment stays so', () => {
  const prose = prepare(markdownReader(`${news}\n\nPrevious update:\n\n> ${old}\n\n    code`)[0] as ReturnType<typeof markdownReader>[0], pack)
  expect(prose.blocks.map(({ zone }) => zone)).toEqual(['body', 'earlier', 'quote', 'code'])
})
