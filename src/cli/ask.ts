import { intro, log, outro, select, text } from '@clack/prompts'
import { safe } from '../formatters/safe.ts'
import type { OpenLinter } from '../linter.ts'
import { SITUATIONS, STAGES } from '../model.ts'
import { refuse } from '../templates/answers.ts'
import type { Template, Values } from '../templates/model.ts'
import { answered } from './answered.ts'
import type { Drawn } from './from-draft.ts'
import type { Context } from './run.ts'

/** Asks which of several templates is meant: first what happened, then what else tells them apart. */
export async function askTemplate(list: readonly Template[], { say }: Context): Promise<Template> {
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
    const answer = await answered(select({ message: say(question), options: values.map((value) => ({ value, label: value })) }))
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

/** Asks for every slot that has no value yet, and asks again while an answer says nothing. */
export async function askSlots(template: Template, given: Values, drawn: Drawn | undefined, linter: OpenLinter, { say }: Context): Promise<Values> {
  const values = { ...given }
  intro(`${template.id} · ${template.title} · ${stageOf(template)}, ${say(`channel.${template.channel}`)}`)
  for (const slot of template.slots) {
    const known = values[slot.name]
    const wrong = known === undefined ? undefined : refuse(template, slot, known, values, linter)
    if (known !== undefined && !wrong) continue
    if (wrong) log.warn(safe(wrong.message))
    const said = drawn?.said(template, slot.name)
    if (said) log.info(`${say('new.draft-says')} ${safe(said)}`)
    const may = [
      ...(slot.required ? [] : [say('new.may-skip')]),
      ...(template.unknown[slot.name] ? [say('new.may-unknown')] : []),
      ...(template.defer[slot.name] ? [say('new.may-later')] : []),
    ]
    let insisted: string | undefined
    const answer = await answered(
      text({
        message: `${slot.hint}${may.length > 0 ? ` (${may.join('; ')})` : ''}`,
        placeholder: slot.example,
        validate: (value: string | undefined) => {
          const no = refuse(template, slot, value ?? '', values, linter)
          // The judge may be wrong: who gives the same hollow answer again keeps it, and the finished message is judged.
          if (!no || (no.reason === 'hollow' && value === insisted)) return undefined
          insisted = value
          return safe([no.message, no.question, no.reason === 'hollow' ? say('new.insist') : ''].filter(Boolean).join('. '))
        },
      }),
    )
    if (answer?.trim()) values[slot.name] = answer
    else delete values[slot.name]
  }
  outro(say('new.asked'))
  return values
}
