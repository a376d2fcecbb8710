import type { Channel, Detector, Hit, LanguagePack, Mark, Message, Sentence } from '../model.ts'
import { hitsOf, textHits } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow } from './mark.ts'

/** Words by which a sentence says what the reader felt, in any of their kinds. */
const EFFECTS = [
  'harm',
  'inability',
  'symptom',
  'hindrance',
  'outage-noun',
  'outage-word',
  'downtime',
  'service-state',
  'no-effect',
  'data-touched',
  'planned-work',
]
const TITLED: ReadonlySet<Channel> = new Set(['email', 'status', 'blog'])
/** Two sentences of manners are a preamble. */
const OPENING = 2

/** SPEC V28: what happened to the reader comes first; greetings, values and thanks do not. */
export const detectLede: Detector = (message, { pack }) => {
  const said = message.sentences.filter((sentence) => states(sentence.block) && sentence.tokens.length > 2)
  const titles = titleMarks(message)
  return [...titles, ...(titles.length > 0 ? [] : subjectMarks(message, said, pack)), ...openingMarks(message, said)]
}

function titleMarks(message: Message): Mark[] {
  const first = message.blocks[0]
  const [title, ...more] = first?.sentences ?? []
  // A breach letter has the title that the law gives it.
  if (message.stage === 'security' || !title || more.length > 0 || (first?.zone !== 'heading' && first?.zone !== 'title')) return []
  const hit = hitsOf(title, 'empty-title')[0]
  return hit ? [hollow(message, 'no-buried-lede', hit, '', { form: 'title' })] : []
}

/** A subject line, or the title in the front matter of a post: it stands outside the text, so that it is reported where the text begins. */
function subjectMarks(message: Message, [first]: readonly Sentence[], pack: LanguagePack): Mark[] {
  const { stage, channel } = message
  const title = message.meta.title ?? ''
  if (!first || stage === 'security' || !TITLED.has(channel) || !textHits(title, pack, 'empty-title')) return []
  return [hollow(message, 'no-buried-lede', first, '', { form: 'subject', values: { title } })]
}

function openingMarks(message: Message, said: readonly Sentence[]): Mark[] {
  if (message.channel === 'phone') return []
  const headed = message.blocks.some((block) => block.zone === 'heading' && block.sentences.some(saysEffect))
  const rest = said.filter((one) => hitsOf(one, 'salutation').length === 0 || one.tokens.length > 6)
  for (const [at, sentence] of rest.slice(0, OPENING).entries()) {
    if (saysEffect(sentence)) return []
    const opener: Hit | undefined = hitsOf(sentence, 'lede-opener')[0]
    // What follows must be what was put off: thanks at the end put nothing off.
    if (opener && (at === 0 || rest.slice(at + 1).some(saysEffect))) return [hollow(message, 'no-buried-lede', opener, '', headed ? { severity: 'info' } : {})]
  }
  return []
}

function saysEffect(sentence: Sentence): boolean {
  return EFFECTS.some((lexicon) => hitsOf(sentence, lexicon).length > 0)
}
