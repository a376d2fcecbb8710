import type { Hit, Sentence } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { isAsked, isPeople, peopleFrom, under } from './contact-words.ts'

/** Words between the verb and the readiness ("will be only too happy"), and between readiness and purpose. */
const BETWEEN = 3
/** Words that may stand between a matter and its verb, and before the matter in its clause. */
const NEAR = 3
/** Words that a receiver may take. */
const RECEIVER = 7

/** "Our agents are standing by to assist", "I'm always around if you need me": somebody, ready, for the reader. */
export function helpOffered(sentence: Sentence): Hit[] {
  return hitsOf(sentence, 'contact-ready').filter((ready) => {
    const who = offererOf(sentence, ready)
    if (!who || !isAsked(sentence, ready.first)) return false
    const purpose = hitsOf(sentence, 'contact-serve').find((hit) => hit.first > ready.last && hit.first <= ready.last + BETWEEN)
    if (ready.value === 'bare') return true
    return purpose !== undefined && (purpose.value !== 'person' || who === 'person')
  })
}

/** Who is said to be ready: a person or group, or what may as well be a product ("the service"). */
function offererOf(sentence: Sentence, ready: Hit): 'person' | 'place' | undefined {
  for (let at = ready.first - 1; at >= Math.max(0, ready.first - 1 - BETWEEN); at--) {
    if (/[,;:–—(.?!\n]/.test(sentence.tokens[at + 1]?.lead ?? '')) return undefined
    if (!under(sentence, 'contact-state', at)) continue
    const begin = hitsOf(sentence, 'contact-state').find((hit) => at >= hit.first && at <= hit.last)?.first ?? at
    const subject = under(sentence, 'writer', begin) ? begin : begin - 1
    if (['writer', 'role-word', 'group-noun'].some((lexicon) => under(sentence, lexicon, subject))) return 'person'
    return isPeople(sentence, subject) ? 'place' : undefined
  }
  return undefined
}

/** "Complaints should be put to the registrar", "ideas are always welcome": what readers bring, and where it goes. */
export function mattersSent(sentence: Sentence): Hit[] {
  return hitsOf(sentence, 'contact-matter').filter((matter) => {
    const clause = sentence.clauses.find((one) => matter.first >= one.first && matter.last <= one.last)
    if (!clause || matter.first - clause.first > NEAR || !isAsked(sentence, matter.first)) return false
    const near = (hit: Hit) => hit.first > matter.last && hit.first <= matter.last + 1 + NEAR && hit.last <= clause.last
    if (hitsOf(sentence, 'contact-welcome').some(near)) return true
    return hitsOf(sentence, 'contact-sent').some(
      (hit) => near(hit) && (peopleFrom(sentence, hit.last + 1, RECEIVER) ?? channelFrom(sentence, hit.last + 1)) !== undefined,
    )
  })
}

function channelFrom(sentence: Sentence, from: number): number | undefined {
  for (let at = from; at < from + RECEIVER && at < sentence.tokens.length; at++) if (under(sentence, 'contact-channel', at)) return at
  return undefined
}
