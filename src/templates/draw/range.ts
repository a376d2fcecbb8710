import type { TimeExpression } from '../../times/index.ts'

const CLOCK = '\\d{1,2}[:.h]\\d{2}'
const RANGE = new RegExp(`^(.*?)(${CLOCK})[^\\d]{1,12}(${CLOCK})(.*)$`, 'u')
const WHOLE = new RegExp(CLOCK, 'u')

/**
 * The ends of a range as two times, in its own words: "11:02 to 12:40 UTC on 3 June" began at "11:02 UTC on 3 June" and ended at
 * "12:40 UTC". Undefined for a range with no zone of its own.
 */
export function endsOf({ text, moment, until }: TimeExpression): { begin: string; end: string } | undefined {
  const [front, back] = [moment?.zone, until?.zone]
  if (moment && until && front?.source === 'own' && back?.source === 'own' && moment.written.includes(front.written) && WHOLE.test(moment.written))
    return { begin: moment.written, end: until.written }
  const [, lead = '', from = '', to = '', tail = ''] = RANGE.exec(text) ?? []
  if (from === '' || back?.source !== 'own' || !tail.includes(back.written)) return undefined
  return { begin: `${lead}${from}${tail}`.replace(/^\p{Ll}+\s+(?=\d)/u, ''), end: `${to} ${back.written}` }
}
