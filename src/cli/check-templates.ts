import { readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { ValidateFunction } from 'ajv'
import { DataError } from '../compile/data-file.ts'
import { compileTemplates, type SlotFile, type TemplateFile, type TemplateOptions } from '../compile/templates.ts'
import { problemOf, readText } from '../disk/read.ts'
import { safe } from '../formatters/safe.ts'
import * as generated from '../generated/template-validators.ts'
import { createLinter } from '../index.ts'
import { languageOf } from '../languages/index.ts'
import { Problem, Problems } from '../problem.ts'
import { vetAll } from '../templates/vet.ts'
import { slotsIn } from './library.ts'
import { type Context, instantIn } from './run.ts'
import { print } from './terminal.ts'

/** Holds a house's own templates to what ours are held to. Exit code 0 only when all hold. */
export async function checkTemplatesCommand([folder, more]: readonly string[], context: Context): Promise<number> {
  if (folder === undefined || more !== undefined) throw new Problem('new.check-what')
  const { say } = context
  const names = markdownIn(folder)
  if (names.length === 0) throw new Problem('new.check-none', {}, { path: folder })
  const today = instantIn(context.flags).slice(0, 10)
  const { lint, lintThread } = createLinter()
  const { plainness } = await import('../templates/plainness.ts')
  const vetted = vetAll(compiled(folder, names, await houseOf(folder, context)), {
    house: lint,
    strict: createLinter({ extends: 'strict' }).lint,
    lintThread,
    plainness,
    today,
  })
  for (const { template, faults } of vetted) {
    await print(faults.map(({ condition, message }) => `${safe(`${template.id}: ${condition} ${message}`)}\n`).join(''))
  }
  const faulty = vetted.filter(({ faults }) => faults.length > 0).length
  await print(`${say(faulty > 0 ? 'new.check-faulty' : 'new.check-clean', { count: names.length, faulty })}\n`)
  return faulty > 0 ? 1 : 0
}

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md') && !/^readme\.md$/i.test(name))
      .sort()
  } catch (error) {
    if (isFile(folder)) throw new Problem('new.check-what')
    throw problemOf(error, folder, folder)
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Their language: what the flag says, or what the folder is called, or English; and what ours in that language know of slots. */
async function houseOf(folder: string, { flags }: Context): Promise<TemplateOptions> {
  const name = basename(resolve(folder))
  const lang = flags.lang ?? (languageOf(name) ? name : 'en')
  return { lang, known: await slotsIn(lang) }
}

/** Throws Problems with file:line:col. A `slots.yml` beside the templates adds to ours. */
function compiled(folder: string, names: readonly string[], house: TemplateOptions) {
  const validate = generated as unknown as { slots: ValidateFunction<SlotFile>; template: ValidateFunction<TemplateFile> }
  const read = (name: string) => ({ path: join(folder, name), source: readText(join(folder, name), join(folder, name)) })
  try {
    const own = isFile(join(folder, SLOTS)) ? read(SLOTS) : undefined
    return compileTemplates(own, names.map(read), validate, house)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new Problems(error.problems.map(({ message, path, line, column }) => new Problem('config.syntax', { reason: message }, { path, line, column })))
  }
}

const SLOTS = 'slots.yml'
