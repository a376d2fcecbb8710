/** SPEC 2.6: words that a listener hears before the first pause of a phone script; 45 seconds are about 110. */
export const SPOKEN = 110

/** Words of a text; signs alone are none. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Words before the first `[pause]`, or all of them where there is none. */
export function wordsBeforePause(text: string): number {
  const pause = text.search(/\[pause/i)
  return wordsIn(pause < 0 ? text : text.slice(0, pause))
}
