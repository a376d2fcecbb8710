import type { Detector, DetectorContext, Hit, Mark, Message, Sentence } from '../model.ts'
import { type NameRun, nameAt } from '../prose/name.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { type Part, partOf, readSignature } from '../prose/signature.ts'
import { states } from '../prose/zones.ts'
import { isBrand } from './brand.ts'
import { hollow, present } from './mark.ts'

/** "I'm Amara Diallo, I run …", "this is Ye-jin calling from …", "Jonas here from …": people who say in the body who they are. */
export const introductions: Detector = (message, context) =>
  message.sentences.flatMap((sentence) => {
    if (!states(sentence.block)) return []
    return [
      ...selfNamed(sentence, message, context),
      ...hereNamed(sentence, message, context),
      ...callsFor(sentence, message),
      ...verbless(sentence, message, context),
      ...spokesperson(sentence, message, context),
      ...authored(sentence, message, context),
    ]
  })

function selfNamed(sentence: Sentence, message: Message, context: DetectorContext): Mark[] {
  return hitsOf(sentence, 'self-introduction').flatMap((hit) => {
    if (!speaks(sentence, hit.first, message)) return []
    const run = nameAt(sentence, hit.last + 1)
    const weak = hit.value === 'here'
    if (!run) return weak ? groupCalls(sentence, hit, message) : roleOnly(sentence, hit, message)
    if (weak && !follows(sentence, run) && !(run.last === sentence.tokens.length - 1 && actsNext(message, sentence))) return groupCalls(sentence, hit, message)
    return named(sentence, run, message, context)
  })
}

/** Phone scripts are often written as speech in quotation marks. */
function speaks(sentence: Sentence, index: number, message: Message): boolean {
  const polarity = polarityAt(sentence, index)
  return polarity === 'asserted' || (polarity === 'quoted' && message.channel === 'phone')
}

/** "This is X" has other senses than an introduction: a place, a call or a role must follow. */
function follows(sentence: Sentence, run: NameRun): boolean {
  const next = sentence.tokens[run.last + 1]
  if (!next) return false
  return under(sentence, 'introduction-follow', run.last + 1) || (/,/.test(next.lead) && hasRole(sentence, run.last + 1))
}

function named(sentence: Sentence, run: NameRun, message: Message, context: DetectorContext): Mark[] {
  const place = { start: (sentence.tokens[run.first]?.start ?? sentence.start) as number, end: (sentence.tokens[run.last]?.end ?? sentence.end) as number }
  const brand = run.name.doubtful || isBrand(message, context, message.text.slice(place.start, place.end))
  if (brand) return message.channel === 'phone' ? [hollow(message, 'signer', place, 'signer.brand')] : []
  if (run.name.words + run.name.initials >= 2) return [present(message, 'signer', place, { because: 'introduces themselves by full name' })]
  if (run.name.titled || hasRole(sentence, run.last + 1) || actsNext(message, sentence))
    return [present(message, 'signer', place, { because: 'introduces themselves by one name and a role' })]
  return [hollow(message, 'signer', place, 'signer.one-name')]
}

/** A role, a team or a charge of the speaker's in the rest of the sentence. */
function hasRole(sentence: Sentence, from: number): boolean {
  return (
    [...hitsOf(sentence, 'role-word'), ...hitsOf(sentence, 'role-act')].some((hit) => hit.first >= from) ||
    hitsOf(sentence, 'group-word').some((hit) => hit.first >= from && hit.first <= from + 5)
  )
}

/** "I'm Amara. I run the platform team at Larkmail." */
function actsNext(message: Message, sentence: Sentence): boolean {
  const next = message.sentences[sentence.index + 1]
  return next?.found.of('role-act').some((hit) => hit.first <= 1) === true
}

/** "This is Larkmail support calling", "this is the Operations Department": a group on the line. */
function groupCalls(sentence: Sentence, hit: Hit, message: Message): Mark[] {
  const from = hit.last + 1
  const end = hitsOf(sentence, 'introduction-follow').find((one) => one.first > from)?.first ?? sentence.tokens.length
  return groupMark(sentence, from, end - 1, message) ?? groupMark(sentence, from, sentence.tokens.length - 1, message) ?? []
}

/** A stretch that reads as a signature of a group, or of a brand on the phone. */
function groupMark(sentence: Sentence, first: number, last: number, message: Message): Mark[] | undefined {
  if (last < first) return undefined
  const line = partOf(sentence, first, last)
  const parts = readSignature(line)?.parts ?? []
  const group = parts.some((part) => part.kind === 'group' && !part.affiliated) && !parts.some((part) => part.kind === 'name')
  return group ? [hollow(message, 'signer', line, 'signer.group')] : undefined
}

/** "I am calling on behalf of the Penfold Support Team." */
function callsFor(sentence: Sentence, message: Message): Mark[] {
  return hitsOf(sentence, 'introduction-call').flatMap((hit) => {
    if (!speaks(sentence, hit.first, message)) return []
    const group = hitsOf(sentence, 'group-word').find((one) => one.first > hit.last && one.first <= hit.last + 6)
    return group ? [hollow(message, 'signer', { start: hit.start, end: group.end }, 'signer.group')] : []
  })
}

