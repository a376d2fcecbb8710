import type { AliasKind } from '../compile/aliases.ts'
import { aliases } from '../generated/aliases.ts'
import type { Situation, Stage } from '../model.ts'
import { aliasKey } from './alias-key.ts'

const FILLERS = new Set(aliases.fillers)
const SILENT = new Set(aliases.silent)

/** Which stage a situation belongs to (SPEC 2.1); the others can stand at any. */
export const STAGE_OF: Partial<Record<Situation, Stage>> = {
  'in-progress': 'scheduled',
  completed: 'scheduled',
  'false-alarm': 'resolved',
  correction: 'resolved',
  'making-good': 'resolved',
  'follow-up': 'postmortem',
}

/** What a word or two stand for; with `sure`, only words that are sure in a file name too. */
export function aliasOf<T extends string>(kind: AliasKind, words: string, sure = false): T | undefined {
  const key = aliasKey(words)
  const found = Object.hasOwn(aliases[kind], key) ? aliases[kind][key] : undefined
  return found && (found.sure || !sure) ? (found.value as T) : undefined
}

/** Words around a label that say nothing: "update", "status". */
export function isFiller(words: string): boolean {
  return FILLERS.has(aliasKey(words))
}

/** A value of `status` that speaks of publishing or of severity, not of an incident. */
export function isSilent(words: string): boolean {
  return SILENT.has(aliasKey(words))
}
