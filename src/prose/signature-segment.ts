import type { Hit, Token } from '../model.ts'
import { isIn } from './prepare.ts'
import type { Line } from './signature.ts'

const PART = /[,;|/•·()\n–—]|(?:^|\s)-\s/

/** A stretch between two separators or small words of a signature. Token indices, both inclusive. */
export interface Segment {
  first: number
  last: number
  affiliated: boolean
  behalf: boolean
  /** "who run this place": what a signer does, in any words. */
  charge: boolean
}

/** The stretches of a signature from a token on; none when a colon stands where none belongs. */
export function segmentsOf(line: Line, from: number): Segment[] {
  const { tokens, found } = line
  const hits = ['group-word', 'role-word'].flatMap((lexicon) => found.of(lexicon))
  const links = [...['signer-affiliation', 'signer-joiner'].flatMap((lexicon) => found.of(lexicon)), ...ats(line)]
  const segments: Segment[] = []
  let first = from
  let link: Hit | undefined
  // "The storage team: Ada Okafor, Ben Sato": those behind the colon are its people.
  let listed = false
  const close = (next: number, last: number, by?: Hit) => {
    const affiliation = link?.lexicon === 'signer-affiliation'
    if (last >= first)
      segments.push({
        first,
        last,
        affiliated: affiliation && link?.value !== 'person',
        behalf: listed || (affiliation && link?.value === 'person'),
        charge: false,
      })
    first = next
    link = by
  }
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (i > from && token.lead.includes(':')) {
      // "Author: Mbali Zungu | Reviewed: 4 March": a label inside, of one or two words.
      if (first > from && i - first <= 2 && i > first) {
        first = i
        continue
      }
      // "Incident lead: Parvati Nair. Scribe: Tom Lund."
      if (tokens[i - 1]?.lead.startsWith('.') && first < i - 1) {
        close(i - 1, i - 2)
        first = i
        continue
      }
      // "Author: Lindiwe Nkosi. Reviewed by: two people.": what stands behind another label is somebody else.
      const stop = [i - 2, i - 3].find((at) => at > first && tokens[at]?.lead.startsWith('.'))
      if (stop !== undefined) {
        close(stop, stop - 1)
        return segments
      }
      if (!isIn(line, tokens[i - 1] as Token, 'group-noun')) return []
      close(i, i - 1)
      listed = true
    }
    if (i > from && PART.test(token.lead)) close(i, i - 1)
    if (first === i && segments.length > 0 && isIn(line, token, 'signer-who'))
      return [...segments, { first, last: tokens.length - 1, affiliated: false, behalf: false, charge: true }]
    // "Drafted by Celeste Okoro, approved by Viggo Thorsen".
    if (first === i && segments.length > 0 && !token.capital && !token.number && isIn(line, tokens[i + 1] ?? token, 'byline-word')) {
      first = i + 2
      i++
      continue
    }
    const next = links.find((hit) => hit.first === i && !insideRole(hits, hit))
    // "Hugs from Lotte": behind an opener, "from" leads to the signer.
    if (next && i === from && from > 0 && isIn(line, token, 'byline-word')) {
      first = i + 1
      continue
    }
    if (!next) continue
    close(next.last + 1, i - 1, next)
    i = next.last
  }
  close(tokens.length, tokens.length - 1)
  return segments
}

/** "Kevin @ Oxbow Storage": a sign that stands apart means "at". */
function ats({ tokens }: Line): Hit[] {
  return tokens.flatMap((token, at) =>
    token.norm === '@' && at > 0 && /\s$/.test(token.lead) && /^\s/.test(tokens[at + 1]?.lead ?? '')
      ? [{ lexicon: 'signer-affiliation', first: at, last: at, start: token.start, end: token.end } as Hit]
      : [],
  )
}

/** "all of us", "trust and safety": the small word belongs to a longer phrase. */
function insideRole(hits: readonly Hit[], link: Hit): boolean {
  return hits.some((hit) => hit.first <= link.first && hit.last >= link.last && hit.last > hit.first)
}
