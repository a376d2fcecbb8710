import { words as english } from '../../generated/html-words-en.ts'
import { words as indonesian } from '../../generated/html-words-id.ts'
import { type Say, sayFrom, type WordKey } from '../../words.ts'

/** A text of `rules/<lang>/texts/html.yml`, `group.name`. */
export type PageKey = keyof typeof english

/** What a page needs to say anything. */
export interface Speech {
  language: string
  /** The words of the page. */
  say: Say<PageKey>
  /** Names of elements, verdicts, channels: as the other formats have them. */
  name: (key: string) => string
  number: (value: number) => string
  /** A share of 0 to 1. */
  percent: (value: number) => string
}

/** `sayIn` brings the words that all formats share. */
export function speechIn(language: string, sayIn: (language: string) => Say): Speech {
  const names = sayIn(language)
  const [whole, close] = [0, 1].map((digits) => numberIn(language, { style: 'percent', maximumFractionDigits: digits })) as [Speech['number'], Speech['number']]
  return {
    language,
    say: sayFrom({ en: english, id: indonesian }, english, language),
    name: (key) => names(key as WordKey),
    number: numberIn(language, {}),
    percent: (value) => ((value > 0 && value < 0.01) || (value > 0.99 && value < 1) ? close : whole)(value),
  }
}

function numberIn(language: string, options: Intl.NumberFormatOptions): (value: number) => string {
  const [known = 'en'] = Intl.NumberFormat.supportedLocalesOf([language])
  const format = new Intl.NumberFormat(known, options)
  return (value) => format.format(value)
}
