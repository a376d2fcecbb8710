import type { Hit, Message, Org, Sentence, Token } from '../../model.ts'
import { type Stretch, stretchOf, within } from '../../prose/anchors.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import { accident, type Content, inAddress, residue, strong, supplier, weigh } from './content.ts'
import { following, preceding } from './stretch.ts'

export interface Found extends Content {
  stretch: Stretch
  /** Where the link stands, so that the quotation holds it too. */
  link?: Hit
}

/** Every causal link of a sentence with what it names. `previous` is the sentence before, for "As a result, …". */
export function linked(sentence: Sentence, previous: Sentence | undefined, message: Message, org: Org): Found[] {
  const links = outermost(hitsOf(sentence, 'causal-link').slice(0, MOST_LINKS))
  return links.flatMap((link) => {
    if (message.stage === 'scheduled' && ['before', 'when', 'moment'].includes(link.value ?? '')) return []
    if (!holds(sentence, link) || inAddress(message, link)) return []
    const found = READ[link.value ?? 'after']?.({ sentence, previous, link, links, message, org })
    return found ? [{ ...found, link }] : []
  })
}

/** No sentence that a person wrote ties more causes than this; it bounds the time of one that nobody wrote. */
const MOST_LINKS = 24

interface Link {
  sentence: Sentence
  previous: Sentence | undefined
  link: Hit
  links: Hit[]
  message: Message
  org: Org
}

const READ: Record<string, (link: Link) => Found | undefined> = { after, because, weak, hedge, before, when, moment, thus }

function outermost(hits: readonly Hit[]): Hit[] {
  return hits.filter(
    (hit) => !hits.some((other) => other !== hit && other.first <= hit.first && other.last >= hit.last && other.last - other.first > hit.last - hit.first),
  )
}

/** A link that is denied, quoted, conditional or about another incident ties nothing. A negation inside the cause is part of it. */
function holds(sentence: Sentence, link: Hit): boolean {
  const polarity = polarityAt(sentence, link.first)
  if (polarity !== 'asserted' && polarity !== 'negated') return false
  return !governed(sentence, link, 'negation') && !(link.value === 'before' && governed(sentence, link, 'cause-modal'))
}

function governed(sentence: Sentence, link: Hit, lexicon: string): boolean {
  for (let i = link.first - 1; i >= 0 && i >= link.first - 4; i--) {
    const token = sentence.tokens[i]
    if (!token) return false
    if (isIn(sentence, token, lexicon)) return true
    if (!isIn(sentence, token, 'cause-filler')) return false
  }
  return false
}

function after({ sentence, link, links, message, org }: Link): Found | undefined {
  const stretch = following(sentence, link, links)
  if (anaphoric(stretch)) return undefined
  const head = sentence.tokens[stretch.first]
  // A link that ends its sentence names nothing.
  if (!head) return undefined
  const content = weigh(stretch, message, org, isIn(sentence, head, 'place-preposition') ? 99 : 3)
  if (!content) return undefined
  return { ...content, stretch }
}

/** "the inconvenience caused by this outage": the event itself, pointed back at. */
function anaphoric(stretch: Stretch): boolean {
  const { sentence, first, last } = stretch
  const head = sentence.tokens[first]
  if (!head || last - first > 4 || !isIn(sentence, head, 'cause-definite')) return false
  return isIn(sentence, sentence.tokens[last] as Token, 'cause-pointed')
}

function regretted(sentence: Sentence, link: Hit): boolean {
  return hitsOf(sentence, 'cause-regret').some((hit) => hit.first < link.first)
}

/** A clause is a cause only when it speaks of something that went wrong; "because you rely on us" does not. */
function because({ sentence, link, links, message, org }: Link): Found | undefined {
  const stretch = following(sentence, link, links)
  const content = weigh(stretch, message, org)
  return content ? { ...content, stretch } : undefined
}

function weak(link: Link): Found | undefined {
  const found = after(link)
  return found?.worth === 'present' && strong(found.stretch, link.message, link.org) ? found : undefined
}

/** "It appears to be a faulty switch": a guess is a cause (SPEC 3, V18 minds the guessing), an empty one is nothing. */
function hedge(link: Link): Found | undefined {
  const found = after(link)
  return found?.worth === 'present' ? found : undefined
}

