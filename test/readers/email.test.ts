import { describe, expect, test } from 'vitest'
import { lineIndex, spanOf } from '../../src/readers/source.ts'
import { emailReader } from '../../src/readers.ts'
import { growth } from '../growth.ts'
import { invariants } from './invariants.ts'

const mail = (head: string, body: string) => `From: Mara Park <mara@larkmail.example>\r\nSubject: Down\r\n${head}\r\n\r\n${body}`
const quoted = (charset: string) => `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: quoted-printable`

describe('places are those of the file', () => {
  test.each([
    ['a sign of three bytes', mail(quoted('utf-8'), 'Mail is back =E2=80=94 all of it.'), 'back —', 'back =E2=80=94'],
    ['a soft line break', mail(quoted('utf-8'), 'It took 42 min=\r\nutes.'), 'minutes', 'min=\r\nutes'],
    ['a soft line break inside a sign', mail(quoted('utf-8'), 'f=C3=\r\n=BCr alle'), 'für', 'f=C3=\r\n=BCr'],
    ['an old charset', mail(quoted('iso-8859-1'), 'f=FCr alle'), 'für', 'f=FCr'],
    ['a flowed line', mail('Content-Type: text/plain; format=flowed', 'It took \r\n42 minutes.'), 'took 42', 'took \r\n42'],
    ['HTML inside', mail(quoted('utf-8').replace('plain', 'html'), '<p>It took <b>42=C2=A0min=\r\nutes</b>.</p>'), '42\u00a0minutes', '42=C2=A0min=\r\nutes'],
  ])('%s', (_, source, words, slice) => {
    const [draft] = emailReader(source)
    const start = draft?.text.indexOf(words) ?? -1
    expect(start).toBeGreaterThanOrEqual(0)
    const { offset, endOffset } = spanOf(lineIndex(source), draft?.runs ?? [], { start, end: start + words.length })
    expect(source.slice(offset, endOffset)).toBe(slice)
    if (draft) invariants(source, draft)
  })

  test('words in base64 stand in the encoded part', () => {
    const source = mail('Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64', 'TWFpbCBpcyBiYWNrLg==\r\n')
    const [draft] = emailReader(source)
    expect(draft?.text).toBe('Mail is back.')
    const { offset, endOffset } = spanOf(lineIndex(source), draft?.runs ?? [], { start: 0, end: 4 })
    expect(source.slice(offset, endOffset).trim()).toBe('TWFpbCBpcyBiYWNrLg==')
  })
})

test('what is answered is a quotation, in text and in HTML', () => {
  const zones = (type: string, body: string) => emailReader(mail(`Content-Type: ${type}`, body))[0]?.blocks.map(({ zone }) => zone)
  expect(zones('text/plain', 'Yes.\r\n\r\n> Is it back?\r\n')).toEqual(['body', 'quote'])
  expect(zones('text/html', '<div>Yes.</div><blockquote type="cite">Is it back?</blockquote>')).toEqual(['body', 'quote'])
})

describe('what is broken has one line with its place, or is read as far as it goes', () => {
  const errorOf = (source: string) => {
    try {
      emailReader(source)
    } catch (error) {
      return (error as Error).message
    }
    return ''
  }
  test.each([
    ['no mail', 'We are down.\n', /^Unexpected text, expected a mail/],
    ['nothing', '', /^Unexpected text, expected a mail/],
    ['only an attachment', mail('Content-Type: application/pdf', 'x'), /^Unexpected mail without a text/],
    ['a boundary that nobody names', mail('Content-Type: multipart/mixed', '--x\r\n\r\nHi.'), /^Unexpected mail without a text/],
    ['a boundary that never comes', mail('Content-Type: multipart/mixed; boundary=x', 'Hi.'), /^Unexpected mail without a text/],
    ['parts without end', mail('Content-Type: multipart/mixed; boundary=x', `--x\r\nContent-Type: image/png\r\n\r\nx\r\n`.repeat(10_000)), /without a text/],
    ['nesting without end', 'Content-Type: multipart/mixed; boundary=x\n\n--x\n'.repeat(5000), /without a text/],
  ])('%s', (_, source, message) => {
    expect(errorOf(source)).toMatch(message)
    expect(errorOf(source)).not.toContain('\n')
  })

  test('ten thousand parts: the first ones are read', () => {
    const source = mail('Content-Type: multipart/alternative; boundary=x', `--x\r\nContent-Type: text/plain\r\n\r\nMail is back.\r\n`.repeat(10_000))
    const [draft] = emailReader(source)
    expect(draft?.text).toBe('Mail is back.')
    expect(draft?.remarks.map(({ message }) => message)).toEqual([expect.stringContaining('Unexpected number or depth of parts')])
  })

  test.each<[string, (count: number) => string]>([
    ['semicolons', (count) => `Content-Type: text/plain${';'.repeat(count)}`],
    ['folds', (count) => `Subject: a\r\n${' b\r\n'.repeat(count / 5)}X: y`],
    ['encoded words', (count) => `Subject: ${'=?utf-8?q?a?= '.repeat(count / 5)}`],
    ['spaces', (count) => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${' '.repeat(count)}x`],
  ])('eight times as many %s take about eight times as long', (_, head) => {
    const read = (count: number) => {
      const source = mail(head(count), 'Hi.')
      return () => void emailReader(source)
    }
    expect(growth(read(25_000), read(200_000), 32)).toBeLessThan(32)
  })
})
