import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../disk/write.ts'
import { rules } from '../generated/rules.ts'
import { languageOf } from '../languages/index.ts'
import { Problem } from '../problem.ts'
import { valeStyle } from '../vale/style.ts'
import type { Context } from './run.ts'
import { print } from './terminal.ts'

const STYLES = 'styles'

/** `export vale [-o folder] [--lang tag]`: the phrase lists as a Vale style under the folder. Writes over nothing that it has not made. */
export async function exportCommand([what, more]: readonly string[], { flags, say }: Context): Promise<number> {
  if (what !== 'vale' || more !== undefined) throw new Problem('export.what')
  const tag = flags.lang ?? 'en'
  const language = languageOf(tag)
  if (!language) throw new Problem('export.language', { value: tag })
  const mark = say('export.mark')
  const unsaid = (count: number) => say('export.unsaid', { count })
  const { files, ...counts } = valeStyle(language, rules, { mark, unsaid, write: say('export.write') })
  const styles = flags['output-file'] ?? STYLES
  const style = tag === 'en' ? 'IncidentLint' : `IncidentLint-${tag}`
  const pieces = files.map(({ name, text }) => ({ path: join(styles, style, name), text }))
  const foreign = pieces.find(({ path }) => existsSync(path) && !readFileSync(path, 'utf8').includes('incident-lint export vale') && !flags.force)
  if (foreign) throw new Problem('new.exists', {}, { path: foreign.path })
  for (const { path, text } of pieces) writeWhole(path, text)
  await print(`${say('export.done', { ...counts, count: files.length, path: join(styles, style) })}\n${say('export.next', { styles, style })}\n`)
  return 0
}
