import type { Draft, Pardon } from '../model.ts'

const NAMES = ['disable', 'enable', 'disable-line', 'disable-next-line', 'disable-file'] as const
type Name = (typeof NAMES)[number]
const PREFIX = 'incident-lint-'

/** Rules switched off in the text itself: `incident-lint-disable rule[, rule] -- reason` in a comment. */
export class Directives {
  private readonly open: (Pardon & { rule?: string })[] = []

  constructor(
    private readonly source: string,
    private readonly pardons: Pardon[],
    private readonly remarks: Draft['remarks'],
  ) {}

  /** Takes the words of a comment that stands at `from` to `to` of the source. False when they are no directive. */
  take(comment: string, from: number, to: number): boolean {
    const words = comment.trim()
    if (!words.startsWith(PREFIX)) return false
    const name = /^[\w-]*/.exec(words.slice(PREFIX.length))?.[0] ?? ''
    if (!(NAMES as readonly string[]).includes(name)) {
      const expected = NAMES.map((one) => `\`${PREFIX}${one}\``).join(', ')
      this.remarks.push({ message: `Unexpected directive \`${PREFIX}${name}\`, expected one of ${expected}`, offset: from })
      return true
    }
    const rest = words.slice(PREFIX.length + name.length)
    const dash = rest.search(/(?:^|\s)--(?:\s|$)/)
    const reason = dash < 0 ? '' : rest.slice(dash).trim().slice(2).trim()
    const rules = (dash < 0 ? rest : rest.slice(0, dash)).split(/[\s,]+/).filter(Boolean)
    this.apply(name as Name, rules.length > 0 ? rules : [undefined], { at: from, ...(reason && { reason }) }, to)
    return true
  }

  private apply(name: Name, rules: (string | undefined)[], about: Pick<Pardon, 'at' | 'reason'>, to: number): void {
    const range = this.rangeOf(name, about.at, to)
    for (const rule of rules) {
      if (name === 'enable') this.enable(rule, about.at)
      else {
        const pardon: Pardon = { ...(rule !== undefined && { rule }), ...range, ...about }
        this.pardons.push(pardon)
        if (name === 'disable') this.open.push(pardon)
      }
    }
  }

  private rangeOf(name: Name, at: number, to: number): Pick<Pardon, 'offset' | 'endOffset'> {
    const { source } = this
    if (name === 'disable-file') return { offset: 0, endOffset: source.length }
    if (name === 'disable-line') return { offset: source.lastIndexOf('\n', at) + 1, endOffset: lineEnd(source, to) }
    if (name === 'disable') return { offset: to, endOffset: source.length }
    // The next line that holds anything: Markdown wants a blank line after a comment here and there.
    let begin = Math.min(lineEnd(source, to) + 1, source.length)
    while (begin < source.length && source.slice(begin, lineEnd(source, begin)).trim() === '') begin = Math.min(lineEnd(source, begin) + 1, source.length)
    return { offset: begin, endOffset: lineEnd(source, begin) }
  }

  private enable(rule: string | undefined, at: number): void {
    const closed = this.open.filter((pardon) => rule === undefined || pardon.rule === rule)
    for (const pardon of closed) {
      pardon.endOffset = at
      this.open.splice(this.open.indexOf(pardon), 1)
    }
    if (closed.length > 0) return
    const name = `${PREFIX}enable${rule ? ` ${rule}` : ''}`
    this.remarks.push({ message: `Unexpected \`${name}\`, expected a \`${PREFIX}disable${rule ? ` ${rule}` : ''}\` above it`, offset: at })
  }
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}
