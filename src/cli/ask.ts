import { intro, log, outro, select, text } from '@clack/prompts'
import { safe } from '../formatters/safe.ts'
import type { Linter } from '../linter.ts'
import { refuse } from '../templates/answers.ts'
import type { Template, Values } from '../templates/model.ts'
import { answered } from './answered.ts'
import type { Drawn } from './from-draft.ts'
import type { Context } from './run.ts'

/** Asks which of several templates is meant: first what happened, then what else tells them apart. */
export async function askTemplate(list: readonly Template[], { say }: Context): Promise<Template> {
  let left = [...list]
  const about = [
    ['new.ask-what', (one: Template) => one.incidentType],
    ['new.ask-where', (one: Template) => say(`channel.${one.channel}`)],
    ['new.ask-stage', (one: Template) => (one.situation === 'ordinary' ? one.stage : `${one.stage}, ${one.situation}`)],
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

/** Asks for every slot that has no value yet, and asks again while an answer says nothing. */
export async function askSlots(template: Template, given: Values, drawn: Drawn | undefined, linter: Linter, { say }: Context): Promise<Values> {
  const values = { ...given }
  intro(`${template.id} · ${template.title}`)
  for (const slot of template.slots) {
    const known = values[slot.name]
    const wrong = known === undefined ? undefined : refuse(template, slot, known, values, linter.lint)
    if (known !== undefined && !wrong) continue
    if (wrong) log.warn(safe(wrong.message))
    const said = drawn?.said(template, slot.name)
    if (said) log.info(`${say('new.draft-says')} ${safe(said)}`)
    const may = [
      ...(slot.required ? [] : [say('new.may-skip')]),
      ...(template.unknown[slot.name] ? [say('new.may-unknown')] : []),
      ...(template.defer[slot.name] ? [say('new.may-later')] : []),
    ]
    const answer = await answered(
      text({
        message: `${slot.hint}${may.length > 0 ? ` (${may.join('; ')})` : ''}`,
        placeholder: slot.example,
        validate: (value: string | undefined) => {
          const no = refuse(template, slot, value ?? '', values, linter.lint)
          return no && safe([no.message, no.question].filter(Boolean).join('. '))
        },
      }),
    )
    if (answer?.trim()) values[slot.name] = answer
    else delete values[slot.name]
  }
  outro(say('new.asked'))
  return values
}
