import { aliasOf, isFiller } from '../infer/aliases.ts'
import { isoDate } from './dates.ts'

/** An update in the body of a post: its range in the source, the label it goes under, the time that it is stamped with. */
export interface Update {
  from: number
  to: number
  /** What the label says of the stage; a label such as "Update" says nothing. */
  stage?: string
  labelled: boolean
  /** Of "Update 2". */
  number?: number
  at?: string
}

/** `::: update Resolved | 2026-02-06T01:24:45.752Z`, closed by `:::`: Statusfy. */
const CONTAINER = /^:{3,}\s{0,5}update\s{1,5}([^|\n]{1,80}?)\s{0,5}(?:\|\s{0,5}(.{1,60}?))?\s{0,5}$/
const CONTAINER_END = /^:{3,}\s*$/
/** `*Monitoring* -`, `**Update**:`, `***Identified:***`. */
const EMPHASISED = /^(\*{1,3}|_{1,3})(?![\s*_])([^*_\n]{1,80})\1(?:\s{0,3}\d{1,2}(?=\s{0,3}[-–—:]))?(?:\s{0,5}[-–—:]\s{0,5}|\s{1,5}|$)/
/** `[Initial message]`, but no link. */
const BRACKETED = /^\[([^\][\n]{1,60})\](?![([:])(?:\s{0,5}[-–—:]\s{0,5}|\s{1,5}|$)/
const HEADED = /^#{1,6}\s{1,5}([^\n]{1,80}?)\s{0,5}#*\s*$/
/** `Update: `, `Resolved - `. */
const PLAIN = /^(\p{L}[\p{L} ]{2,30}?)(?:\s?:|\s[-–—])(?:\s{1,5}|$)/u
/** `{{< track "2026-05-23 22:00:00" >}}` ends an update: cState. */
const TRACK = /\{\{<\s{0,5}track\s{1,5}["']?([^"'>}]{0,40})["']?\s{0,5}>\}\}/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const MOST_LABEL_WORDS = 4

interface Label {
  says: Pick<Update, 'stage' | 'number'>
  /** Length of the label in its line. */
  length: number
}

/** Parts the body of a post, `from` to the end of the source, into its updates, in the order of the file. */
export function updatesIn(source: string, from: number): Update[] {
  const parting = new Parting()
  for (let at = from; at < source.length; ) {
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed
    parting.line(source.slice(at, end).replace(/\r$/, ''), at, feed < 0 ? end : end + 1)
    at = feed < 0 ? end : end + 1
  }
  return parting.finish(source)
}

class Parting {
  private readonly updates: Update[] = []
  private current: Update | undefined
  private isStart = true
  private fence = ''
  private isComment = false
  private isContainer = false
  /** The paragraph at hand ends with a stamp, so the update ends with it. */
  private stamped = false

  line(line: string, at: number, next: number): void {
    const blank = line.trim() === ''
    if (this.code(line)) this.add(at, next)
    else if (this.isContainer && CONTAINER_END.test(line)) this.close()
    else if (blank) {
      if (this.stamped) this.close()
      this.extend(next)
    } else this.words(line, at, next)
    this.isStart = blank || HEADED.test(line)
  }

  finish(source: string): Update[] {
    this.close()
    return this.updates.filter(({ from, to }) => source.slice(from, to).trim() !== '')
  }

  private words(line: string, at: number, next: number): void {
    const container = CONTAINER.exec(line)
    if (container) {
      this.close()
      const stage = stageIn(container[1] as string, true)
      const date = isoDate(container[2])
      this.current = { from: next, to: next, labelled: true, ...(stage?.alias && { stage: stage.alias }), ...(date !== undefined && { at: date }) }
      this.isContainer = true
      return
    }
    const label = this.isStart && !this.isContainer ? labelOf(line) : undefined
    if (label) {
      this.close()
      this.current = { from: at + label.length, to: next, labelled: true, ...label.says }
    } else this.add(at, next)
    const track = TRACK.exec(line)
    if (!track || !this.current) return
    this.stamped = true
    const date = isoDate(track[1])
    if (date !== undefined) this.current.at = date
  }

  /** Fences and comments: nothing in them is a label. */
  private code(line: string): boolean {
    const fence = FENCE.exec(line)?.[1]
    if (this.fence !== '') {
      if (fence?.startsWith(this.fence)) this.fence = ''
      return true
    }
    if (fence !== undefined) this.fence = fence
    const was = this.isComment
    const open = line.lastIndexOf('<!--')
    const close = line.lastIndexOf('-->')
    if (open > close) this.isComment = true
    else if (close >= 0) this.isComment = false
    return was || fence !== undefined || (open === 0 && line.trimEnd().endsWith('-->')) || (open >= 0 && this.isComment)
  }

  private add(from: number, to: number): void {
    this.current ??= { from, to, labelled: false }
    this.extend(to)
  }

  private extend(to: number): void {
    if (this.current) this.current.to = to
  }

  private close(): void {
    if (this.current) this.updates.push(this.current)
    this.current = undefined
    this.stamped = false
    this.isContainer = false
  }
}

/** The label at the head of a paragraph. What stands in emphasis, brackets or a heading may hold a date or a word more. */
function labelOf(line: string): Label | undefined {
  const marked = EMPHASISED.exec(line) ?? BRACKETED.exec(line) ?? HEADED.exec(line)
  const plain = marked ? undefined : PLAIN.exec(line)
  const found = stageIn((marked?.[2] ?? marked?.[1] ?? plain?.[1] ?? '').trim(), marked !== null)
  if (!found) return undefined
  const length = (marked ?? plain)?.[0].length ?? 0
  const number = /\b\d{1,2}(?=\D{0,8}$)/.exec(line.slice(0, length))?.[0]
  return { length, says: { ...(found.alias !== undefined && { stage: found.alias }), ...(number !== undefined && { number: Number(number) }) } }
}

/** Undefined when the words are no label; `alias` is missing where they say no stage. */
function stageIn(words: string, marked: boolean): { alias?: string } | undefined {
  const bare = marked
    ? words
        .replace(STAMP, ' ')
        .replace(/[\s:–—\-@,.()]+/g, ' ')
        .trim()
    : words
  if (bare === '') return undefined
  const alias = [bare].find((one) => aliasOf('stage', one) ?? aliasOf('situation', one))
  if (isFiller(bare)) return alias === undefined ? {} : { alias }
  if (alias !== undefined) return { alias }
  const parts = bare.split(' ')
  if (!marked || parts.length > MOST_LABEL_WORDS) return undefined
  const part = [parts.at(-1), parts[0]].find((one) => one !== undefined && aliasOf('stage', one, true))
  return part !== undefined ? { alias: part } : isFiller(parts[0] as string) && parts.length <= 2 ? {} : undefined
}

/** Dates and times inside a label, as far as they are numbers and zones. */
const STAMP = /\d[\d:./T-]{0,30}(?:\s{0,3}(?:[AaPp][Mm]\b|[A-Z]{2,5}\b|Z\b))?/g
