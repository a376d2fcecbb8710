import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openWhole, type WholeFile } from '../disk/write.ts'
import { formatReports } from '../format-reports.ts'
import { safe } from '../formatters/safe.ts'
import { createLinter, type Report } from '../index.ts'
import { languageOf } from '../languages/index.ts'
import { linterOf } from '../linter.ts'
import { Problem, Problems } from '../problem.ts'
import { readWith } from '../readers/index.ts'
import { countIn, emptySummary } from '../summary.ts'
import { refuse } from '../templates/answers.ts'
import { asFile, choose, type Wish } from '../templates/choose.ts'
import { type Template, TemplateError, type Values } from '../templates/model.ts'
import { render } from '../templates/render.ts'
import { exitCode } from './exit-code.ts'
import { type Drawn, drawFrom } from './from-draft.ts'
import { type Incident, readIncident, readSets } from './incident-file.ts'
import { templatesIn } from './library.ts'
import { type Context, optionsOf } from './run.ts'
import { print } from './terminal.ts'

/** Writes a message from a template: asks at a terminal, takes flags and an incident file everywhere, and judges what came out. */
export async function newCommand(rest: readonly string[], context: Context): Promise<number> {
  const { flags } = context
  const templates = await templatesIn(flags.lang ?? 'en')
  if (templates.length === 0) throw new Problem('new.none')
  const drawn = flags.from === undefined ? undefined : await drawFrom(flags.from, context)
  const known = new Set(templates.flatMap((template) => template.slots.map((slot) => slot.name)))
  const { values: facts, short } = flags.values === undefined ? { values: {}, short: {} } : readIncident(flags.values, known)
  const given: Incident = { values: { ...facts, ...readSets(flags.set ?? [], known) }, short }
  const wish = { ...drawn?.about, ...flags, what: rest.join(' ') || undefined }
  if (flags['all-channels']) return writeAll(ordinaryOf(choose(templates, { ...wish, channel: undefined }), wish), given, context)
  const fitting = choose(templates, wish)
  const template = await chosen(isInteractive(context) ? fitting : ordinaryOf(fitting, wish), wish.what, context)
  const values = await filled(template, { ...drawn?.values(template), ...ofTemplate(template, given) }, drawn, context)
  return deliver([{ template, ...made(template, values, context) }], context)
}

/** An incident file knows more than one template asks for, and in more words than a text message has room for. */
function ofTemplate(template: Template, { values, short }: Incident): Values {
  return Object.fromEntries(
    template.slots.flatMap(({ name, longest = Number.POSITIVE_INFINITY }) => {
      const value = values[name]
      const shorter = Object.hasOwn(short, name) && [...(value ?? '').trim()].length > longest ? short[name] : value
      return shorter === undefined || !Object.hasOwn(values, name) ? [] : [[name, shorter]]
    }),
  )
}

/** Work that has begun, a correction, a reply: such a message is asked for by name or by its situation. */
function ordinaryOf(list: readonly Template[], { what, situation }: Wish): readonly Template[] {
  const ordinary = list.filter((one) => one.situation === 'ordinary')
  return situation || ordinary.length === 0 || list.some(({ id }) => id === what) ? list : ordinary
}

const isInteractive = ({ flags }: Context) => process.stdin.isTTY === true && process.stdout.isTTY === true && !flags['no-input']

async function chosen(list: readonly Template[], what: string | undefined, context: Context): Promise<Template> {
  const [only, ...others] = list
  if (only === undefined) throw new Problem('new.none', { value: what ?? '' })
  if (others.length === 0) return only
  if (isInteractive(context)) return (await import('./ask.ts')).askTemplate(list, context)
  throw new Problem('new.several', { ids: list.map(({ id }) => id).join(', '), count: list.length })
}

async function filled(template: Template, values: Values, drawn: Drawn | undefined, context: Context): Promise<Values> {
  if (!isInteractive(context)) return values
  const { askSlots } = await import('./ask.ts')
  return askSlots(template, values, drawn, linterOf({}, readWith(), languageOf), context)
}

