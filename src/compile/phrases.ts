import type { PhraseNode } from '../prose/phrase-program.ts'
import { tokenize } from '../prose/tokenize.ts'

export class PhraseError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message)
  }
}

/** A phrase in the notation of SPEC 0.9. Throws PhraseError, with the 0-based column in the pattern, on anything the notation does not allow. */
export function parsePhrase(pattern: string): PhraseNode {
  const node = new Parser(pattern).parse()
  if (canBeEmpty(node)) throw new PhraseError('the phrase can match nothing at all: make one word of it mandatory', 0)
  return node
}

class Parser {
  private at = 0
  constructor(private readonly text: string) {}

  parse(): PhraseNode {
    const node = this.sequence()
    if (this.at < this.text.length) throw new PhraseError(`unexpected \`${this.text[this.at]}\``, this.at)
    return node
  }

  private choice(close: string): PhraseNode {
    const opened = this.at - 1
    const options = [this.sequence()]
    while (this.text[this.at] === '|') {
      this.at++
      options.push(this.sequence())
    }
    if (this.text[this.at] !== close) throw new PhraseError(`\`${this.text[opened]}\` is never closed`, opened)
    this.at++
    return options.length === 1 ? (options[0] as PhraseNode) : { kind: 'choice', options }
  }

  private sequence(): PhraseNode {
    const parts: PhraseNode[] = []
    while (this.at < this.text.length && !'|)]'.includes(this.text[this.at] as string)) {
      const part = this.part()
      if (part) parts.push(part)
    }
    return parts.length === 1 ? (parts[0] as PhraseNode) : { kind: 'sequence', parts }
  }

  private part(): PhraseNode | undefined {
    const sign = this.text[this.at] as string
    if (/\s/.test(sign)) {
      this.at++
      return undefined
    }
    if (sign === '(') {
      this.at++
      return this.suffixed(this.choice(')'))
    }
    if (sign === '[') {
      this.at++
      return { kind: 'optional', part: this.choice(']') }
    }
    if (sign === '!') {
      if (this.text[this.at + 1] !== '(') throw new PhraseError('`!` must be followed by `(…)`', this.at)
      this.at += 2
      return { kind: 'not', part: this.choice(')') }
    }
    return this.sign(sign) ?? this.words()
  }

  private sign(sign: string): PhraseNode | undefined {
    const kinds = { _: 'any', '#': 'number', '^': 'start', $: 'end' } as const
    if (sign === '~') {
      const long = this.text[this.at + 1] === '~'
      this.at += long ? 2 : 1
      return { kind: 'gap', max: long ? 8 : 3 }
    }
    // `$` before a digit is a sign of money, not the end of the sentence.
    if (!(sign in kinds) || (sign === '$' && /\d/.test(this.text[this.at + 1] ?? ''))) return undefined
    this.at++
    return { kind: kinds[sign as keyof typeof kinds] }
  }

  private suffixed(part: PhraseNode): PhraseNode {
    const sign = this.text[this.at]
    if (sign === '?' || sign === '*') {
      this.at++
      return { kind: sign === '?' ? 'optional' : 'many', part }
    }
    return part
  }

  private words(): PhraseNode {
    const begin = this.at
    while (this.at < this.text.length && !/[\s()[\]|~^!]/.test(this.text[this.at] as string)) this.at++
    const chunk = this.text.slice(begin, this.at)
    if (chunk === '') throw new PhraseError(`unexpected \`${this.text[begin]}\``, begin)
    const star = chunk.endsWith('*')
    const tokens = tokenize(star ? chunk.slice(0, -1) : chunk)
    if (tokens.length === 0) throw new PhraseError(`\`${chunk}\` holds no word, number or sign that is matched`, begin)
    const parts: PhraseNode[] = tokens.map((token, index) => ({ kind: 'word', word: star && index === tokens.length - 1 ? `${token.norm}*` : token.norm }))
    return parts.length === 1 ? (parts[0] as PhraseNode) : { kind: 'sequence', parts }
  }
}

function canBeEmpty(node: PhraseNode): boolean {
  if (node.kind === 'sequence') return node.parts.every(canBeEmpty)
  if (node.kind === 'choice') return node.options.some(canBeEmpty)
  return !['word', 'any', 'number'].includes(node.kind)
}
