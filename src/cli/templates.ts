import { columnsOf, pad, wrap } from '../formatters/columns.ts'
import { safeJson } from '../formatters/safe.ts'
import { Problem } from '../problem.ts'
import { choose } from '../templates/choose.ts'
import type { Template } from '../templates/model.ts'
import { templatesIn } from './library.ts'
import type { Context } from './run.ts'
import { paintFor, print, widthOf } from './terminal.ts'

/** Templates, one a line, by what happened and where one writes; one of them whole; or all as JSON. */
export async function templatesCommand(rest: readonly string[], context: Context): Promise<number> {
  const { flags } = context
  const [what] = rest
  const list = choose(await templatesIn(flags.lang ?? 'en'), { ...flags, what })
  if (list.length === 0) throw new Problem('new.none', { value: what ?? '' })
  if (flags.format?.some((one) => one === 'json' || one === 'jsonl')) await print(`${safeJson(list, 2)}\n`)
  else if (list.length === 1 && what === list[0]?.id) await print(whole(list[0] as Template, context))
  else await print(table(list, context))
  return 0
}

function table(list: readonly Template[], { flags, say }: Context): string {
  const paint = paintFor(flags, process.stdout)
  const widest = (of: (one: Template) => string) => Math.max(...list.map((one) => columnsOf(of(one)))) + 2
  const width = widest(({ id }) => id)
  const titles = widest(({ title }) => title)
  return list
    .map(({ id, stage, situation, channel, title }) => {
      const where = `${situation === 'ordinary' ? stage : situation}, ${say(`channel.${channel}`)}`
      return `${paint.bold(pad(id, width))}${pad(title, titles)}${paint.dim(where)}\n`
    })
    .join('')
}

/** What it asks for, and its text. */
function whole(template: Template, { flags, say }: Context): string {
  const paint = paintFor(flags, process.stdout)
  const width = widthOf(process.stdout)
  const { id, title, stage, situation, channel, slots, unknown, defer, carries, text, subject } = template
  const about = [stage, ...(situation === 'ordinary' ? [] : [situation]), say(`channel.${channel}`)].join(' · ')
  const asked = slots.flatMap(({ name, hint, required, example }) => {
    const may = [...(required ? [] : [say('new.optional')]), ...(unknown[name] ? ['unknown'] : []), ...(defer[name] ? ['later: …'] : [])].join(', ')
    return [
      `  ${paint.bold(name)}${may ? paint.dim(`  (${may})`) : ''}`,
      ...wrap(hint, width - 6).map((line) => `      ${line}`),
      `      ${paint.dim(`“${example}”`)}`,
    ]
  })
  const lines = [
    `${paint.bold(id)} · ${about}`,
    title,
    '',
    paint.bold(say('new.asks')),
    ...asked,
    '',
    `${paint.bold(say('new.carries'))} ${carries.join(', ')}`,
    '',
  ]
  return `${lines.join('\n')}\n${subject ? `${paint.bold(subject)}\n\n` : ''}${text}\n`
}
