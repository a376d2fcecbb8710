import { describe, expect, test } from 'vitest'
import { compilePolicies } from '../src/compile/policy.ts'
import { asked } from '../src/demand.ts'
import { policies } from '../src/generated/policies.ts'
import { rules } from '../src/generated/rules.ts'
import { type Config, formatReports, lintText } from '../src/index.ts'
import { ELEMENTS, OPTIONALS, type OptionalId, type Stage } from '../src/model.ts'

const TEXT = 'Nobody could sign in. We will make it right.\n'
const judged = (config: Config, stage: Stage = 'resolved', text = TEXT) => {
  const [message] = lintText(text, { stage, channel: 'status', config }).messages
  if (!message) throw new Error('no message')
  return message
}

describe('optional elements', () => {
  test('stand in no report that does not ask for them', () => {
    const { elements, findings } = judged({})
    expect(Object.keys(elements)).toEqual([...ELEMENTS])
    expect(findings.map(({ element }) => element)).not.toContain('remedy')
    expect(Object.keys(judged({ extends: 'starter' }).elements)).toEqual([...ELEMENTS])
  })

  test('are all in strict, after the ten', () => {
    expect(Object.keys(judged({ extends: 'strict' }).elements)).toEqual([...ELEMENTS, ...OPTIONALS])
  })

  test('the config adds single ones', () => {
    const { elements, findings } = judged({ elements: ['remedy'] })
    expect(Object.keys(elements)).toEqual([...ELEMENTS, 'remedy'])
    expect(elements.remedy).toMatchObject({ verdict: 'hollow', demand: 'recommended' })
    expect(findings.find(({ element }) => element === 'remedy')).toMatchObject({
      ruleId: 'stated-remedy',
      spec: 'RP',
      severity: 'warning',
      actual: 'make it right',
    })
  })

  test('a name that is none is refused with those there are', () => {
    expect(() => judged({ elements: ['remedies' as OptionalId] })).toThrow('there is no optional element "remedies": use one of remedy,')
  })

  test('each has one rule', () => {
    for (const element of OPTIONALS) expect(rules.filter(({ concept, kind }) => concept === element && kind === 'require')).toHaveLength(1)
  })

  test('a recommended one stays so in strict; the config alone makes it an error', () => {
    const absent = 'Nobody could sign in.\n'
    const severity = (config: Config) => judged(config, 'resolved', absent).findings.find(({ ruleId }) => ruleId === 'stated-remedy')?.severity
    expect(severity({ extends: 'strict' })).toBe('info')
    expect(severity({ extends: 'strict', rules: { RP: 'error' } })).toBe('error')
    expect(severity({ extends: 'strict', rules: { 'stated-remedy': 'off' } })).toBeUndefined()
    expect(severity({ rules: { RP: 'error' } })).toBeUndefined()
  })

  test('the fate of data is required once it is over, and not before', () => {
    const demand = (stage: Stage) => judged({ elements: ['impact.data'] }, stage).elements['impact.data']?.demand
    expect(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem', 'security'].map((stage) => demand(stage as Stage))).toEqual([
      'none',
      'none',
      'none',
      'required',
      'required',
      'required',
    ])
  })

  test('a part never changes the verdict of impact', () => {
    const text = 'No data was lost.\n'
    expect(judged({ elements: ['impact.data'] }, 'resolved', text).elements.impact).toEqual(judged({}, 'resolved', text).elements.impact)
  })

  test('can be waived', () => {
    const { findings } = judged({ elements: ['remedy'], waive: { remedy: { reason: 'finance has not said yet' } } })
    expect(findings.find(({ element }) => element === 'remedy')?.suppressed).toMatchObject({ by: 'waive' })
  })

  test.each([
    ['reply', 'none'],
    ['false-alarm', 'none'],
    ['making-good', 'required'],
  ] as const)('remedy at resolved in a %s is %s', (situation, demand) => {
    expect(asked(policies['house'] as never, { stage: 'resolved', situation, channel: 'email' }, 'remedy', []).demand).toBe(demand)
  })

  test.each(['social', 'sms'] as const)('%s has no room for them', (channel) => {
    expect(lintText(TEXT, { stage: 'resolved', channel, config: { elements: ['remedy'] } }).messages[0]?.elements.remedy?.demand).toBe('none')
  })

  test.each(['pretty', 'markdown', 'agent'] as const)('the format %s shows those that are asked for', (format) => {
    const shown = (config: Config) => formatReports([{ ...lintText(TEXT, { path: 'a.md', stage: 'resolved', config }), path: 'a.md' }], format)
    expect(shown({ elements: ['remedy'] })).toMatch(/remedy( *\|? *\**|=)hollow/)
    expect(shown({})).not.toContain('remedy')
  })
})

describe('a profile of its own', () => {
  const house = { path: 'rules/policy/house.yml', source: HOUSE() }
  const validate = Object.assign(() => true, { errors: null }) as never
  const compile = (source: string) => compilePolicies([house, { path: 'rules/policy/own.yml', source }], validate)['own']

  test('extends another row by row and says what else it asks for', () => {
    const own = compile(
      'about: x\nextends: house\nasks: [remedy]\nmatrix:\n  status: |\n    element INV IDN MON RES PM SCH CAN SEC\n    signer n n n n n n n R\noptional:\n  status email: |\n    element INV IDN MON RES PM SCH CAN SEC\n    remedy n n n n n n n R\n',
    )
    expect(own?.matrix.status.signer).toMatchObject({ investigating: 'n', security: 'R' })
    expect(own?.matrix.status.contact).toMatchObject({ investigating: 'R' })
    expect(own?.matrix.email.signer).toMatchObject({ investigating: 'R' })
    expect(own?.matrix.email.remedy).toEqual({ security: 'R' })
    expect(own?.matrix.phone.remedy).toBeUndefined()
    expect(own?.asks).toEqual(['remedy'])
  })

  test('an element in the wrong table is refused where it stands', () => {
    const source = 'about: x\nextends: house\noptional:\n  status: |\n    element INV IDN MON RES PM SCH CAN SEC\n    signer n n n n n n n R\n'
    expect(() => compile(source)).toThrow(/own\.yml:4:11 .*`signer` is no element of this table/)
  })
})

function HOUSE(): string {
  const head = 'element INV IDN MON RES PM SCH CAN SEC'
  const channels = ['status', 'email', 'social', 'sms', 'phone', 'blog']
  const rows = ELEMENTS.map((element) => `    ${element} R R R R R R R R`).join('\n')
  return `about: x\nmatrix:\n${channels.map((channel) => `  ${channel}: |\n    ${head}\n${rows}\n`).join('')}`
}
