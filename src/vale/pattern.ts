import type { PhraseNode } from '../prose/phrase-program.ts'

/** What may stand between two words of a sentence; a hyphen is a blank. */
const BETWEEN = '[^\\w.!?]*'
const ANY = `${BETWEEN}\\b\\w[\\w'’]*`
/** Only blanks, quotation marks and brackets stand between here and the end of the sentence before, or the beginning of the text. */
const START = '(?<![^.!?\\s"“”()][\\s"“”()]*)'
const END = '(?![^\\w.!?]*\\w)'
/** No figure in the sentence, before or behind. */
const NO_FIGURE_BEFORE = '(?<!\\d[^.!?]*)'
const NO_FIGURE_BEHIND = '(?![^.!?]*\\d)'

/**
 * A phrase (SPEC 0.9, words spelled out) as a regular expression for Vale: no groups that capture, and what JavaScript and
 * regexp2 read alike. `noFigure`: only in a sentence without digits beside the words.
 */
export function patternOf(node: PhraseNode, numbers: readonly string[], { noFigure = false } = {}): string {
  const body = bodyOf(node, numbers)
  const [before, behind] = noFigure ? [NO_FIGURE_BEFORE, NO_FIGURE_BEHIND] : ['', '']
  // A word begins here, and the last one ends: `can` is not in "can't".
  return `(?<!\\w['’]?)(?=[\\w%$€£¥#@&])${before}${node.kind === 'choice' ? body : `(?:${body})`}(?!['’]?\\w)${behind}`
}

function bodyOf(node: PhraseNode, numbers: readonly string[]): string {
  switch (node.kind) {
    case 'word':
      return words([String(node.word)])
    case 'any':
      return ANY
    case 'number':
      return `${BETWEEN}\\b(?:\\d+(?:[.,:]\\d+)*|${numbers.map(wordOf).join('|')})(?!\\w)`
    case 'start':
      return START
    case 'end':
      return END
    case 'gap':
      return `(?:${ANY}){0,${node.max}}`
    case 'sequence':
      return node.parts.map((part) => bodyOf(part, numbers)).join('')
    case 'choice':
      return choice(node.options, numbers)
    case 'optional':
      return `${grouped(node.part, numbers)}?`
    case 'many':
      return `${grouped(node.part, numbers)}*`
    case 'not':
      return `(?!${bodyOf(node.part, numbers)})`
  }
}

function grouped(node: PhraseNode, numbers: readonly string[]): string {
  return node.kind === 'choice' ? `(?:${choice(node.options, numbers)})` : `(?:${bodyOf(node, numbers)})`
}

/** Single words share what stands before and behind them. */
function choice(options: readonly PhraseNode[], numbers: readonly string[]): string {
  const single = options.flatMap((option) => (option.kind === 'word' ? [String(option.word)] : []))
  const longer = options.filter((option) => option.kind !== 'word').map((option) => bodyOf(option, numbers))
  return `(?:${[...(single.length > 0 ? [words(single)] : []), ...longer].join('|')})`
}

function words(list: readonly string[]): string {
  const signs = list.filter((word) => !/^[\p{L}\p{N}]/u.test(word))
  const plain = list.filter((word) => !signs.includes(word)).map(wordOf)
  const all = [...(plain.length > 0 ? [`\\b(?:${plain.join('|')})(?!['’]?\\w)`] : []), ...signs.map(escaped)]
  // Signs of money and the like are words; they must not be passed over as what stands between.
  return `[^\\w.!?%$€£¥#@&]*${all.length === 1 ? all[0] : `(?:${all.join('|')})`}`
}

function wordOf(word: string): string {
  return word.length > 1 && word.endsWith('*') ? `${escaped(word.slice(0, -1))}[\\w'’]*` : escaped(word)
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/'/g, "['’]")
}
