import { describe, expect, test } from 'vitest'
import { rules } from '../../src/generated/rules.ts'
import { type Config, createLinter } from '../../src/index.ts'
import { compilePack } from '../../src/node.ts'

/** A letter in parts, so that each can be left out or put in other words. */
const LETTER = {
  title: '# Notice of Data Breach',
  happened: '## What Happened',
  event: 'From 4 to 6 May 2026 a stranger read the accounts of 214 customers of Larkmail. A key of our mail gateway that never expired let them in.',
  found: 'We discovered it on 6 May 2026.',
  delay: 'This notice was not delayed by law enforcement.',
  information: '## What Information Was Involved',
  data: 'They copied names, postal addresses and Social Security numbers. They read no passwords.',
  doing: '## What We Are Doing',
  act: 'We withdrew the key on 6 May 2026 and are checking every account with an outside firm. We write again by 20 May 2026 at 12:00 UTC.',
  prevention: 'Since 7 May every key expires after 24 hours, and a scan stops any push that holds one.',
  service: 'You get 12 months of identity theft protection at no cost; the code is in your account.',
  can: '## What You Can Do',
  advice: 'Change your password at https://larkmail.example/account and wherever else you use it.',
  consequences: 'With your name and address somebody could send you a false bill.',
  agencies: 'Ask a credit agency for a freeze: Equifax, 12 Quay Street, 888-555-0101.',
  more: '## For More Information',
  contact: 'Ring 800-555-0100, or write to privacy@larkmail.example.',
  sorry: 'We are sorry that strangers read your letters; that was our fault.',
  signer: 'Amara Diallo, Head of Privacy, Larkmail',
}
type Part = keyof typeof LETTER
const letter = (changes: Partial<Record<Part, string>> = {}) =>
  Object.values({ ...LETTER, ...changes })
    .filter(Boolean)
    .join('\n\n')

function findings(profile: string, text: string, config: Config = {}) {
  return (
    createLinter({ extends: profile, ...config }).lint(text, { stage: 'security', channel: 'email', publishedAt: '2026-05-10' }).messages[0]?.findings ?? []
  )
}
/** The findings of the preset, each by a few of its words. */
const owed = (profile: string, text: string) =>
  findings(profile, text)
    .filter(({ ruleId }) => ruleId === 'preset-content')
    .map(({ severity, message }) => `${severity} ${/without "([^"]+)"|without [\w' ]+|left open|silence|later than|delay/.exec(message)?.[0]}`)

const PROFILES = ['id-pdp', 'gdpr-34', 'us-ca', 'us-hipaa']
const REMINDER: Record<string, string> = { 'id-pdp': 'info later than', 'gdpr-34': 'info delay', 'us-ca': 'info later than', 'us-hipaa': 'info later than' }

test.each(PROFILES)('%s: the whole letter lacks nothing; the reminder of the time stays', (profile) => {
  expect(owed(profile, letter())).toEqual([REMINDER[profile]])
})

const NO_DATA = {
  data: '',
  event: LETTER.event.replace('read the accounts of 214 customers of Larkmail', 'was in the systems of Larkmail'),
  consequences: '',
  sorry: 'We are sorry; that was our fault.',
}

