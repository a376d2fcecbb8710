#!/usr/bin/env node
import { name, version } from '../generated/package.ts'
import { problemsOf } from '../problem.ts'
import { readArguments } from './arguments.ts'
import { favourShortRuns } from './engine.ts'
import { helpText } from './help.ts'
import type { Context } from './run.ts'
import { learn, localeOf, sayIn } from './spoken.ts'
import { complain, print } from './terminal.ts'

/** A closed pipe (`| head`) is no error: what was printed was read. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}

process.exitCode = await main(process.argv.slice(2))

/** Exit codes: 0 clean, 1 findings, 2 a wrong option, config or file. */
async function main(args: readonly string[]): Promise<number> {
  const { flags, positionals, problems } = readArguments(args)
  const locale = localeOf(flags, process.env)
  await learn(locale)
  const context: Context = { flags, say: sayIn(locale), locale }
  try {
    if (flags.help) return await print(helpText(context)).then(() => 0)
    if (flags.version) return await print(`${version}\n`).then(() => 0)
    if (problems.length > 0) {
      for (const problem of problems) complain(problem, context.say)
      process.stderr.write(`${name}: ${context.say('usage.help-hint')}\n`)
      return 2
    }
    return await command(positionals, context)
  } catch (error) {
    return failure(error, context)
  }
}

/** A command is a first word that is one; to lint a folder of that name write `./rules`. */
async function command(positionals: readonly string[], context: Context): Promise<number> {
  const [first, ...rest] = positionals
  if (first === 'rules') return (await import('./rules.ts')).rulesCommand(rest, context)
  if (first === 'templates') return (await import('./templates.ts')).templatesCommand(rest, context)
  if (first === 'new') return (await import('./new.ts')).newCommand(rest, context)
  if (first === 'check-templates') return (await import('./check-templates.ts')).checkTemplatesCommand(rest, context)
  if (first === 'test') return (await import('./test-packs.ts')).testPacksCommand(rest, context)
  if (first === 'init') return (await import('./init.ts')).initCommand(rest, context)
  if (first === 'thread') return (await import('./thread.ts')).threadCommand(rest, context)
  if (first === 'export') return (await import('./export.ts')).exportCommand(rest, context)
  if (first === 'explain') return (await import('./explain.ts')).explainCommand(rest, context)
  if (context.flags['print-config'] !== undefined) return (await import('./print-config.ts')).printConfigCommand(context)
  favourShortRuns()
  if (context.flags.watch) return (await import('./watch.ts')).watchCommand(positionals, context)
  return (await import('./lint.ts')).lintCommand(positionals, context)
}

/** What the user can mend is said in words; anything else is a mistake of ours, and `--debug` shows where. */
function failure(error: unknown, { flags, say }: Context): number {
  try {
    for (const problem of problemsOf(error)) complain(problem, say)
  } catch {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    process.stderr.write(`${name}: ${flags.debug ? stack : say('usage.crash', { message })}\n`)
  }
  return 2
}
