import { describe, expect, test } from 'vitest'
import { compilePolicies } from '../../src/compile/policy.ts'
import { asked } from '../../src/demand.ts'
import { policies } from '../../src/generated/policies.ts'
import { CHANNELS, ELEMENTS, type Mark, SITUATIONS, STAGES } from '../../src/model.ts'
import matrix from './matrix.json' with { type: 'json' }

const table = matrix as Record<string, Record<string, Record<string, string>>>
const house = policies['house'] as NonNullable<(typeof policies)['house']>
const mark = (concept: string, mode: Mark['mode'] = 'stated'): Mark => ({ concept, worth: 'present', mode, place: { start: 0, end: 1 }, actual: '' })
const demandOf = (
  profile: string,
  element: (typeof ELEMENTS)[number],
  stage: (typeof STAGES)[number],
  more: Partial<Parameters<typeof asked>[1]> = {},
  marks: Mark[] = [],
) => asked(policies[profile] as typeof house, { stage, situation: 'ordinary', channel: 'status', ...more }, element, marks)

describe('the house table', () => {
  test.each(CHANNELS.flatMap((channel) => ELEMENTS.map((element) => [channel, element] as const)))(
    '%s %s is the specification, cell by cell',
    (channel, element) => {
      const own = Object.fromEntries(STAGES.map((stage) => [stage, house.matrix[channel][element][stage].replace('t', '')]))
      expect(own).toEqual(table[channel]?.[element])
    },
  )

  test('lets only contact, timeline, impact and cause be carried by an earlier update, on status posts that watch or close', () => {
    const cells = CHANNELS.flatMap((channel) =>
      ELEMENTS.flatMap((element) => STAGES.map((stage) => [channel, element, stage, house.matrix[channel][element][stage]] as const)),
    )
    expect(
      cells
        .filter(([, , , cell]) => cell.includes('t'))
        .map(([channel, element, stage]) => `${channel} ${element} ${stage}`)
        .sort(),
    ).toEqual(['contact', 'timeline', 'cause', 'impact'].flatMap((element) => [`status ${element} monitoring`, `status ${element} resolved`]).sort())
  })
})

describe('situations', () => {
  test('all seven besides the ordinary one are in the table', () => {
    expect(Object.keys(house.situations).sort()).toEqual(SITUATIONS.filter((one) => one !== 'ordinary').sort())
  })

  test.each([
    ['in-progress', 'cause', 'scheduled', 'none'],
    ['in-progress', 'next-update', 'scheduled', 'required'],
    ['in-progress', 'contact', 'scheduled', 'required'],
    ['completed', 'prevention', 'scheduled', 'none'],
    ['completed', 'impact', 'scheduled', 'required'],
    ['false-alarm', 'apology', 'resolved', 'recommended'],
    ['correction', 'timeline', 'resolved', 'recommended'],
    ['reply', 'signer', 'investigating', 'required'],
    ['reply', 'impact', 'investigating', 'none'],
    ['follow-up', 'prevention', 'postmortem', 'required'],
    ['follow-up', 'cause', 'postmortem', 'none'],
    ['making-good', 'apology', 'resolved', 'recommended'],
  ] as const)('%s: %s at %s is %s', (situation, element, stage, demand) => {
    expect(demandOf('house', element, stage, { situation }).demand).toBe(demand)
  })
})

describe('conditional cells', () => {
  test.each([
    ['next-update', 'resolved', [], 'none'],
    ['next-update', 'resolved', [mark('cause', 'deferred')], 'required'],
    ['next-update', 'resolved', [mark('cause', 'stated')], 'none'],
    ['next-update', 'resolved', [mark('remedy-pending')], 'required'],
    ['next-update', 'cancelled', [mark('no-new-window')], 'required'],
    ['workaround', 'resolved', [], 'recommended'],
    ['workaround', 'resolved', [mark('customer-must-act')], 'required'],
    ['apology', 'scheduled', [], 'recommended'],
    ['apology', 'scheduled', [mark('short-notice')], 'required'],
  ] as const)('%s at %s with %j', (element, stage, marks, demand) => {
    expect(demandOf('house', element, stage, {}, [...marks]).demand).toBe(demand)
  })

  test('a reply to one person on a social channel must be signed', () => {
    expect(demandOf('house', 'signer', 'investigating', { channel: 'social' }).demand).toBe('recommended')
    expect(demandOf('house', 'signer', 'investigating', { channel: 'social' }, [mark('reply-to-one')]).demand).toBe('required')
  })
})

test('strict asks for what house recommends and takes nothing from earlier updates', () => {
  expect(demandOf('strict', 'apology', 'investigating').demand).toBe('required')
  expect(demandOf('strict', 'prevention', 'identified').demand).toBe('none')
  expect([...demandOf('strict', 'cause', 'resolved').accepts]).not.toContain('earlier')
  expect([...demandOf('house', 'cause', 'resolved').accepts]).toContain('earlier')
})

test('a table with a wrong cell is refused where it stands', () => {
  const source = 'about: x\nmatrix:\n  status: |\n    element INV\n    signer Q\n'
  const validate = Object.assign(() => true, { errors: null }) as never
  expect(() => compilePolicies([{ path: 'rules/policy/own.yml', source }], validate)).toThrow(/own\.yml:3:11 .*`Q` is none/)
})
