import { describe, expect, test } from 'vitest'
import { lintText } from '../../src/index.ts'
import { htmlReader, markdownReader, textReader } from '../../src/readers/index.ts'
import { repaired } from '../../src/readers/mojibake.ts'
import { lineIndex, spanOf } from '../../src/readers/source.ts'
import { invariants } from './invariants.ts'

/** What UTF-8 becomes when it is read as windows-1252. */
const CASES: [mangled: string, meant: string][] = [
  ['We said â€œno dataâ€\u009d was lost.', 'We said “no data” was lost.'],
  ['Itâ€™s back â€“ all of it.', 'It’s back – all of it.'],
  ['JÃ¶rg GroÃŸ dankt für alles.', 'Jörg Groß dankt für alles.'],
  ['It is back ðŸŽ‰ðŸŽ‰ now.', 'It is back 🎉🎉 now.'],
  ['42Â minutes, 7Â hours.', '42Â minutes, 7Â hours.'],
  ['42Â\u00a0minutes, 7Â\u00a0hours.', '42\u00a0minutes, 7\u00a0hours.'],
]

describe('what was mangled is judged as it was meant', () => {
  test.each(CASES)('%s', (mangled, meant) => {
    for (const [read, source] of [
      [textReader, mangled],
      [markdownReader, `- **x** ${mangled}`],
      [htmlReader, `<p>&lt; ${mangled}</p>`],
    ] as const) {
      const [draft] = read(source)
      const after = draft && repaired(draft)
      expect(after?.text).toContain(meant)
      expect(after?.remarks).toHaveLength(mangled === meant ? 0 : 1)
      if (after) invariants(source, after)
    }
  })

  test('places after it, and its own, are those of the file', () => {
    const source = 'We said â€œno dataâ€\u009d was *lost* today.'
    const [before] = markdownReader(source)
    const draft = before && repaired(before)
    const slice = (words: string) => {
      const start = draft?.text.indexOf(words) ?? -1
      const { offset, endOffset } = spanOf(lineIndex(source), draft?.runs ?? [], { start, end: start + words.length })
      return source.slice(offset, endOffset)
    }
    expect([slice('lost'), slice('today'), slice('“no'), slice('”')]).toEqual(['lost', 'today', 'â€œno', 'â€\u009d'])
  })

  test.each(['Ça va, Ã la carte.', 'Crème brûlée – voilà.', 'Â', 'ÃŽle de France', 'São Paulo, Ã', '“Quoted” – as is.'])('%s is left as it is', (text) => {
    const [draft] = textReader(text)
    expect(draft && repaired(draft)).toBe(draft)
  })

  test('it is reported once, where it stands', () => {
    const { messages } = lintText('Mail is down.\n\nItâ€™s the disk. Weâ€™re sorry.', { stage: 'investigating' })
    const found = messages[0]?.findings.filter(({ ruleId }) => ruleId === 'source-trouble')
    expect(found).toHaveLength(1)
    expect(found?.[0]).toMatchObject({ line: 3, column: 3, message: expect.stringContaining('Unexpected `â€™`, expected `’`') })
  })
})
