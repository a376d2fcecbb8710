import type { DetectorContext, Mark, Message, Sentence } from '../model.ts'
import { present } from './mark.ts'

/** Initials, handles and stylings that the config maps to people (SPEC 1.1, 3c), at the end of a line. */
export function mapped(message: Message, { org }: DetectorContext, lines: readonly Sentence[]): Mark | undefined {
  const names = Object.entries(org.people).flatMap(([key, name]) => [key.replace(/^[@^]/, ''), name])
  for (const line of lines) {
    for (const name of names) {
      const at = line.text.length - name.length - (/[.)\]*_]$/.test(line.text) ? 1 : 0)
      if (name.length === 0 || at < 0 || line.text.slice(at, at + name.length).toLowerCase() !== name.toLowerCase()) continue
      const signed = line.block.zone === 'signoff' || /(?:^|\n|[-–—~^@/(]\s?)$/.test(line.text.slice(0, at))
      if (signed)
        return present(message, 'signer', { start: line.start + at, end: line.start + at + name.length }, { because: 'in `org.people` of the config' })
    }
  }
  return undefined
}
