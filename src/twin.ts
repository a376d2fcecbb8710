/**
 * A regular expression over letters of all scripts and its twin over ASCII letters. V8 needs a millisecond to make ready
 * the first and next to nothing for the second, and most texts hold no letter, figure or mark outside ASCII: for those
 * both find the same. The build writes twins wherever a `\p{…}` stands in a literal, see `scripts/twin-patterns.mjs`.
 * Stands wherever a RegExp may: `test`, `exec`, and the methods of strings.
 */
export class Twin {
  lastIndex = 0
  private wide?: RegExp
  private text?: string
  private chosen?: RegExp

  constructor(
    private readonly narrow: RegExp,
    private readonly source: string,
    readonly flags: string,
  ) {}

  exec(text: string): RegExpExecArray | null {
    const pattern = this.choose(text)
    pattern.lastIndex = this.lastIndex
    const found = pattern.exec(text)
    this.lastIndex = pattern.lastIndex
    return found
  }

  test(text: string): boolean {
    const pattern = this.choose(text)
    pattern.lastIndex = this.lastIndex
    const found = pattern.test(text)
    this.lastIndex = pattern.lastIndex
    return found
  }

  [Symbol.match](text: string): RegExpMatchArray | null {
    return text.match(this.fresh(text))
  }

  [Symbol.matchAll](text: string): IterableIterator<RegExpExecArray> {
    return text.matchAll(this.fresh(text))
  }

  [Symbol.replace](text: string, replacement: string): string {
    return text.replace(this.fresh(text), replacement)
  }

  [Symbol.search](text: string): number {
    return text.search(this.fresh(text))
  }

  [Symbol.split](text: string, limit?: number): string[] {
    return text.split(this.fresh(text), limit)
  }

  private fresh(text: string): RegExp {
    const pattern = this.choose(text)
    pattern.lastIndex = 0
    return pattern
  }

  /** A loop over the finds in one text asks again and again for the same text. */
  private choose(text: string): RegExp {
    if (this.chosen === undefined || text !== this.text) {
      this.text = text
      this.chosen = PLAIN.test(text) ? this.narrow : (this.wide ??= new RegExp(this.source, this.flags))
    }
    return this.chosen
  }
}

/** ASCII, and signs of other blocks that are neither letters, nor figures, nor marks. */
const PLAIN = /^[\x00-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\u2000-\u206f\u2190-\u23ff\u2500-\u26ff]*$/
