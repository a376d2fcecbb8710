import type { TextLine } from './lines.ts'
import { isPerson, isPersonWithRole, type Part } from './signature.ts'
import { isDateLine } from './signoff-lines.ts'

/** Salutation and by-line: before the first statement. */
export function head(lines: readonly TextLine[], take: (first: number, last: number) => void): void {
  for (let at = 0; at < Math.min(lines.length, 5); at++) {
    const line = lines[at] as TextLine
    if (isSalutation(line)) {
      take(at, at)
      continue
    }
    const signature = line.signature()
    if (!signature) {
      if (line.text.length > 60 && !isDateLine(line)) return
      continue
    }
    const label = signature.lead === 'label' || signature.lead === 'role label'
    const group = signature.parts.length === 1 && line.block.zone === 'body' && isTeam(line, signature.parts[0] as Part)
    const dated = isPerson(signature) && (isDateLine(lines[at - 1]) || isDateLine(lines[at + 1]))
    if (label || (lines.length > 1 && (group || dated || isPersonWithRole(signature)))) take(at, at)
  }
}

function isTeam(line: TextLine, part: Part): boolean {
  const read = line.read()
  return part.kind === 'group' && /\p{L}$/u.test(line.text) && read?.found.of('group-noun').some((hit) => hit.last === read.tokens.length - 1) === true
}

function isSalutation(line: TextLine): boolean {
  const read = line.read()
  if (!read || read.tokens.length > 8 || /[.?]$/.test(line.text)) return false
  const hit = read.found.of('salutation')[0]
  return hit !== undefined && (/[,:!]$/.test(line.text) || hit.last >= read.tokens.length - 2)
}
