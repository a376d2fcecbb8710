import { decodeHTMLStrict } from 'entities/decode'

/**
 * Stands in for the package `decode-named-character-reference` in what is published: the same names from the table that the
 * reader of HTML brings along anyway. `value` has no `&` and no `;`.
 */
export function decodeNamedCharacterReference(value: string): string | false {
  if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(value)) return false
  const decoded = decodeHTMLStrict(`&${value};`)
  return decoded === `&${value};` ? false : decoded
}
