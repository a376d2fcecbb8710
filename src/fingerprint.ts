import type { FindingReport } from './report.ts'

/**
 * Tells findings of one file apart by what they say, not by where they stand: rule, words, and which of several alike.
 * It stays the same when lines move or other findings come and go. 16 hexadecimal digits.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>()

  /** `before`: what stands before, in the same file. */
  constructor(private readonly before?: Fingerprints) {}

  of({ ruleId, actual = '' }: Pick<FindingReport, 'ruleId' | 'actual'>): string {
    const key = `${ruleId}\n${actual.toLowerCase().replace(/\s+/g, ' ').trim()}`
    const nth = this.count(key)
    this.seen.set(key, (this.seen.get(key) ?? 0) + 1)
    return hash(`${key}\n${nth}`)
  }

  /** Takes in what a part has seen that began behind this. */
  take(part: Fingerprints): void {
    for (const [key, count] of part.seen) this.seen.set(key, (this.seen.get(key) ?? 0) + count)
  }

  private count(key: string): number {
    return (this.seen.get(key) ?? 0) + (this.before?.count(key) ?? 0)
  }
}

/** Fingerprints for reports as they come: a stream comes in parts, each behind the one before. */
export function printsByFile(): (path: string) => Fingerprints {
  let last: { path: string; prints: Fingerprints } | undefined
  return (path) => {
    if (last?.path !== path) last = { path, prints: new Fingerprints() }
    return last.prints
  }
}

/** Not for secrets: two 32-bit FNV-1a sums over UTF-16 units, the second one from the end. */
export function hash(text: string): string {
  let forth = 0x811c9dc5
  let back = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    forth = Math.imul(forth ^ text.charCodeAt(i), 0x01000193)
    back = Math.imul(back ^ text.charCodeAt(text.length - 1 - i), 0x01000193)
  }
  return [forth, back].map((one) => (one >>> 0).toString(16).padStart(8, '0')).join('')
}
