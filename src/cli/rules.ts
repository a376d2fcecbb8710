import type { Rule } from '../compile/rules.ts'
import { columnsOf, pad, wrap } from '../formatters/columns.ts'
import { safeJson } from '../formatters/safe.ts'
import { rules } from '../generated/rules.ts'
import { languageOf, languages } from '../languages/index.ts'
import { Problem } from '../problem.ts'
import type { Context } from './run.ts'
import { paintFor, print, widthOf } from './terminal.ts'

/** All rules, one a line, or as JSON. */
export async function rulesCommand(rest: readonly string[], context: Context): Promise<number> {
  const { flags, locale } = context
  if (rest[0] !== undefined) throw new Problem('usage.rules-takes-nothing', { value: rest[0] })
  const listed = rules.map((rule) => ({ ...rule, texts: textsOf(rule, flags.locale ?? flags.lang ?? locale) }))
  if (flags.format?.some((one) => one === 'json' || one === 'jsonl'))
    await print(
      `${safeJson(
        listed.map(({ texts, ...rule }) => ({ ...rule, ...texts })),
        2,
      )}\n`,
    )
  else await print(table(listed, context))
  return 0
}

/** The texts of a rule in a language, or in English where it has none. */
export function textsOf({ id }: Pick<Rule, 'id'>, language = 'en') {
  return (languageOf(language) ?? languages.en).texts[id]
}

function table(listed: (Rule & { texts: ReturnType<typeof textsOf> })[], { flags }: Context): string {
  const paint = paintFor(flags, process.stdout)
  const idWidth = Math.max(...listed.map(({ id }) => columnsOf(id))) + 2
  const room = Math.max(20, widthOf(process.stdout) - idWidth - 5)
  return listed
    .map(({ id, spec, texts }) => {
      const [first, ...more] = wrap(texts?.summary ?? '', room)
      return `${paint.bold(pad(id, idWidth))}${paint.dim(pad(spec, 5))}${first}\n${more.map((line) => `${' '.repeat(idWidth + 5)}${line}\n`).join('')}`
    })
    .join('')
}
