/** One line of plain text; `first` to `last` is what stands between its outer white space. */
export interface Line {
  start: number
  first: number
  last: number
  /** Columns before the first sign; a tab is four. */
  indent: number
  words: string
  /** Number of the run of lines without a blank one that it stands in. */
  chunk: number
  blank: boolean
}

export function linesOf(source: string, from: number): Line[] {
  const lines: Line[] = []
  let chunk = 0
  for (let start = from; start < source.length; ) {
    const feed = nextBreak(source, start)
    let last = feed.at
    while (last > start && isBlank(source.charCodeAt(last - 1))) last--
    let first = start
    let indent = 0
    for (; first < last && isBlank(source.charCodeAt(first)); first++) indent += source.charCodeAt(first) === 9 ? 4 : 1
    const blank = first === last
    if (blank) chunk++
    lines.push({ start, first, last, indent, words: source.slice(first, last), chunk, blank })
    start = feed.next
  }
  return lines
}

function nextBreak(source: string, from: number): { at: number; next: number } {
  BREAK.lastIndex = from
  const match = BREAK.exec(source)
  return match ? { at: match.index, next: match.index + match[0].length } : { at: source.length, next: source.length }
}
const BREAK = /\r\n?|\n/g

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12 || code === 11 || code === 0xa0
}

const BULLET = /^(?:([-*+•●◦▪·–—])|(\d{1,3})[.)]|\(?([a-z])\))[ \t\u00a0]+(?=\S)/
/** Dashes and dots that also open a dialogue or sign a name: one alone is no list. */
const WEAK = /[·–—]/

export interface Bullet {
  sign: string
  ordered: boolean
  number: number
  /** Units up to the words of the item. */
  length: number
}

export function bulletOf(words: string): Bullet | undefined {
  const match = BULLET.exec(words)
  if (!match) return undefined
  const number = match[2] ? Number(match[2]) : match[3] ? match[3].charCodeAt(0) - 96 : 0
  return { sign: match[1] ?? (match[2] ? '1' : 'a'), ordered: match[1] === undefined, number, length: match[0].length }
}

/** Whether the bullet at `index` belongs to a list: a lone weak sign or a number out of order does not. */
export function isItem(lines: readonly Line[], index: number, bullet: Bullet, before: Bullet | undefined): boolean {
  if (before && before.sign === bullet.sign && (!bullet.ordered || bullet.number === before.number + 1)) return true
  if (bullet.ordered) return bullet.number === 1 && (bullet.sign === '1' || nextHas(lines, index, bullet))
  return !WEAK.test(bullet.sign) || nextHas(lines, index, bullet)
}

/** Whether one of the next few lines goes on with the list. */
function nextHas(lines: readonly Line[], index: number, bullet: Bullet): boolean {
  for (let next = index + 1; next < Math.min(lines.length, index + 6); next++) {
    const other = bulletOf((lines[next] as Line).words)
    if (other?.sign === bullet.sign && (!bullet.ordered || other.number === bullet.number + 1)) return true
  }
  return false
}

const RULER = /^([-=_*~#─━═])(?:[ \t]?\1){2,}$/
export function rulerOf(words: string): string | undefined {
  return RULER.exec(words)?.[1]
}

const LOG =
  /^(?:\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[^\s\]]{0,12}\]?\s{1,4}\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL)\]?[\s:]|[A-Z][a-z]{2}\s{1,2}\d{1,2} \d{2}:\d{2}:\d{2} \S{1,64} [\w/.-]{1,64}\[\d{1,7}\]:)/
const STACK =
  /^(?:at [^\s(]{1,200} ?\([^)]{0,300}:\d+(?::\d+)?\)$|at \/?[^\s:]{1,300}:\d+:\d+$|File "[^"]{1,300}", line \d+|Traceback \(most recent call last\):$)/

/** Number of lines from `index` that are surely a log or a stack trace; 0 when fewer than two are. */
export function logLength(lines: readonly Line[], index: number): number {
  let length = 0
  for (let at = index; at < lines.length; at++) {
    const { words, blank } = lines[at] as Line
    if (blank || !(LOG.test(words) || STACK.test(words))) break
    length++
  }
  return length > 1 ? length : 0
}

/** A short line in capitals over something else. Figures make it a statement ("ETA 14:00 UTC"). */
export function isShout(words: string): boolean {
  if (words.length > 60 || words !== words.toUpperCase() || words === words.toLowerCase() || /[.!?,;\d]$|\d/u.test(words)) return false
  const letters = words.split(/[^\p{L}]+/u).filter((word) => word.length > 3)
  return letters.length > 1 || letters.some((word) => word.length > 4)
}
