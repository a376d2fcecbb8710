import { describe, expect, test } from 'vitest'
import { sentenceRanges } from '../../src/prose/sentences.ts'
import { tokenize } from '../../src/prose/tokenize.ts'

const abbreviations = Object.assign(new Set(['approx', 'e.g', 'dr', 'no', 'min', 'jan']), { wordlike: new Set(['no', 'min']) })
const split = (text: string) => sentenceRanges(text, 0, text.length, abbreviations).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test.each([
    ['Uploads fail. We are on it.', ['Uploads fail.', 'We are on it.']],
    ['It took approx. 20 minutes, e.g. for uploads.', ['It took approx. 20 minutes, e.g. for uploads.']],
    ['Version 4.2 is out at 10.30 today.', ['Version 4.2 is out at 10.30 today.']],
    ['See status.larkmail.example for more. Thanks!', ['See status.larkmail.example for more.', 'Thanks!']],
    ['It began at 9 a.m. Pacific time. We fixed it.', ['It began at 9 a.m. Pacific time.', 'We fixed it.']],
    ['It began at 9 a.m. We fixed it.', ['It began at 9 a.m.', 'We fixed it.']],
    ['Signed by A. B. Diallo for us.', ['Signed by A. B. Diallo for us.']],
    ['The depot at No. 30 lost power.', ['The depot at No. 30 lost power.']],
    ['In room No. B12 it was warm.', ['In room No. B12 it was warm.']],
    ['Was it lost? No. We have it all.', ['Was it lost?', 'No.', 'We have it all.']],
    ['It took 12 min. Then it worked.', ['It took 12 min.', 'Then it worked.']],
    ['It took 12 min. 40 orders failed.', ['It took 12 min. 40 orders failed.']],
    ['Ask Dr. Diallo.', ['Ask Dr. Diallo.']],
    ['Really?! Yes.', ['Really?!', 'Yes.']],
    ['We waited... then it worked.', ['We waited... then it worked.']],
    ['He said "it works." Then it broke.', ['He said "it works."', 'Then it broke.']],
    ['Start: 10:00 UTC\nEnd: 11:00 UTC', ['Start: 10:00 UTC', 'End: 11:00 UTC']],
    [
      'This line was wrapped by the editor of whoever wrote\nit down, and goes on here.',
      ['This line was wrapped by the editor of whoever wrote\nit down, and goes on here.'],
    ],
    ['2. Add alerts. 3. Rest.', ['2. Add alerts.', '3. Rest.']],
    ['Some (and rightly so!) about names. Yes.', ['Some (and rightly so!) about names.', 'Yes.']],
    ['- one\n- two', ['- one', '- two']],
    ['No full stop at the end', ['No full stop at the end']],
    ['  ', []],
    ['ログインできません。調査中です。', ['ログインできません。', '調査中です。']],
  ])('%j', (text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  test('a wall of text without a stop is cut, so that no cost grows with the square of it', () => {
    const parts = split('a'.repeat(10_000))
    expect(parts.map((part) => part.length)).toEqual([4000, 4000, 2000])
  })
})

describe('tokens', () => {
  test.each([
    ["Don't – 99.9% of 1,930 third-party O’Keeffe's", ["don't", '99.9', '%', 'of', '1,930', 'third', 'party', "o'keeffe's"]],
    ['14:07Z ns3 5xx €4 @lark #1', ['14:07', 'z', 'ns3', '5', 'xx', '€', '4', '@', 'lark', '#', '1']],
    ['Ｕｐｌｏａｄ naïve Ö', ['upload', 'naïve', 'ö']],
  ])('%j', (text, expected) => {
    expect(tokenize(text).map((token) => token.norm)).toEqual(expected)
  })

  test('offsets cut out the word as written', () => {
    const text = 'We — “Larkmail” — failed'
    for (const token of tokenize(text)) expect(text.slice(token.start, token.end).toLowerCase()).toBe(token.norm)
    expect(tokenize(text).map((token) => token.lead)).toEqual(['', ' — “', '” — '])
  })
})
