import { wrap } from '../formatters/columns.ts'
import { formatters } from '../formatters/index.ts'
import { version } from '../generated/package.ts'
import { AUDIENCES, CHANNELS, STAGES } from '../model.ts'
import type { Context } from './run.ts'

/** Fits a screen of 80 columns and 24 lines. */
export function helpText({ say }: Pick<Context, 'say'>): string {
  return `${say('help.text', { version, stages: wrap(STAGES.join(' '), 76).join('\n   '), channels: CHANNELS.join(' '), audiences: AUDIENCES.join(' '), formats: wrap(Object.keys(formatters).join(' '), 76).join('\n   ') })}\n`
}
