import { actsOf } from '../detectors/acts.ts'
import type { Draft, Hit, LanguagePack, Message, Org, Sentence, Situation, Stage } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, type Prose, textHits, wordsOf } from '../prose/prepare.ts'
import { tokenize } from '../prose/tokenize.ts'
import { states } from '../prose/zones.ts'
import { type Label, labelIn, labelOf } from './labels.ts'

export interface StageFound {
  stage: Stage
  situation?: Situation
}

/** The course of an incident: an update that shows two of them has reached the later one. */
const COURSE: readonly Stage[] = ['investigating', 'identified', 'monitoring', 'resolved']
/** Nobody writes as much while it burns: a text of this many words that announces nothing tells what happened. */
const ACCOUNT_WORDS = 350
const JUDGED = new Set(['body', 'list', 'cell', 'heading', 'title', 'signoff'])

/**
 * The stage that the words tell (SPEC 2.1): labels first, then the wording that the lexicons `stage-*` hold.
 * Undefined when nothing in them tells it.
 */
export function stageOf(draft: Draft, prose: Prose, pack: LanguagePack, org: Org): StageFound | undefined {
  const sentences = prose.sentences.filter((sentence) => JUDGED.has(sentence.block.zone))
  const title = titleLabel(draft, pack)
  const titled = (lexicon: string) => draft.meta.title !== undefined && textHits(draft.meta.title, pack, lexicon)
  if (titled('stage-postmortem') || isAccount(sentences)) return { stage: 'postmortem' }
  const labels = sentences.flatMap((sentence) => labelOf(sentence, prose) ?? [])
  const cues = cuesOf(sentences)
  const plans = sentences.filter((sentence) => states(sentence.block)).flatMap((sentence) => plansIn(sentence, prose, org))
  const inTitle = titled('stage-scheduled') || title?.stage === 'scheduled'
  const troubles = cues.investigating.length + cues.identified.length
  const announced = cues.scheduled.length + (troubles + cues.monitoring.length === 0 ? plans.length : 0) + (inTitle ? 1 : 0) > troubles
  // In the account of a failure that is over, a plan is a lesson.
  const work = announced && (inTitle || isWork(sentences, cues.resolved.length === 0 ? plans : []))
  return byLabels(labels, announced || inTitle) ?? byTitle(title) ?? byWords(cues, sentences, work)
}

function titleLabel(draft: Draft, pack: LanguagePack): Label | undefined {
  if (!draft.meta.title) return undefined
  const calendar = wordsOf(pack, 'ordinary-capital')
  const tokens = tokenize(draft.meta.title)
  return labelIn(tokens, (index) => calendar.has(tokens[index]?.norm ?? ''))
}

function byLabels(labels: Label[], announced: boolean): StageFound | undefined {
  const said = new Set(labels.map((label) => label.stage as Stage))
  if (said.size === 0) return undefined
  const situation = labels.find((label) => label.situation)?.situation
  for (const stage of ['postmortem', 'cancelled', 'security'] as const) if (said.has(stage)) return { stage }
  const latest = COURSE.filter((stage) => said.has(stage)).at(-1)
  if (said.has('scheduled') || (latest && announced)) {
    return {
      stage: 'scheduled',
      ...(situation ? { situation } : latest === 'resolved' ? { situation: 'completed' } : latest ? { situation: 'in-progress' } : {}),
    }
  }
  return latest ? { stage: latest, ...(situation && { situation }) } : undefined
}

/** A title stays when the updates move on, so only what no update changes is read from it. */
function byTitle(title: Label | undefined): StageFound | undefined {
  if (title?.stage !== 'scheduled' && title?.stage !== 'cancelled' && title?.stage !== 'postmortem' && title?.stage !== 'security') return undefined
  return { stage: title.stage, ...(title.situation && { situation: title.situation }) }
}

type Cues = Record<'investigating' | 'identified' | 'monitoring' | 'recovered' | 'resolved' | 'scheduled' | 'cancelled' | 'security', Hit[]>

