import { expect, test } from 'vitest'
import type { Rule } from '../src/compile/rules.ts'
import { merge } from '../src/merge.ts'
import type { FindingReport } from '../src/report.ts'

type Planted = [rule: string, from: number, to: number, severity?: string, more?: Partial<FindingReport>]

const find = ([ruleId, offset, endOffset, severity = 'warning', more = {}]: Planted) =>
  ({ ruleId, offset, endOffset, severity, kind: 'wording', ...more }) as FindingReport
const rules = [{ id: 'always', fixed: true }, { id: 'a' }, { id: 'b' }] as Rule[]
const said = (...planted: Planted[]) => merge(planted.map(find), rules).map((one) => `${one.ruleId} ${one.offset}-${one.endOffset}`)

test.each<[string, Planted[], string[]]>([
  [
    'apart, both are said',
    [
      ['a', 0, 5],
      ['b', 5, 9],
    ],
    ['a 0-5', 'b 5-9'],
  ],
  [
    'inside a longer one',
    [
      ['a', 0, 20],
      ['b', 5, 9],
    ],
    ['a 0-20'],
  ],
  [
    'overlapping in part, the longer stays',
    [
      ['a', 0, 8],
      ['b', 5, 20],
    ],
    ['b 5-20'],
  ],
  [
    'of one rule as well',
    [
      ['a', 0, 8],
      ['a', 5, 20],
    ],
    ['a 5-20'],
  ],
  [
    'as long, the first stays',
    [
      ['b', 0, 8],
      ['a', 4, 12],
    ],
    ['b 0-8'],
  ],
  [
    'the heavier stays, though shorter',
    [
      ['a', 0, 20, 'info'],
      ['b', 5, 9, 'error'],
    ],
    ['b 5-9'],
  ],
  [
    'what was dropped drops nothing',
    [
      ['a', 0, 8],
      ['b', 6, 16],
      ['a', 14, 40],
    ],
    ['a 0-8', 'a 14-40'],
  ],
  [
    'a fixed rule always speaks',
    [
      ['a', 0, 20, 'error'],
      ['always', 5, 9],
    ],
    ['a 0-20', 'always 5-9'],
  ],
  [
    'a fixed rule speaks once for the same words',
    [
      ['always', 0, 9],
      ['always', 1, 8],
    ],
    ['always 0-9'],
  ],
  [
    'facts are no wording',
    [
      ['a', 0, 20],
      ['b', 5, 9, 'warning', { kind: 'fact' }],
    ],
    ['a 0-20', 'b 5-9'],
  ],
  [
    'what the hollow element says',
    [
      ['a', 0, 20, 'error', { kind: 'element', verdict: 'hollow', element: 'cause' }],
      ['b', 5, 9, 'warning', { element: 'cause' }],
    ],
    ['a 0-20'],
  ],
])('%s', (_, planted, expected) => {
  expect(said(...planted)).toEqual(expected)
})
