import { tokenize } from '../prose/tokenize.ts'

/**
 * SPEC 0.9 notation to a flat program for `src/prose/match.ts`.
 *
 * Instructions are written into one array of strings and numbers:
 * a string is a word to match (a trailing `*` matches its beginning); numbers are operations, some with operands.
 */
export const OP = { any: -1, number: -2, split: -3, jump: -4, start: -5, end: -6, notNext: -7, accept: -8 } as const

/** A phrase as it is written. */
export type PhraseNode =
  | { kind: 'word'; word: string }
  | { kind: 'any' | 'number' | 'start' | 'end' }
  | { kind: 'gap'; max: number }
  | { kind: 'sequence'; parts: PhraseNode[] }
  | { kind: 'choice'; options: PhraseNode[] }
  | { kind: 'optional' | 'many'; part: PhraseNode }
  | { kind: 'not'; part: PhraseNode }

export class PhraseError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message)
  }
}

/** Throws PhraseError, with the 0-based column in the pattern, on anything the notation does not allow. */
export function compilePhrase(pattern: string): (string | number)[] {
  const node = parsePhrase(pattern)
  if (canBeEmpty(node)) throw new PhraseError('the phrase can match nothing at all: make one word of it mandatory', 0)
  const program = emit(node, [])
  program.push(OP.accept)
  return program
}

/** Throws PhraseError. */
export function parsePhrase(pattern: string): PhraseNode {
  return new Parser(pattern).parse()
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

function emit(node: PhraseNode, out: (string | number)[]): (string | number)[] {
  switch (node.kind) {
    case 'word':
      out.push(node.word)
      break
    case 'any':
    case 'number':
    case 'start':
    case 'end':
      out.push(OP[node.kind])
      break
    case 'gap':
      for (let i = 0; i < node.max; i++) emitOptional({ kind: 'any' }, out)
      break
    case 'sequence':
      for (const part of node.parts) emit(part, out)
      break
    case 'choice':
      emitChoice(node.options, out)
      break
    case 'optional':
      emitOptional(node.part, out)
      break
    case 'many': {
      const split = out.length
      out.push(OP.split, split + 3, 0)
      emit(node.part, out)
      out.push(OP.jump, split)
      out[split + 2] = out.length
      break
    }
    case 'not': {
      const at = out.length
      out.push(OP.notNext, 0)
      emit(node.part, out)
      out.push(OP.accept)
      out[at + 1] = out.length
      break
    }
  }
  return out
}

function emitOptional(part: PhraseNode, out: (string | number)[]): void {
  const split = out.length
  out.push(OP.split, split + 3, 0)
  emit(part, out)
  out[split + 2] = out.length
}

function emitChoice(options: PhraseNode[], out: (string | number)[]): void {
  const jumps: number[] = []
  options.forEach((option, index) => {
    if (index === options.length - 1) {
      emit(option, out)
      return
    }
    const split = out.length
    out.push(OP.split, split + 3, 0)
    emit(option, out)
    jumps.push(out.length + 1)
    out.push(OP.jump, 0)
    out[split + 2] = out.length
  })
  for (const jump of jumps) out[jump] = out.length
}
