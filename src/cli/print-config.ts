import { resolve } from 'node:path'
import { Session } from '../disk/lint.ts'
import { shownPath } from '../disk/paths.ts'
import { safe, safeJson } from '../formatters/safe.ts'
import { name } from '../generated/package.ts'
import { type Context, optionsOf } from './run.ts'
import { print } from './terminal.ts'

/** The config as it stands for one file, overrides and flags in place, as JSON; where it was found goes to standard error. */
export async function printConfigCommand({ flags, say }: Context): Promise<number> {
  const session = new Session(optionsOf(flags))
  const path = resolve(flags['print-config'] as string)
  const { config, source } = await session.configFor(path)
  const said = source === undefined ? say('debug.no-config') : say('debug.config', { path: shownPath(session.cwd, source) })
  process.stderr.write(`${name}: ${safe(said)}\n`)
  await print(`${safeJson({ extends: 'house', ...config }, 2)}\n`)
  return 0
}
