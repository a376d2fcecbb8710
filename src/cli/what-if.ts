import type { Judgeable } from '../disk/outcome.ts'
import type { JudgedId, Verdict } from '../model.ts'
import type { Config } from '../settings.ts'

/** A value of the config that gives an element another verdict. */
export interface Change {
  key: string
  value: string
  verdict: Verdict
}

/** Capitalised runs of words: what may be the name of a product, a component, a supplier. */
const NAMES = /\p{Lu}[\p{L}\d]*(?:[ -]\p{Lu}[\p{L}\d]*){0,2}/gu
/** `^AD`, `-AD`, `AD` at the end of a line: how people sign with initials. */
const INITIALS = /(?:^|[\s^~–—-])(\p{Lu}{2,3})(?=\s*$)/gmu
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{2,}|\+?\d[\d ().-]{5,}\d/g
const HOST = /\bhttps?:\/\/([\w.-]+)/g
const MOST = 24

type Org = NonNullable<Config['org']>
type Trial = { key: string; value: string; org?: Org; provided?: NonNullable<Config['provided']> }

/** Tries what the config could say of the words of a message, and keeps what changes the verdict: tried, not guessed. */
export function whatWouldChange({ text, options, config, linter }: Judgeable, message: number, element: JudgedId, verdict: Verdict): Change[] {
  if (verdict === 'present') return []
  return trials(element, text).flatMap(({ key, value, org, provided }) => {
    const tried: Config = {
      ...config,
      ...(org && { org: { ...config.org, ...org } }),
      ...(provided && { provided: [...(config.provided ?? []), ...provided] }),
    }
    const after = linter(tried).lint(text, options).messages[message]?.elements[element]?.verdict
    return after === undefined || after === verdict ? [] : [{ key, value, verdict: after }]
  })
}

function trials(element: JudgedId, text: string): Trial[] {
  if (element === 'signer')
    return [
      ...found(text, INITIALS, 1).map((value) => ({ key: 'org.people', value: `{ ${value}: … }`, org: { people: { [value]: 'Amara Diallo' } } })),
      ...printed('signer'),
    ]
  if (element === 'contact') {
    return [
      ...found(text, ADDRESS).map((value) => ({ key: 'org.contacts', value, org: { contacts: [value] } })),
      ...found(text, HOST, 1).map((value) => ({ key: 'org.domains.own', value, org: { domains: { own: [value] } } })),
      ...printed('contact'),
    ]
  }
  if (element === 'timeline') return [{ key: 'org.zone', value: 'Asia/Jakarta', org: { zone: 'Asia/Jakarta' } }, ...printed('timestamp')]
  if (element === 'next-update') return [{ key: 'org.zone', value: 'Asia/Jakarta', org: { zone: 'Asia/Jakarta' } }]
  return found(text, NAMES).map((value) => ({ key: 'org.products', value, org: { products: [value], components: [value] } }))
}

function printed(name: 'signer' | 'contact' | 'timestamp'): Trial[] {
  return [{ key: 'provided', value: name, provided: [name] }]
}

function found(text: string, pattern: RegExp, group = 0): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[group] as string))].slice(0, MOST)
}
