import type { TextLine } from './lines.ts'
import { isPerson, isPersonWithRole, type Part, type Signature } from './signature.ts'
import type { Found } from './signoff-lines.ts'

const SIGN = /(?:^|[.!?…)\]"”*_]\s*|\s)(?:(?:[-–—―~^]{1,2})\s*(?=[\p{L}@"‘ʻ])|\/\/?(?=\p{Lu}))/gu
const STOP = /(?<!\s\p{Lu})[.!?…]\s+(?=\(?[\p{Lu}\d+])|https?:\/\/\S+\s+(?=\p{Lu})/gu
/** What stands before a dash that leads in a signature: the end of a sentence or an address. */
const ENDED = /(?:[.!?…)\]"”*_]|https?:\/\/\S{3,200})\s*$/
/** Units at the end of a line in which a signature may stand. */
const REACH = 110

/** A signature at the end of a paragraph: "… for the trouble. - Amara Diallo", "… ^AD", "… Regards, Amara", "… Team Larkmail". */
export function inlineAt(line: TextLine): Found[] {
  const from = Math.max(0, line.text.length - REACH)
  return behindSign(line, from) ?? behindStop(line, from) ?? beforeStop(line) ?? []
}

/** A last paragraph that begins with who signs and says how to reach them: "Amara Diallo, duty manager. Ring me on …". */
function beforeStop(line: TextLine): Found[] | undefined {
  const stop = line.opens ? [...line.text.slice(0, REACH).matchAll(STOP)][0] : undefined
  const alone = stop && line.readFrom(line.start, line.start + stop.index + 1)
  const signature = alone?.signature()
  if (!alone || !signature || signature.lead === 'opener') return undefined
  const reachable = isPerson(signature) && /[@\d]/.test(line.text.slice(stop?.index))
  return reachable || isPersonWithRole(signature) ? [{ start: alone.start, end: alone.end }] : undefined
}

function behindSign(line: TextLine, from: number): Found[] | undefined {
  for (const match of [...line.text.slice(from).matchAll(SIGN)].reverse()) {
    const at = from + match.index + match[0].search(/[-–—―~^/]/)
    const rest = line.readFrom(line.start + at)
    const signature = rest.signature()
    if (!signature || rest.text.endsWith('!')) continue
    const stopped = at === 0 || match[0].includes('^') || ENDED.test(line.text.slice(0, at))
    const glued = !/\s$/.test(match[0]) && signature.parts.length === 1
    if (stopped || glued) return [{ start: rest.start, end: line.end }]
  }
  return undefined
}

/** The last sentence, or the one before it, is a signature and nothing else. */
function behindStop(line: TextLine, from: number): Found[] | undefined {
  const starts = [...line.text.slice(from).matchAll(STOP)].map((match) => from + match.index + match[0].length)
  for (let i = starts.length - 1; i >= 0; i--) {
    const rest = line.readFrom(line.start + (starts[i] as number))
    if (signs(rest, rest.signature(), i === starts.length - 1)) return [{ start: rest.start, end: line.end }]
    const next = starts[i + 1]
    const alone = next === undefined ? undefined : line.readFrom(rest.start, line.start + next)
    if (alone && isTeam(alone.signature())) return [{ start: alone.start, end: alone.end }]
  }
  return undefined
}

function signs(rest: TextLine, signature: Signature | undefined, last: boolean): boolean {
  if (!signature || rest.text.endsWith('!')) return false
  if (signature.lead === 'opener' || signature.lead === 'label' || isPersonWithRole(signature)) return true
  const name = signature.parts[0]
  if (last && name?.kind === 'name' && !name.affiliated && !name.doubtful && signature.lead === '') {
    const full = name.words + name.initials >= 2 && !/\.$/.test(rest.text)
    return full || signature.parts.some((part) => part.kind === 'role' && !part.affiliated)
  }
  return last && isTeam(signature)
}

/** "The Larkmail Team", "Team Quillbase", "Penfold Support": a group and its capitals, nothing else. */
function isTeam(signature: Signature | undefined): boolean {
  return (
    signature?.parts.some((part: Part) => part.kind === 'group' && !part.affiliated) === true &&
    signature.parts.every((part) => part.kind === 'group' || part.affiliated || part.kind === 'brand')
  )
}
