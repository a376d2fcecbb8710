import { tokenize } from '../prose/tokenize.ts'

/** Words as aliases are looked up: lower case, with one space wherever something else than a letter or a digit stood. */
export function aliasKey(words: string): string {
  return tokenize(words.replaceAll('_', ' '))
    .map((token) => token.norm)
    .join(' ')
}
