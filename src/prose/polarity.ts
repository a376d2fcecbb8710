import type { Clause, Hit, Polarity, Sentence, Token } from '../model.ts'

/**
 * SPEC 0.3: what governs each clause of a sentence, decided once; every detector reads it.
 * The cues are lexicons of the language pack, so a second language brings its own.
 */
const CUES: [lexicon: string, polarity: Polarity, reach: 'sentence' | 'clause'][] = [
  ['attribution', 'quoted', 'sentence'],
  ['policy', 'policy', 'sentence'],
  ['conditional', 'conditional', 'clause'],
  ['negation', 'negated', 'clause'],
  ['other-incident', 'other-incident', 'sentence'],
]
/** What closes a quotation goes by what opens it: “English”, „deutsch“, «à la française», »umgekehrt«. */
const CLOSES: Readonly<Record<string, RegExp>> = { '"': /["”»]/, '“': /["”»]/, '«': /["”»]/, '„': /["“”]/, '»': /["«]/ }
const OPENS = /(["“«„])\s*$|(?:^|[\s(])(»)$/
const BREAK = /[,;:–—()]|\s-\s/

/** Sets `clauses` and `polarity`; reads `hits` and the quoted stretches of the text. */
export function setPolarity(sentence: Sentence): void {
  const clauses = splitClauses(sentence)
  markQuotations(sentence, clauses)
  for (const [lexicon, polarity, reach] of CUES) {
    for (const hit of sentence.found.of(lexicon)) {
      const [from, to] = hit.value === 'source' ? attributed(sentence, clauses, hit) : [0, sentence.tokens.length]
      for (const clause of clauses) {
        const reached = reach === 'sentence' ? clause.first >= from && clause.first <= to : hit.first >= clause.first && hit.first <= clause.last
        if (reached && clause.polarity === 'asserted') clause.polarity = polarity
      }
    }
  }
  sentence.clauses = clauses
  sentence.polarity = clauses.find((clause) => clause.polarity !== 'conditional' || clauses.length === 1)?.polarity ?? 'asserted'
}

/**
 * What "according to …" speaks for, as the first tokens of the first and last clause: at the head of a sentence what follows, up to a
 * clause of our own; in a clause of its own what stands before it; else its clause alone ("callers heard a tone, 160 according to …").
 */
function attributed(sentence: Sentence, clauses: readonly Clause[], { first }: Hit): [from: number, to: number] {
  const at = clauses.findIndex((clause) => first >= clause.first && first <= clause.last)
  const stops = (clause: Clause) => /[;–—]/.test(sentence.tokens[clause.first]?.lead ?? '')
  const own = (clause: Clause) => sentence.found.of('own-subject').some((hit) => hit.first === clause.first || hit.first === clause.first + 1)
  const start = clauses[at]?.first ?? 0
  if (at > 0 && start !== first) return [start, start]
  if (at > 0) return [clauses.findLast((clause, i) => i < at && (i === 0 || stops(clause)))?.first ?? 0, start]
  const next = clauses.find((clause, i) => i > at && (stops(clause) || own(clause)))
  return [0, next ? next.first - 1 : sentence.tokens.length]
}

/** The polarity that governs the token at `index`. */
export function polarityAt(sentence: Sentence, index: number): Polarity {
  return sentence.clauses.find((clause) => index >= clause.first && index <= clause.last)?.polarity ?? sentence.polarity
}

function splitClauses({ tokens, found }: Sentence): Clause[] {
  const joiners = new Set(found.of('clause-joiner').map((hit) => hit.first))
  const clauses: Clause[] = []
  let first = 0
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index] as Token
    if (!BREAK.test(token.lead) && !joiners.has(index)) continue
    clauses.push({ first, last: index - 1, polarity: 'asserted' })
    first = index
  }
  clauses.push({ first, last: Math.max(first, tokens.length - 1), polarity: 'asserted' })
  return clauses
}

/** Quoted spans of four and more words are somebody else's; one to three words are scare quotes and names (SPEC 0.2). */
function markQuotations(sentence: Sentence, clauses: Clause[]): void {
  const { tokens } = sentence
  const own = sentence.found.of('self-quotation').length > 0
  if (own) return
  let opened = -1
  let closes = CLOSES['"'] as RegExp
  for (let index = 0; index <= tokens.length; index++) {
    const lead = tokens[index]?.lead ?? sentence.text.slice((tokens.at(-1)?.end ?? sentence.start) - sentence.start)
    if (opened >= 0 && closes.test(lead)) {
      if (index - opened >= 4) splitOut(clauses, opened, index - 1)
      opened = -1
    } else if (opened < 0) {
      const [, low, turned] = OPENS.exec(lead) ?? []
      const mark = low ?? turned
      if (mark) {
        opened = index
        closes = CLOSES[mark] as RegExp
      }
    }
  }
}

function splitOut(clauses: Clause[], first: number, last: number): void {
  for (let i = clauses.length - 1; i >= 0; i--) {
    const clause = clauses[i] as Clause
    if (clause.last < first || clause.first > last) continue
    const parts: Clause[] = []
    if (clause.first < first) parts.push({ ...clause, last: first - 1 })
    parts.push({ first: Math.max(first, clause.first), last: Math.min(last, clause.last), polarity: 'quoted' })
    if (clause.last > last) parts.push({ ...clause, first: last + 1 })
    clauses.splice(i, 1, ...parts)
  }
}
