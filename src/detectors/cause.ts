import type { Detector, Mark, Message, Org, Place, Sentence } from '../model.ts'
import type { Stretch } from '../prose/anchors.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { bare } from './cause/bare.ts'
import { calledOff } from './cause/called-off.ts'
import { strong, weigh } from './cause/content.ts'
import { promises, unknown, vague } from './cause/declared.ts'
import { type Found, linked } from './cause/links.ts'
import { sections } from './cause/sections.ts'
import { planned } from './cause/work.ts'
import { hollow, present } from './mark.ts'

/**
 * SPEC 1.5: why it happened. A cause stands after or before a causal link, in a plain sentence of a mechanism, under a
 * heading that promises it, or, of planned work, in what is done and what for. Stage decides how much is enough.
 */
export const detectCause: Detector = (message, context) => {
  const { org } = context
  const stated = message.sentences.filter((sentence) => states(sentence.block))
  const promised = sections(message)
  const told = new Set(promised.flatMap((section) => section.parts.map((part) => part.sentence)))
  const marks: Mark[] = []
  stated.forEach((sentence, i) => {
    const previous = stated[i - 1]
    for (const found of linked(sentence, previous, message, org)) marks.push(markOf(found, message))
    const works =
      message.stage === 'scheduled'
        ? planned(sentence, message, org)
        : (bare(sentence, message, org, told.has(sentence)) ?? plannedAfterwards(sentence, message, org))
    if (works) marks.push(markOf(works, message))
    const off =
      message.stage === 'cancelled' ? calledOff(sentence, previous !== undefined && hitsOf(previous, 'called-off').length > 0, message, org) : undefined
    if (off) marks.push(markOf(off, message))
    marks.push(...unknown(sentence, stated[i + 1], message), ...vague(sentence, message))
  })
  for (const section of promised) if (section.kind === 'cause') marks.push(...underLabel(section.parts, section.label, message, org))
  marks.push(...promises(message, context))
  return marks
}

/** A closing post of planned work still carries its reason: only work on a thing, or work that we say we do, counts there. */
function plannedAfterwards(sentence: Sentence, message: Message, org: Org): Found | undefined {
  if (message.stage === 'postmortem' || message.stage === 'security' || hitsOf(sentence, 'planned-work').length === 0) return undefined
  return planned(sentence, message, org)
}

/** A section that promises a cause keeps it, or its label is the hollow form. */
function underLabel(parts: Stretch[], label: Sentence, message: Message, org: Org): Mark[] {
  const found = parts.flatMap((stretch) => {
    const content = strong(stretch, message, org) ? weigh(stretch, message, org) : weigh(stretch, message, org, 4)
    return content ? [markOf({ ...content, stretch }, message)] : []
  })
  if (found.length > 0) return found
  return [hollow(message, 'cause', label, 'cause.itself', { because: 'a heading over nothing' })]
}

function markOf({ worth, because, missing, stretch, link }: Found, message: Message): Mark {
  const place = placeOf(stretch, link)
  return worth === 'present' ? present(message, 'cause', place, { because }) : hollow(message, 'cause', place, missing ?? 'cause.what', { because })
}

function placeOf(stretch: Stretch, link?: Place): Place {
  const { sentence, first } = stretch
  const start = sentence.tokens[first]?.start ?? sentence.start
  const end = sentence.tokens[endInBrackets(stretch)]?.end ?? sentence.end
  if (!link || link.start < sentence.start || link.end > sentence.end) return { start, end }
  return { start: Math.min(start, link.start), end: Math.max(end, link.end) }
}

/** Where a quotation ends that neither leaves the bracket it began in nor ends in one that stays open. */
function endInBrackets({ sentence, first, last }: Stretch): number {
  let open: number | undefined
  for (let i = first + 1; i <= last; i++) {
    for (const sign of sentence.tokens[i]?.lead.match(/[()]/g) ?? []) {
      if (sign === '(') open = i
      else if (open === undefined) return i - 1
      else open = undefined
    }
  }
  return open === undefined ? last : open - 1
}
