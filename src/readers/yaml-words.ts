import { type Decoded, Decoder } from './decoded.ts'

const ESCAPES: Record<string, number> = { x: 4, u: 6, U: 10 }

/**
 * The words of a YAML scalar that stands at `from` to `to` of the source, quotes and block header included; `value` is what
 * the parser made of it. White space that YAML folds and escapes stand for what they became. Where the two cannot be laid
 * side by side, the scalar stands for its words as a whole.
 */
export function scalarWords(source: string, value: string, from: number, to: number): Decoded {
  const whole = new Decoder(source)
  whole.put(value, from, to)
  return new Alignment(source, value, from, to).run() ?? whole.finish()
}

class Alignment {
  private readonly decoder: Decoder
  private readonly quote: string
  private at: number
  private done = 0

  constructor(
    private readonly source: string,
    private readonly value: string,
    from: number,
    private readonly to: number,
  ) {
    this.decoder = new Decoder(source)
    const sign = source[from] as string
    this.quote = sign === '"' || sign === "'" || sign === '|' || sign === '>' ? sign : ''
    // A block's header ends its line.
    const feed = source.indexOf('\n', from)
    this.at = sign === '|' || sign === '>' ? (feed < 0 ? to : feed + 1) : from + (this.quote === '' ? 0 : 1)
  }

  run(): Decoded | undefined {
    const { value } = this
    while (this.done < value.length) {
      if (this.at >= this.to) return undefined
      const step = this.space() || this.escape() || this.same()
      if (!step) return undefined
    }
    return this.decoder.finish()
  }

  /** A run of white space on either side; where they differ, the one became the other. */
  private space(): boolean {
    const { source, value, done, at } = this
    const here = /\s/.test(source[at] as string) ? this.runOf(source, at, this.to) : 0
    const there = /\s/.test(value[done] as string) ? this.runOf(value, done, value.length) : 0
    if (here === 0) return false
    const words = value.slice(done, done + there)
    if (words === source.slice(at, at + here)) this.decoder.keep(at, at + here)
    else this.decoder.put(words, at, at + here)
    this.at += here
    this.done += there
    return true
  }

  private runOf(text: string, from: number, to: number): number {
    let end = from
    while (end < to && /\s/.test(text[end] as string)) end++
    return end - from
  }

  private escape(): boolean {
    const { source, at, quote } = this
    if (quote === "'" && source.startsWith("''", at)) return this.put(1, 2)
    if (quote !== '"' || source[at] !== '\\') return false
    const sign = source[at + 1] as string
    // A line break that is escaped stands for nothing.
    if (sign === '\n' || sign === '\r') {
      this.at += 1 + this.runOf(source, at + 1, this.to)
      return true
    }
    const length = ESCAPES[sign] ?? 2
    const code = length > 2 ? Number.parseInt(source.slice(at + 2, at + length), 16) : 0
    return this.put(code > 0xffff ? 2 : 1, length)
  }

  private put(units: number, length: number): boolean {
    this.decoder.put(this.value.slice(this.done, this.done + units), this.at, this.at + length)
    this.done += units
    this.at += length
    return true
  }

  private same(): boolean {
    if (this.source[this.at] !== this.value[this.done]) return false
    this.decoder.keep(this.at, this.at + 1)
    this.at++
    this.done++
    return true
  }
}
