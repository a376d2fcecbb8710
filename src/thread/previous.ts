import { detectors } from '../detectors/index.ts'
import { judge } from '../judge.ts'
import type { Message } from '../model.ts'
import { instantOf, type Update } from './course.ts'
import type { Told } from './thread.ts'

/** A message as an earlier run found it. */
export interface Former {
  message: Message
  incidentId?: string
  /** As its folder names it: the end of the path of the file that has it now. */
  path?: string
  /** Milliseconds; undefined when only a date or nothing is known. */
  at: number | undefined
  /** Judged when a rule asks: most are only compared by their words. */
  told(): Told
}

/** What an earlier run found of this incident, and of others. */
export interface Previous {
  own: readonly Former[]
  others: readonly Former[]
  /** Of incidents of which nothing is left, where the first message of the file is among the updates. */
  lost?: readonly Former[]
}

export function formerOf(update: Update, path?: string): Former {
  let told: Told | undefined
  const { message, settings, found } = update
  const { incidentId } = message.meta
  const at = instantOf(message)
  return {
    message,
    ...(incidentId !== undefined && { incidentId }),
    ...(path !== undefined && { path }),
    at,
    told: () => (told ??= { ...update, judgement: judge(message, settings, detectors), at, staged: found.stage !== 'default' && found.stage !== 'words' }),
  }
}
