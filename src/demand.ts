import type { Cell, Policy } from './compile/policy.ts'
import { type Demand, ELEMENTS, type JudgedId, type Mark, type Message, type Mode, type Stage } from './model.ts'

/** What a cell asks of one message: the demand and the modes of *present* that it takes. */
export interface Asked {
  demand: Demand
  accepts: ReadonlySet<Mode>
  /** The cell as the policy table has it, for `--trace`. */
  cell: Cell
}

const DEMANDS: Record<string, Demand> = { R: 'required', r: 'recommended', n: 'none', X: 'forbidden', C: 'none' }
const MODES: Record<string, Mode> = { u: 'unknown', d: 'deferred', l: 'linked', t: 'earlier' }

/** SPEC 2.3, 2.1 (situations), 2.4 (conditions), 0.8 (profiles), in this order. */
export function asked(policy: Policy, message: Pick<Message, 'stage' | 'situation' | 'channel'>, element: JudgedId, marks: readonly Mark[]): Asked {
  const cell = cellOf(policy, message, element)
  let demand = DEMANDS[cell[0] as string] as Demand
  for (const condition of policy.conditions) {
    const applies =
      condition.element === element &&
      (condition.stage === '*' || condition.stage === message.stage) &&
      (!condition.channel || condition.channel === message.channel)
    if (!applies || cell[0] === 'n' || cell[0] === 'X') continue
    if (condition.when.some((concept) => marked(marks, concept))) demand = 'required'
    else if (cell[0] === 'C' && demand === 'none') demand = condition.otherwise
  }
  if (policy.promote && demand === 'recommended' && isElement(element)) demand = 'required'
  const modes = [...cell.slice(1)].map((letter) => MODES[letter] as Mode)
  if (policy.promote) modes.splice(0, modes.length, ...modes.filter((mode) => mode !== 'earlier'))
  return { demand, accepts: new Set<Mode>(['stated', 'provided', ...modes]), cell }
}

/** One of the ten; an optional one stays a recommendation whatever the profile promotes. */
function isElement(element: JudgedId): boolean {
  return (ELEMENTS as readonly JudgedId[]).includes(element)
}

function cellOf(policy: Policy, message: Pick<Message, 'stage' | 'situation' | 'channel'>, element: JudgedId): Cell {
  const table = policy.matrix[message.channel][element]
  const own = table?.[message.stage] ?? 'n'
  const situation = policy.situations[message.situation]
  if (!situation) return own
  const code = situation.cells[element] ?? situation.rest
  if (code === 'keep') return own
  const [, stage] = /^as (\w+)$/.exec(code) ?? []
  return stage ? (table?.[stage as Stage] ?? 'n') : code
}

function marked(marks: readonly Mark[], concept: string): boolean {
  const [name, mode] = concept.split(':')
  return marks.some((mark) => mark.concept === name && (!mode || mark.mode === mode))
}