function cuesOf(sentences: Sentence[]): Cues {
  const all = (lexicon: string) => sentences.flatMap((sentence) => hitsOf(sentence, lexicon).filter((hit) => asserted(sentence, hit)))
  const reached = (lexicon: string) =>
    sentences.flatMap((sentence) => hitsOf(sentence, lexicon).filter((hit) => asserted(sentence, hit) && !isAhead(sentence, hit)))
  const monitoring = reached('stage-monitoring')
  const recovered = reached('stage-recovered')
  const resolved = reached('stage-resolved')
  // What has come back in part is watched until it is whole.
  const partly = all('stage-unfinished').length > 0 && recovered.length + resolved.length > 0
  return {
    investigating: all('stage-investigating'),
    identified: reached('stage-identified'),
    monitoring: partly ? [...monitoring, ...recovered, ...resolved] : monitoring,
    recovered: partly ? [] : recovered,
    resolved: partly ? [] : resolved,
    scheduled: all('stage-scheduled'),
    cancelled: all('called-off'),
    security: all('stage-security'),
  }
}

function asserted(sentence: Sentence, hit: Hit): boolean {
  const polarity = polarityAt(sentence, hit.first)
  return polarity === 'asserted' || polarity === 'negated'
}

/** "once it is resolved", "working to restore": that is still to come. */
function isAhead(sentence: Sentence, hit: Hit): boolean {
  if (polarityAt(sentence, hit.first) === 'negated') return true
  const start = sentence.clauses.find(({ first, last }) => hit.first >= first && hit.first <= last)?.first ?? 0
  return hitsOf(sentence, 'stage-ahead').some((word) => word.first >= start && word.first < hit.first && word.last <= hit.last && hit.first - word.last <= 6)
}

/** Acts that are still to come: "will be put offline and restarted". */
function plansIn(sentence: Sentence, prose: Prose, org: Org): Hit[] {
  const message = { ...prose, stage: 'scheduled' } as unknown as Message
  return actsOf(sentence, message, org)
    .filter(({ tense }) => tense === 'planned')
    .map(({ hit }) => hit)
}

function byWords(cues: Cues, sentences: Sentence[], work: boolean): StageFound | undefined {
  if (cues.scheduled.length > 0 && cues.cancelled.length > 0) return { stage: 'cancelled' }
  if (cues.security.length >= 2 && cues.security.length > cues.scheduled.length) return { stage: 'security' }
  if (work) return { stage: 'scheduled', ...((cues.resolved.length > 0 || cues.recovered.length > 0) && { situation: 'completed' as const }) }
  const length = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0)
  if (length >= ACCOUNT_WORDS) return { stage: 'postmortem' }
  if (cues.resolved.length > 0) return { stage: 'resolved' }
  // Well again and still watched is monitoring: of two stages that are as likely, the earlier.
  if (cues.recovered.length > 0) return { stage: cues.monitoring.length > 0 ? 'monitoring' : 'resolved' }
  const reached = COURSE.filter((stage) => cues[stage as keyof Cues].length > 0).at(-1)
  return reached && { stage: reached }
}

/** The work is what the message is about: it stands in one of its first sentences. */
function isWork(sentences: Sentence[], plans: Hit[]): boolean {
  return sentences
    .slice(0, 3)
    .some((sentence) => hitsOf(sentence, 'stage-scheduled').length > 0 || plans.some((hit) => hitsOf(sentence, hit.lexicon).includes(hit)))
}

/** An account after the event: it says so, or its parts are those of one. */
function isAccount(sentences: Sentence[]): boolean {
  const named = sentences.filter((sentence) => hitsOf(sentence, 'stage-postmortem').some((hit) => !isAhead(sentence, hit)))
  const inHeading = named.some((sentence) => sentence.block.zone === 'heading' || sentence.block.zone === 'title')
  const sections = new Set(sentences.flatMap((sentence) => sectionOf(sentence) ?? []))
  const headings = sentences.filter((sentence) => sentence.block.zone === 'heading' && sectionOf(sentence)).length
  return inHeading || named.length >= 3 || named.some((sentence) => sentence.index < 3) || headings >= 2 || sections.size >= (named.length > 0 ? 1 : 3)
}

/** The part of an account that a heading or the label of a line names. */
function sectionOf(sentence: Sentence): string | undefined {
  const hit = hitsOf(sentence, 'report-section')[0]
  if (!hit) return undefined
  const next = sentence.tokens[hit.last + 1]
  const named = next === undefined || sentence.block.zone === 'heading' || /^\s*[:–—*]|^\s-\s/.test(next.lead)
  return named
    ? sentence.tokens
        .slice(hit.first, hit.last + 1)
        .map((token) => token.norm)
        .join(' ')
    : undefined
}
