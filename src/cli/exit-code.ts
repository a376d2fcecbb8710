import type { Summary } from '../summary.ts'
import type { Flags } from './arguments.ts'

/** 2 when something could not be read, else 1 when findings are grave or many enough, else 0. */
export function exitCode(
  { errors, warnings, infos }: Summary,
  unread: number,
  { 'fail-on': failOn = 'error', 'max-warnings': maxWarnings, 'exit-zero': exitZero }: Flags,
): 0 | 1 | 2 {
  if (unread > 0) return 2
  const grave = errors + (failOn === 'error' ? 0 : warnings) + (failOn === 'info' ? infos : 0)
  const tooMany = maxWarnings !== undefined && warnings > Number(maxWarnings)
  return !exitZero && (grave > 0 || tooMany) ? 1 : 0
}
