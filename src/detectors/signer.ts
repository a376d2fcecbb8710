import type { Detector, DetectorContext, Mark, Message, Place, Sentence } from '../model.ts'
import { type Part, readSignature, type Signature } from '../prose/signature.ts'
import { authors } from './author.ts'
import { isBrand } from './brand.ts'
import { introductions } from './introduction.ts'
import { hollow, present } from './mark.ts'
import { mapped } from './people.ts'

interface Signed {
  sentence: Sentence
  signature: Signature
}

/** SPEC 1.1: the name of a human being who sends the message or answers for it. */
export const detectSigner: Detector = (message, context) => [...signoffs(message, context), ...introductions(message, context), ...authors(message, context)]

function signoffs(message: Message, context: DetectorContext): Mark[] {
  const marks: Mark[] = []
  for (const lines of runsOf(message)) {
    const signed = lines.flatMap((sentence) => {
      const signature = readSignature(sentence)
      return signature ? [{ sentence, signature }] : []
    })
    const mark = judgeSignature(message, context, signed) ?? mapped(message, context, lines) ?? nameless(message, lines)
    if (mark) marks.push(mark)
  }
  if (marks.every((mark) => mark.worth === 'hollow')) {
    const last = message.sentences.findLast((sentence) => sentence.block.zone === 'body')
    const known = last && mapped(message, context, [last])
    if (known) marks.push(known)
  }
  return marks
}

/** What stands under an opener in words that name nobody: "Yours, / a very sorry lighthouse". */
function nameless(message: Message, [opener, below]: Sentence[]): Mark | undefined {
  const opens =
    opener && (/,\s*$/.test(opener.text) || opener.found.of('signoff-opener').some((hit) => hit.first === 0 && hit.last === opener.tokens.length - 1))
  return opens && below && !/[[\]{}<>%_]/.test(below.text) ? hollow(message, 'signer', below, 'signer.nobody') : undefined
}

/** Lines of neighbouring sign-off blocks: a blank line between a name and its role parts nothing. Salutations are left out. */
function runsOf(message: Message): Sentence[][] {
  const runs: Sentence[][] = []
  let before = false
  for (const block of message.blocks) {
    const lines =
      block.zone === 'signoff'
        ? block.sentences.filter((sentence) => sentence.found.of('salutation').length === 0 || (sentence.text.includes('@') && !/[,!]$/.test(sentence.text)))
        : []
    if (lines.length > 0 && before) runs.at(-1)?.push(...lines)
    else if (lines.length > 0) runs.push(lines)
    before = lines.length > 0
  }
  return runs
}

/** One block of a sign-off: the best of what its lines name together. */
function judgeSignature(message: Message, context: DetectorContext, signed: Signed[]): Mark | undefined {
  if (signed.length === 0) return undefined
  const place = placeOf(signed)
  const parts = branded(message, context, signed)
  const own = parts.filter((part) => !part.affiliated)
  const person = own.find((part) => part.kind === 'name')
  const known = mapped(
    message,
    context,
    signed.map((one) => one.sentence),
  )
  if (known?.worth === 'present') return known
  if (person && isFull(person)) return present(message, 'signer', place, { because: 'given and family name' })
  const role =
    signed.some((one) => one.signature.lead === 'role label') ||
    own.some((part) => part.kind === 'role') ||
    // "Yours, Yetunde, your lighthouse": what a signer is to the reader.
    own.some((part) => part.kind === 'unknown' && part.definite && person !== undefined && part.start > person.start) ||
    parts.some((part) => part.kind === 'group' && (part.affiliated || part.definite || part.start > (person?.start ?? 0)))
  if (person && (person.titled || (role && !person.doubtful)))
    return present(message, 'signer', place, { because: person.titled ? 'one name with a job before it' : 'one name with a role or team' })
  return hollow(message, 'signer', place, LACKS[lackOf(own.length > 0 ? own : parts)], { because: 'no given and family name, no name with a role' })
}

/** A name that is the organisation's own, and whatever stands behind a department, is a brand. */
function branded(message: Message, context: DetectorContext, signed: Signed[]): Part[] {
  let departmentFirst = false
  const roleFirst = signed[0]?.signature.lead === '' && signed[0].signature.parts[0]?.kind === 'role'
  return signed.flatMap(({ sentence, signature }, line) =>
    signature.parts.map((part) => {
      if (isForeignOpener(sentence, signature, signed[line + 1]?.signature)) return { ...part, kind: 'unknown' as const }
      if (part.kind === 'group' && !part.affiliated && signature.lead !== 'label') departmentFirst = true
      if (part.kind !== 'name') return part
      const brand =
        isBrand(message, context, part) ||
        // A role, and below it one word: "Chief Information Officer / Fjordbanken".
        // or behind it: "Chief Information Officer, Fjordbanken".
        (roleFirst && (line > 0 || signature.parts.indexOf(part) > 0) && part.words + part.initials < 2 && !part.titled && signature.lead === '') ||
        (departmentFirst && !part.affiliated && !part.behalf && !signature.parts.some((other) => other.kind === 'role') && signature.parts[0]?.kind === 'group')
      return brand ? { ...part, kind: 'brand' as const } : part
    }),
  )
}

/** One capitalised word and a comma above a group or a full name: "Hochachtungsvoll," opens, it does not sign. */
function isForeignOpener({ text }: Sentence, { parts }: Signature, next: Signature | undefined): boolean {
  const below = next?.parts[0]
  return (
    text.endsWith(',') &&
    parts.length === 1 &&
    parts[0]?.words === 1 &&
    below !== undefined &&
    (below.kind === 'group' || (below.kind === 'name' && (isFull(below) || below.titled)))
  )
}

function isFull(part: Part): boolean {
  return part.words + part.initials >= 2
}

type Lack = 'name' | 'role' | 'group' | 'brand' | 'initials' | 'mailbox'

/** What a hollow signer lacks, in a few words. */
const LACKS: Record<Lack, string> = {
  name: 'signer.one-name',
  role: 'signer.role',
  group: 'signer.group',
  brand: 'signer.brand',
  initials: 'signer.initials',
  mailbox: 'signer.mailbox',
}

function lackOf(parts: Part[]): Lack {
  const kinds = parts.map((part) => part.kind)
  if (kinds.includes('name')) return 'name'
  if (kinds.includes('group')) return 'group'
  if (kinds.includes('role')) return 'role'
  if (kinds.includes('initials') || kinds.includes('handle')) return 'initials'
  return kinds.includes('mailbox') ? 'mailbox' : 'brand'
}

function placeOf(signed: Signed[]): Place {
  const parts = signed.flatMap((one) => one.signature.parts)
  return { start: Math.min(...parts.map((part) => part.start)), end: Math.max(...parts.map((part) => part.end)) }
}
