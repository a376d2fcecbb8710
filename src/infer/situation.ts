import type { Channel, Sentence, Situation, Stage } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, type Prose } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'

/** Situations that words can tell, and how many places must tell them: a mention of a refund is no message about refunds. */
const TOLD: [situation: Situation, least: number, stages: readonly Stage[]][] = [
  ['false-alarm', 1, ['investigating', 'identified', 'monitoring', 'resolved']],
  ['correction', 1, ['investigating', 'identified', 'monitoring', 'resolved', 'scheduled', 'postmortem']],
  ['follow-up', 2, ['resolved', 'postmortem']],
  ['making-good', 2, ['resolved', 'postmortem']],
]

/** The situation that the words tell (SPEC 2.1); undefined for an ordinary one. */
export function situationOf(prose: Prose, stage: Stage, channel: Channel): Situation | undefined {
  const sentences = prose.sentences.filter((sentence) => states(sentence.block) || sentence.block.zone === 'heading')
  if (isReply(prose, channel)) return 'reply'
  for (const [situation, least, stages] of TOLD) {
    if (!stages.includes(stage)) continue
    const told = sentences.filter((sentence) =>
      hitsOf(sentence, `situation-${situation}`).some(
        (hit) => polarityAt(sentence, hit.first) !== 'conditional' && polarityAt(sentence, hit.first) !== 'policy',
      ),
    )
    if (told.length >= least && leads(told, sentences)) return situation
  }
  return undefined
}

/** What the message is about stands in its first sentences, or fills half of a short one. */
function leads(told: Sentence[], all: Sentence[]): boolean {
  return all.slice(0, 3).some((sentence) => told.includes(sentence)) || told.length * 2 >= all.length
}

/** On a social channel, a post that opens with one handle answers that person. */
function isReply(prose: Prose, channel: Channel): boolean {
  return channel === 'social' && /^\s*\.?@[\w.-]{1,40}\b(?!@)/.test(prose.text)
}
