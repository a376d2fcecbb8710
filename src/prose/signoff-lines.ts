import type { Place } from '../model.ts'
import type { TextLine } from './lines.ts'

/** A run of lines, or a part of one line from `start` on. */
export type Found = Place

/** A sign-off is no longer (SPEC 0.2). */
export const MOST_LINES = 6
const ADDRESS = /@|https?:|www\.|\+?\d[\d\s().-]{5,}\d/
/** How a statement ends. */
export const STOPPED = /[.!?…:)\]"”*_]$/

/** "Tel +44 20 7946 0018", "amara@larkmail.example": an address and at most three words. */
export function isAddressLine(line: TextLine): boolean {
  if (line.text.length > 80 || !ADDRESS.test(line.text)) return false
  return (
    line.text
      .replace(/\S*(?:@|:\/\/|www\.)\S*/g, '')
      .split(/\s+/)
      .filter((word) => /^[^\d]*\p{L}/u.test(word)).length <= 3
  )
}

/** A short line of a date or a time: "Leeds, 3 March 2026". */
export function isDateLine(line: TextLine | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= 60 &&
    /\d/.test(line.text) &&
    !line.signature() &&
    (line.read()?.tokens ?? []).filter((token) => !token.number && !token.capital).length <= 2
  )
}

/** A line of a list that dashes make, not a signature behind a dash. */
export function inDashes(lines: readonly TextLine[], at: number): boolean {
  const dashed = (line: TextLine | undefined) =>
    line !== undefined && (line.block.zone === 'list' ? line.block.list : /^\s*[-*•]\s/.test(line.text) ? -1 : undefined)
  const own = dashed(lines[at])
  if (own === undefined || own === false) return false
  return [at - 1, at + 1].some((other) => dashed(lines[other]) === own) || (lines[at - 1]?.text.endsWith(':') ?? false)
}