/** Throws Problems, one a slot: what has not its form, and what says nothing, unless that is allowed or was insisted on. */
function made(template: Template, values: Values, context: Context): { name: string; content: string } {
  try {
    const file = asFile(template, render(template, values))
    const hollow = isInteractive(context) || context.flags['allow-hollow'] ? [] : hollowIn(template, values)
    if (hollow.length > 0) throw new Problems(hollow)
    return file
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw new Problems(error.problems.map(({ slot, message }) => new Problem('new.slot', { slot, reason: message, template: template.id })))
  }
}

/** A hollow answer is refused here as it is at a prompt. */
function hollowIn(template: Template, values: Values): Problem[] {
  const linter = linterOf({}, readWith(), languageOf)
  return template.slots.flatMap((slot) => {
    const no = values[slot.name] === undefined ? undefined : refuse(template, slot, values[slot.name] ?? '', values, linter)
    return no ? [new Problem('new.hollow', { slot: slot.name, reason: [no.message, no.question].filter(Boolean).join('. '), template: template.id })] : []
  })
}

interface Piece {
  template: Template
  name: string
  content: string
}

/** One incident file, every channel that has a template for it: the same facts in each. */
async function writeAll(list: readonly Template[], incident: Incident, context: Context): Promise<number> {
  if (list.length === 0) throw new Problem('new.none', { value: '' })
  const stages = [...new Set(list.map(({ stage }) => stage))]
  if (stages.length > 1) throw new Problem('new.stages', { stages: stages.join(', ') })
  const pieces: Piece[] = []
  const problems: Problem[] = []
  for (const template of list) {
    try {
      pieces.push({ template, ...made(template, ofTemplate(template, incident), context) })
    } catch (error) {
      if (!(error instanceof Problems)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new Problems(problems)
  return deliver(pieces, context)
}

/** Prints one message, or writes files; never over one that is there unless told. Then judges what was made. */
async function deliver(pieces: readonly Piece[], context: Context): Promise<number> {
  const { flags, say } = context
  const target = flags['output-file']
  const several = flags['all-channels'] === true
  const paths = pieces.map(({ name }) => (several ? join(target ?? '.', name) : target))
  const taken = paths.find((path) => path !== undefined && existsSync(path))
  if (taken !== undefined && !flags.force) throw new Problem('new.exists', {}, { path: taken })
  writeTogether(pieces.flatMap(({ content }, index) => (paths[index] === undefined ? [] : [{ path: paths[index] as string, content }])))
  for (const [index, { content }] of pieces.entries()) {
    const path = paths[index]
    if (path === undefined) await print(content)
    else process.stderr.write(`incident-lint: ${say('new.written', { path: safe(path) })}\n`)
  }
  return tell(pieces, paths, context)
}

/** All of them or none: no file appears before each has been written whole. Throws Problem. */
function writeTogether(all: readonly { path: string; content: string }[]): void {
  const files: WholeFile[] = []
  try {
    for (const { path, content } of all) {
      const file = openWhole(path)
      files.push(file)
      file.write(content)
    }
  } catch (error) {
    for (const file of files) file.abandon()
    throw error
  }
  for (const file of files) file.close()
}

function tell(pieces: readonly Piece[], paths: readonly (string | undefined)[], context: Context): number {
  const linter = createLinter()
  const { now } = optionsOf(context.flags)
  const summary = emptySummary()
  const reports = pieces.map(({ template, content }, index) => {
    const { stage, situation, channel, audience, lang } = template
    const options = { stage, situation, channel, audience, language: lang, ...(now !== undefined && { now }) }
    const report: Report & { path: string } = {
      ...linter.lint(content, { ...options, format: content.startsWith('---\n') ? 'markdown' : 'text' }),
      path: paths[index] ?? template.id,
    }
    countIn(summary, report)
    return report
  })
  process.stderr.write(formatReports(reports, 'pretty', { language: context.locale }))
  return exitCode(summary, 0, context.flags)
}