function before({ sentence, previous, link, links, message, org }: Link): Found | undefined {
  if (link.last >= sentence.tokens.length - 1) return undefined
  const { near, whole } = preceding(sentence, link, links)
  const effect = stretchOf(sentence, link.first, Math.min(link.last + 14, sentence.tokens.length - 1))
  const harmed = within(effect, 'cause-trouble').length > 0 || within(effect, 'failure').length > 0
  const subject = named(near, message, org, harmed) ?? named(whole, message, org, harmed)
  if (subject) return subject
  if (pointsBack(near)) return near.first > 0 ? undefined : thus({ sentence, previous, link, links, message, org })
  if (regretted(sentence, link) || eventItself(near) || people(near)) return undefined
  if (within(whole, 'cause-mending').length > 0 && !harmed) return undefined
  const content = weigh(near, message, org, message.stage === 'investigating' ? 99 : 4)
  if (!content || (content.worth === 'present' && !harmed) || (content.worth === 'hollow' && message.stage === 'investigating')) return undefined
  return { ...content, stretch: near }
}

/** An act of ours counts only with a harm after it: "we routed mail elsewhere, resulting in delivery" is the repair. */
function named(stretch: Stretch, message: Message, org: Org, harmed: boolean): Found | undefined {
  if (people(stretch)) return undefined
  const why = strong(stretch, message, org)
  if (why && (harmed || !why.startsWith('own act'))) return { worth: 'present', because: why, stretch }
  const known =
    supplier(stretch, message, org) === 'named' && message.stage !== 'postmortem' && within(stretch, 'vendor-name').some((hit) => !inAddress(message, hit))
  return known ? { worth: 'present', because: 'a named supplier that was down', stretch } : undefined
}

/** The reader as the subject: what follows is what happened to them, and what stands here too. */
function people(stretch: Stretch): boolean {
  return within(stretch, 'cause-person').length > 0
}

function pointsBack({ sentence, first, last }: Stretch): boolean {
  return sentence.tokens.slice(first, last + 1).every((token) => isIn(sentence, token, 'function-word') || isIn(sentence, token, 'cause-relative'))
}

/** "The outage caused …", "this incident led to …" tell an effect. */
function eventItself({ sentence, first, last }: Stretch): boolean {
  const tokens = sentence.tokens.slice(first, last + 1)
  const head = tokens.at(-1)
  return head !== undefined && isIn(sentence, head, 'cause-event') && tokens.some((token) => isIn(sentence, token, 'cause-definite'))
}

/** "When we moved the mail store": a moment tells a change only when the change is ours. */
function moment(link: Link): Found | undefined {
  const found = when(link)
  return found && (found.because !== A_CHANGE || within(found.stretch, 'self').length > 0) && found.worth === 'present' ? found : undefined
}

const A_CHANGE = 'a change with its object'

/** A clause of time names a cause when it tells a change or a failure, and the rest of the sentence the trouble. */
function when({ sentence, link, links, message, org }: Link): Found | undefined {
  const stretch = following(sentence, link, links)
  const rest = [stretchOf(sentence, 0, link.first - 1), stretchOf(sentence, stretch.last + 1)]
  if (hitsOf(sentence, 'cause-mending').length > 0 || !rest.some((part) => within(part, 'cause-trouble').length > 0)) return undefined
  const why = people(stretch) ? undefined : strong(stretch, message, org)
  if (why) return { worth: 'present', because: why, stretch }
  if (supplier(stretch, message, org) === 'named' && message.stage !== 'postmortem')
    return { worth: 'present', because: 'a named supplier that was down', stretch }
  if (customerActs(stretch)) return undefined
  const change = within(stretch, 'change-noun')
  if (change.length > 0) {
    const told = residue(stretch).some((token) => !isIn(sentence, token, 'class-word'))
    return told ? { worth: 'present', because: A_CHANGE, stretch } : { worth: 'hollow', because: 'a change, unnamed', missing: 'cause.change', stretch }
  }
  if (accident(stretch)) return { worth: 'present', because: 'an accident with its object', stretch }
  const load = within(stretch, 'cause-load').length > 1
  return load ? { worth: 'hollow', because: 'load without a number or a reason', missing: 'cause.load', stretch } : undefined
}

/** "when uploading a file": the reader's act, not ours. */
function customerActs({ sentence, first, last }: Stretch): boolean {
  return hitsOf(sentence, 'customer-act').some((hit) => hit.first === first && hit.last <= last)
}

function thus({ previous, message, org }: Link): Found | undefined {
  if (!previous) return undefined
  const stretch = stretchOf(previous)
  if (people(stretch) || within(stretch, 'cause-mending').length > 0 || within(stretch, 'cause-guard').length > 0) return undefined
  const why = strong(stretch, message, org)
  return why ? { worth: 'present', because: why, stretch } : undefined
}
