import { describe, expect, test } from 'vitest'
import { localeOf } from '../../src/cli/spoken.ts'
import { createLinter, formatReports, lintText } from '../../src/index.ts'

describe('locale', () => {
  test.each<[string, { locale?: string }, Record<string, string>, string]>([
    ['nothing said', {}, {}, 'en'],
    ['the environment', {}, { LANG: 'id_ID.UTF-8' }, 'id'],
    ['messages before the language', {}, { LC_MESSAGES: 'id_ID', LANG: 'en_GB.UTF-8' }, 'id'],
    ['LC_ALL before all', {}, { LC_ALL: 'en_US.UTF-8', LC_MESSAGES: 'id_ID', LANG: 'id_ID' }, 'en'],
    ['an empty variable says nothing', {}, { LC_ALL: '', LANG: 'id_ID' }, 'id'],
    ['the option before the environment', { locale: 'id-ID' }, { LC_ALL: 'en_US.UTF-8' }, 'id'],
    ['a language without words', { locale: 'de' }, {}, 'en'],
    ['no language', {}, { LANG: 'C.UTF-8' }, 'en'],
  ])('%s', (_, flags, env, expected) => expect(localeOf(flags, env)).toBe(expected))

  const hollow = 'We had a minor issue.\n\nThe Team\n'
  const first = ({ messages }: ReturnType<typeof lintText>) => messages[0]?.findings.map(({ message }) => message).join('\n') ?? ''

  test('findings speak the language of the message unless told', () => {
    expect(first(lintText(hollow, { stage: 'resolved' }))).toMatch(/Unexpected signer/)
    expect(first(lintText(hollow, { stage: 'resolved', locale: 'id' }))).toMatch(/Penanda tangan .* seharusnya/)
    expect(first(createLinter({ locale: 'id' }).lint(hollow, { stage: 'resolved' }))).toMatch(/seharusnya/)
    expect(first(createLinter({ locale: 'id' }).lint(hollow, { stage: 'resolved', locale: 'en' }))).toMatch(/Unexpected/)
  })

  test('a locale changes words and no verdict', () => {
    const [english, indonesian] = ['en', 'id'].map((locale) => lintText(hollow, { stage: 'resolved', locale }).messages[0])
    const verdicts = (one: typeof english) =>
      Object.entries(one?.elements ?? {}).map(([element, { verdict, mode, demand }]) => [element, verdict, mode, demand])
    expect(verdicts(indonesian)).toEqual(verdicts(english))
    expect(indonesian?.findings.map(({ ruleId, offset, severity }) => [ruleId, offset, severity])).toEqual(
      english?.findings.map(({ ruleId, offset, severity }) => [ruleId, offset, severity]),
    )
  })

  test('reports in Indonesian', () => {
    const report = lintText('Aplikasi sempat mati.', { stage: 'resolved', language: 'id' })
    expect(formatReports([report], 'pretty', { language: 'id' })).toMatch(/tanda tangan +tidak ada/)
  })
})
