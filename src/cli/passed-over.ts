import { relative } from 'node:path'
import type { FindHooks, PassedOver as Why } from '../disk/options.ts'
import { safe } from '../formatters/safe.ts'
import { name } from '../generated/package.ts'
import type { Meter } from '../model.ts'
import type { Context } from './run.ts'

/** Keeps count of files that were not judged, so that nobody takes them for clean. */
export class PassedOver implements FindHooks {
  readonly counts = { ignored: 0, unlike: 0 }

  constructor(
    private readonly context: Context,
    readonly meter?: Meter,
  ) {}

  onPass(path: string, why: Why, named: boolean): void {
    const { flags, say } = this.context
    this.counts[why]++
    if (named) this.say(`${relative('', path)}: ${say('find.ignored')}`)
    else if (flags.debug) this.say(`${relative('', path)}: ${say(why === 'unlike' ? 'debug.passed-over' : 'debug.ignored')}`)
  }

  onTrouble(what: 'corrupt' | 'unwritable', path: string): void {
    const { flags, say } = this.context
    if (what === 'unwritable' || flags.debug) this.say(`${relative('', path)}: ${say(`cache.${what}`)}`)
  }

  tell(): void {
    const { flags, say } = this.context
    if (this.counts.unlike === 0 || flags.quiet) return
    this.say(say('find.passed-over', { count: this.counts.unlike, hint: flags.debug ? '' : say('find.passed-over-hint', { count: this.counts.unlike }) }))
  }

  private say(text: string): void {
    process.stderr.write(`${name}: ${safe(text)}\n`)
  }
}