describe('what a preset asks for: there, and not', () => {
  test.each<[string, string, Partial<Record<Part, string>>]>([
    ['id-pdp', 'error without the personal data that were disclosed', NO_DATA],
    ['id-pdp', 'error left open', { data: 'They copied personal data such as names and addresses.' }],
    ['gdpr-34', 'error without what may come of it', { consequences: '' }],
    ['us-ca', 'error without "Notice of Data Breach"', { title: '' }],
    ['us-ca', 'error without "What Happened"', { happened: '## The Event' }],
    ['us-ca', 'error without "What Information Was Involved"', { information: '' }],
    ['us-ca', 'error without "What We Are Doing"', { doing: '' }],
    ['us-ca', 'error without "What You Can Do"', { can: '' }],
    ['us-ca', 'error without "For More Information"', { more: '' }],
    ['us-ca', 'error without the personal data that were disclosed', NO_DATA],
    ['us-ca', 'error left open', { data: 'They copied personal data, including names and Social Security numbers.' }],
    ['us-ca', 'error without the credit agencies', { agencies: '' }],
    ['us-ca', 'error without the credit agencies', { agencies: 'Ask a credit agency for a freeze.', contact: 'Write to privacy@larkmail.example.' }],
    ['us-ca', 'warning without an identity service', { service: '' }],
    ['us-ca', 'info silence', { delay: '' }],
    ['us-hipaa', 'error without the personal data that were disclosed', NO_DATA],
    ['us-hipaa', 'error left open', { data: 'They copied names, addresses, etc.' }],
    ['us-hipaa', 'error without the day on which you found it out', { found: '' }],
    ['us-hipaa', 'error without the day on which you found it out', { found: 'We discovered it in a check of our logs.' }],
    ['us-hipaa', 'error without a way to ask that costs nothing', { contact: 'Ring 212-555-0100.', agencies: '', advice: 'Change your password.' }],
  ])('%s: %s, and nothing else', (profile, said, changes) => {
    const lacks = owed(profile, letter(changes))
    expect(lacks).toContain(said)
    expect(lacks.filter((one) => one !== said)).toEqual([REMINDER[profile]])
  })

  test('numbers of identity papers, and what follows from them, are asked for only where they are', () => {
    const plain = { agencies: '', service: '' }
    expect(owed('us-ca', letter({ ...plain, data: 'They copied names and postal addresses.' }))).toEqual([REMINDER['us-ca']])
    expect(owed('us-ca', letter({ ...plain, data: 'They copied names. No Social Security numbers were copied.' }))).toEqual([REMINDER['us-ca']])
    for (const papers of ["driver's license numbers", 'California ID cards', 'SSNs'])
      expect(owed('us-ca', letter({ ...plain, data: `They copied names and ${papers}.` }))).toContain('error without the credit agencies')
  })

  test.each(['800-555-0100', '1-888-555-0100', '+1 833 555 0100', '0800 555 0100'])('%s costs nothing', (number) => {
    const rest = { agencies: '', advice: 'Change your password.' }
    expect(owed('us-hipaa', letter({ ...rest, contact: `Ring ${number}.` }))).toEqual([REMINDER['us-hipaa']])
    expect(owed('us-hipaa', letter({ ...rest, contact: 'Ring +1 212 555 0100.' }))).toContain('error without a way to ask that costs nothing')
  })

  test('what is left open is said where it stands', () => {
    const text = letter({ data: 'They copied personal data such as names and addresses.' })
    const [finding] = findings('us-ca', text).filter(({ message }) => message.includes('left open'))
    expect(finding).toMatchObject({ actual: 'such as', line: text.slice(0, text.indexOf('such as')).split('\n').length })
  })

  test('in Indonesian', () => {
    const lint = (text: string) =>
      createLinter({ extends: 'id-pdp', locale: 'en' })
        .lint(text, { stage: 'security', channel: 'email', language: 'id' })
        .messages[0]?.findings.filter(({ message }) => message.includes('left open')).length
    expect(lint('Orang asing menyalin nama dan alamat 214 pelanggan dari 4 sampai 6 Mei 2026.')).toBe(0)
    expect(lint('Orang asing menyalin data seperti nama dan alamat 214 pelanggan dari 4 sampai 6 Mei 2026.')).toBe(1)
  })
})

