import { intro, log, outro, select, text } from '@clack/prompts'
import { safe } from '../formatters/safe.ts'
import type { OpenLinter } from '../linter.ts'
import { SITUATIONS, STAGES } from '../model.ts'
import { refuse } from '../templates/answers.ts'
import { sentenceAround } from '../templates/around.ts'
import type { Template, TemplateSlot, Values } from '../templates/model.ts'
import { answered } from './answered.ts'
import type { Drawn } from './from-draft.ts'
import type { Context } from './run.ts'

/** What asks: a terminal, or in a test a list of answers. */
export interface Prompts {
  intro: typeof intro
  outro: typeof outro
  select: typeof select
  text: typeof text
  log: Pick<typeof log, 'info' | 'warn'>
}

/** Named one by one: the whole of the library would come along otherwise. */
const clack: Prompts = { intro, outro, select, text, log }

/** Asks which of several templates is meant: first what happened, then what else tells them apart. */
export async function askTemplate(list: readonly Template[], { say }: Context, prompts: Prompts = clack): Promise<Template> {
  let left = byUse(list)
  const about = [
    ['new.ask-what', (one: Template) => one.incidentType],
    ['new.ask-stage', stageOf],
    ['new.ask-where', (one: Template) => say(`channel.${one.channel}`)],
    ['new.ask-which', (one: Template) => one.title],
  ] as const
  for (const [question, keyOf] of about) {
    const values = [...new Set(left.map(keyOf))]
    if (values.length < 2) continue
    const answer = await answered(prompts.select({ message: say(question), options: values.map((value) => ({ value, label: value })) }))
    left = left.filter((one) => keyOf(one) === answer)
  }
  return left[0] as Template
}

const stageOf = ({ stage, situation }: Template) => (situation === 'ordinary' ? stage : `${stage}, ${situation}`)

/** What has the most templates is what happens most; within it, as an incident goes on. */
function byUse(list: readonly Template[]): Template[] {
  const count = new Map<string, number>()
  for (const { incidentType } of list) count.set(incidentType, (count.get(incidentType) ?? 0) + 1)
  const most = ({ incidentType }: Template) => count.get(incidentType) ?? 0
  return [...list].sort(
    (a, b) => most(b) - most(a) || STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || SITUATIONS.indexOf(a.situation) - SITUATIONS.indexOf(b.situation),
  )
}

/** What is asked about: the template, the answers so far, and what a draft said. */
interface Asking {
  template: Template
  values: Values
  drawn: Drawn | undefined
  linter: OpenLinter
  context: Context
}

/** Asks for every slot that has no value yet, and asks again while an answer says nothing. */
export async function askSlots(
  template: Template,
  given: Values,
  drawn: Drawn | undefined,
  linter: OpenLinter,
  context: Context,
  prompts: Prompts = clack,
): Promise<Values> {
  const asking = { template, values: { ...given }, drawn, linter, context }
  const { say } = context
  prompts.intro(`${template.id} · ${template.title} · ${stageOf(template)}, ${say(`channel.${template.channel}`)}`)
  for (const slot of template.slots) {
    const known = asking.values[slot.name]
    const wrong = known === undefined ? undefined : refuse(template, slot, known, asking.values, linter)
    if (known !== undefined && !wrong) continue
    if (wrong) prompts.log.warn(safe(wrong.message))
    const answer = await askSlot(slot, asking, prompts)
    if (answer) asking.values[slot.name] = answer
    else delete asking.values[slot.name]
  }
  prompts.outro(say('new.asked'))
  return asking.values
}

async function askSlot(slot: TemplateSlot, { template, values, drawn, linter, context: { say } }: Asking, prompts: Prompts): Promise<string | undefined> {
  const said = drawn?.said(template, slot.name)
  if (said) prompts.log.info(`${say('new.draft-says')} ${safe(said)}`)
  const may = [
    ...(slot.required ? [] : [say('new.may-skip')]),
    ...(template.unknown[slot.name] ? [say('new.may-unknown')] : []),
    ...(template.defer[slot.name] ? [say('new.may-later')] : []),
  ]
  const around = sentenceAround(template, slot.name, values)
  const answer = await answered(
    prompts.text({
      message: safe(`${slot.hint}${may.length > 0 ? ` (${may.join('; ')})` : ''}${around ? `\n${around}` : ''}`),
      placeholder: slot.example,
      validate: (value: string | undefined) => {
        const { words, insisted } = read(value)
        const no = refuse(template, slot, words, values, linter)
        // The judge may be wrong: who insists keeps a hollow answer, and the finished message is judged.
        if (!no || (no.reason === 'hollow' && insisted)) return undefined
        return safe(sentences([no.message, no.question, no.reason === 'hollow' ? say('new.insist') : undefined]))
      },
    }),
  )
  return read(answer).words || undefined
}

/** An answer, and whether a sign at its end says that it is meant so. */
function read(value: string | undefined): { words: string; insisted: boolean } {
  const words = (value ?? '').trim()
  return words.endsWith('!') ? { words: words.replace(/\s*!$/, ''), insisted: true } : { words, insisted: false }
}

function sentences(parts: readonly (string | undefined)[]): string {
  return parts
    .filter(Boolean)
    .map((part) => (/[.?!]$/.test(part as string) ? part : `${part}.`))
    .join(' ')
}