/** "Hello, Budi Santoso from Larkmail, head of support." At the start of a call, a sentence that is nothing but a signature. */
function verbless(sentence: Sentence, message: Message, context: DetectorContext): Mark[] {
  if (sentence.index > 1 || message.channel !== 'phone') return []
  const greeting = hitsOf(sentence, 'greeting').find((hit) => hit.first === 0)
  const from = sentence.tokens.findIndex((token, index) => index > (greeting?.last ?? -1) && (index === 0 || /[,.!:–—]/.test(token.lead)))
  if (from < 0) return []
  const parts = readSignature(partOf(sentence, from))?.parts ?? []
  const name = parts[0]
  if (name?.kind !== 'name' || name.affiliated) return groupMark(sentence, from, sentence.tokens.length - 1, message) ?? []
  const run = nameAt(sentence, from)
  return run ? named(sentence, run, message, context) : []
}

/** "I'm the head of platform": a role, and nobody's name. */
function roleOnly(sentence: Sentence, hit: Hit, message: Message): Mark[] {
  const article = under(sentence, 'article', hit.last + 1) ? 1 : 0
  const role = hitsOf(sentence, 'role-word').find((one) => one.first > hit.last && one.first <= hit.last + 1 + article + (article === 1 ? 1 : 0))
  const introduced = hit.last === hit.first || sentence.tokens[hit.first]?.norm.startsWith('i')
  return role && introduced ? [hollow(message, 'signer', { start: hit.start, end: role.end }, 'signer.role')] : []
}

/** "Jonas here from the platform team", "Budi Santoso from Larkmail here", "Penfold Support here", "I, Amara Diallo, …" */
function hereNamed(sentence: Sentence, message: Message, context: DetectorContext): Mark[] {
  const marks: Mark[] = []
  for (const hit of hitsOf(sentence, 'introduction-here')) {
    for (let first = hit.first - 1; first >= Math.max(0, hit.first - 8); first--) {
      if ((first > 0 && !/[,.!:–—]/.test(sentence.tokens[first]?.lead ?? '')) || !speaks(sentence, first, message)) continue
      const parts = readSignature(partOf(sentence, first, hit.first - 1))?.parts
      if (!parts) continue
      const run = parts[0]?.kind === 'name' ? nameAt(sentence, first) : undefined
      if (run && parts.every((part: Part, at) => at === 0 || part.affiliated)) marks.push(...named(sentence, run, message, context))
      else marks.push(...(groupMark(sentence, first, hit.first - 1, message) ?? []))
      break
    }
  }
  for (const hit of hitsOf(sentence, 'introduction-self')) {
    if (!/^,\s/.test(sentence.tokens[hit.last + 1]?.lead ?? '') || !speaks(sentence, hit.first, message)) continue
    const run = nameAt(sentence, hit.last + 1)
    if (run && /^,/.test(sentence.tokens[run.last + 1]?.lead ?? '')) marks.push(...named(sentence, run, message, context))
  }
  return marks
}

/** SG-B9: named in a press statement as speaking for the organisation. */
function spokesperson(sentence: Sentence, message: Message, context: DetectorContext): Mark[] {
  const hit = hitsOf(sentence, 'spokesperson')[0]
  // "Our supplier's spokesman": somebody else's.
  if (!hit || hitsOf(sentence, 'vendor-noun').some((other) => other.first >= hit.first - 3 && other.last <= hit.last + 4)) return []
  for (let first = 0; first < sentence.tokens.length; first++) {
    const run = nameAt(sentence, first)
    if (!run) continue
    const near = (run.last < hit.first && hit.first - run.last <= 3) || (run.first > hit.last && run.first - hit.last <= 4)
    if (near && run.name.words >= 2) return named(sentence, run, message, context)
    first = run.last
  }
  return []
}

/** "This report was written by Jonas Lindqvist." */
function authored(sentence: Sentence, message: Message, context: DetectorContext): Mark[] {
  return hitsOf(sentence, 'authored-by').flatMap((hit) => {
    if (!speaks(sentence, hit.first, message)) return []
    const run = hit.value === 'before' ? nameBefore(sentence, hit.first) : nameAt(sentence, hit.last + 1)
    return run ? named(sentence, run, message, context) : []
  })
}

/** "Our CTO Anneli Koskinen signs this report": the full name right before what its bearer does. */
function nameBefore(sentence: Sentence, end: number): NameRun | undefined {
  for (let first = Math.max(0, end - 6); first < end - 1; first++) {
    const run = nameAt(sentence, first)
    if (run?.last === end - 1 && run.name.words + run.name.initials >= 2 && !run.name.doubtful) return run
  }
  return undefined
}

function under(sentence: Sentence, lexicon: string, index: number): boolean {
  return sentence.found.of(lexicon).some((hit) => index >= hit.first && index <= hit.last)
}