describe('elements that the article asks for', () => {
  /** What is left when an element is gone, where leaving out one part is not enough. */
  const few = (...parts: Part[]) => Object.fromEntries(Object.keys(LETTER).map((part) => [part, parts.includes(part as Part) ? LETTER[part as Part] : '']))
  const LEFT_OUT: Record<string, Partial<Record<Part, string>>> = {
    'named-signer': { signer: '' },
    'reachable-contact': few('title', 'event', 'data', 'doing'),
    'clear-timeline': { event: 'A stranger read the accounts of 214 customers of Larkmail.', found: '' },
    'bounded-impact': few('title', 'found', 'act', 'signer'),
    'stated-cause': { event: 'From 4 to 6 May 2026 a stranger read the accounts of 214 customers of Larkmail.', data: 'Names were copied.' },
    'specific-prevention': { prevention: '', act: '', advice: '' },
    'current-action': few('title', 'event', 'signer'),
    workaround: few('title', 'event', 'data', 'signer'),
  }
  const cited = PROFILES.flatMap((profile) => {
    const all = findings(profile, 'Hello.').filter(({ why }) => why.includes('preset, check with counsel'))
    return all.filter(({ kind }) => kind === 'element').map(({ ruleId }): [string, string] => [profile, ruleId])
  })

  test('are those of the table', () => {
    const of = (profile: string) => cited.flatMap(([name, rule]) => (name === profile ? [rule] : [])).sort()
    expect(of('id-pdp')).toEqual(['clear-timeline', 'current-action', 'specific-prevention', 'stated-cause'])
    expect(of('gdpr-34')).toEqual([
      'bounded-impact',
      'current-action',
      'named-signer',
      'reachable-contact',
      'specific-prevention',
      'stated-cause',
      'workaround',
    ])
    expect(of('us-ca')).toEqual(['bounded-impact', 'clear-timeline', 'current-action', 'named-signer', 'reachable-contact', 'stated-cause', 'workaround'])
    expect(of('us-hipaa')).toEqual([
      'bounded-impact',
      'clear-timeline',
      'current-action',
      'reachable-contact',
      'specific-prevention',
      'stated-cause',
      'workaround',
    ])
  })

  test.each(cited)('%s, %s: quiet on the whole letter; where it is missing the finding cites the article', (profile, rule) => {
    expect(findings(profile, letter()).map(({ ruleId }) => ruleId)).not.toContain(rule)
    const [finding] = findings(profile, letter(LEFT_OUT[rule])).filter(({ ruleId }) => ruleId === rule)
    expect(finding?.why).toMatch(/Asked for by .+ \(preset, check with counsel\)\.$/)
  })

  test('each finding of a preset says that it is one, and carries the article', () => {
    for (const profile of PROFILES)
      for (const { ruleId, message, why } of findings(profile, 'Hello.'))
        if (ruleId === 'preset-content') expect([message, why]).toEqual([expect.stringContaining('preset, check with counsel'), expect.stringMatching(/\d/)])
  })
})

describe("where the law has the words, they are nobody's wording (V11, V24, V28)", () => {
  const WORDS =
    'about: x\nconcept: no-euphemism\nentries:\n  - { phrases: [notice of data breach, what happened], missing: x, hits: [A notice of data breach., What happened.], spares: [A notice.] }\n'
  const said = async (profile: string, text: string) => {
    const packs = [await compilePack([{ path: 'lexicons/no-euphemism.yml', source: WORDS }])]
    return findings(profile, text, { packs }).flatMap(({ ruleId, line }) => (ruleId === 'no-euphemism' ? [line] : []))
  }

  test('in its headings, and nowhere else', async () => {
    const text = `${letter()}\n\nThis notice of data breach is long.`
    expect(await said('us-ca', text)).toEqual([text.split('\n').length])
    expect((await said('us-hipaa', text)).length).toBe(3)
  })

  test('under its title nothing is a buried lede', () => {
    const text = letter({ event: `Here at Larkmail, we care.\n\n${LETTER.event}` })
    const buried = (profile: string, body: string) => findings(profile, body).some(({ ruleId }) => ruleId === 'no-buried-lede')
    expect([buried('us-hipaa', text), buried('us-ca', text), buried('us-ca', text.replace(LETTER.title, '# A letter'))]).toEqual([true, false, true])
  })

  test('names rules that there are', () => {
    for (const id of ['no-euphemism', 'no-corporate-third-person', 'no-buried-lede']) expect(rules.map((rule) => rule.id)).toContain(id)
  })
})
