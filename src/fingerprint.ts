import type { FindingReport } from './report.ts'

/**
 * Tells findings of one file apart by what they say, not by where they stand: rule, words, and which of several alike.
 * It stays the same when lines move or other findings come and go. 16 hexadecimal digits.
 */
export class Fingerprints {
  private readonly seen = new Map<string, number>()

  of({ ruleId, actual = '' }: Pick<FindingReport, 'ruleId' | 'actual'>): string {
    const key = `${ruleId}\n${actual.toLowerCase().replace(/\s+/g, ' ').trim()}`
    const nth = this.seen.get(key) ?? 0
    this.seen.set(key, nth + 1)
    return hash(`${key}\n${nth}`)
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
