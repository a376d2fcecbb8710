/** What no person writes in one paragraph or one section; the parser's time grows with the square of each. */
const MOST = { containers: 100, openBrackets: 500, brackets: 2000, signs: 4000, bars: 1000, underlines: 1000, definitions: 2000, turns: 2000 }

/**
 * Whether a section of Markdown holds so much of one sort of markup that parsing it could take minutes. Linear, and run
 * only on what goes to the parser. Containers count by line, brackets and emphasis by paragraph, the rest by section.
 */
export function isExcessive(source: string): boolean {
  let underlines = 0
  let definitions = 0
  let turns = 0
  let opener = ''
  let paragraph = { brackets: 0, open: 0, signs: 0 }
  for (let at = 0; at < source.length; ) {
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed
    const line = source.slice(at, end)
    at = end + 1
    if (/^[ \t]*\r?$/.test(line)) paragraph = { brackets: 0, open: 0, signs: 0 }
    else if (/^ {0,3}(?:=+|-+)[ \t]*\r?$/.test(line)) underlines++
    // A ruler opens nothing, however long.
    const ruler = /^[-* \t]+\r?$/.test(line)
    const sign = /^[ \t]*(?:[->+*]|\d{1,9}[.)])/.exec(line)?.[0].replace(/\d/g, '') ?? ''
    if (sign !== opener) turns++
    opener = sign
    const bars = count(line, paragraph)
    if (line.includes(']:')) definitions++
    const { containers, openBrackets, brackets, signs } = MOST
    if (paragraph.open > openBrackets || paragraph.brackets > brackets || paragraph.signs > signs || bars > MOST.bars) return true
    if (underlines > MOST.underlines || definitions > MOST.definitions || turns > MOST.turns || (!ruler && markers(line) > containers)) return true
  }
  return false
}

/** Adds a line's brackets and signs of emphasis to those of its paragraph; returns its bars. */
function count(line: string, paragraph: { brackets: number; open: number; signs: number }): number {
  let bars = 0
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === 91) {
      paragraph.brackets++
      paragraph.open++
    } else if (code === 93) paragraph.open = Math.max(0, paragraph.open - 1)
    else if (code === 124) bars++
    else if ((code === 42 || code === 95 || code === 126) && before !== code) paragraph.signs++
    before = code
  }
  return bars
}

/** Signs that may open a container, at the start of a line. */
function markers(line: string): number {
  const start = /^(?:[ \t]*(?:[->+*]|\d{1,9}[.)])){1,200}/.exec(line)?.[0] ?? ''
  return start.replace(/[\d \t]/g, '').length
}
