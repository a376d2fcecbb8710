import { parse as parseToml, TomlError } from 'smol-toml'
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Draft, Pardon } from '../model.ts'
import { isoDate } from './dates.ts'
import { ReadError } from './errors.ts'
import { type FrontMatter, metaOf } from './front-matter.ts'
import { lineIndex, pointAt } from './source.ts'

/** An anchor may be used this often; more is a bomb, not front matter. */
const MOST_ALIASES = 100

/**
 * Front matter with the real parsers of its language.
 * Throws ReadError, with its place and how to mend it, when it cannot be parsed.
 */
export function readFrontMatter(source: string, front: FrontMatter, remarks: Draft['remarks']): Pick<Draft, 'meta' | 'said'> & { pardons: Pardon[] } {
  const text = source.slice(front.from, front.to)
  const fail = (what: string, at: number, hint: string): never => {
    const { line, column } = pointAt(lineIndex(source), at)
    throw new ReadError(`Unexpected front matter: ${what}. Expected ${hint}`, line, column, at)
  }
  try {
    const { data, disabled } = front.kind === 'yaml' ? readYaml(text, front.from, remarks, fail) : readToml(text, front.from, fail)
    const pardons = disabled.map(({ rule, at }): Pardon => ({ ...(rule !== undefined && { rule }), offset: 0, endOffset: source.length, at }))
    return { ...metaOf(data), pardons }
  } catch (error) {
    // The parsers recurse, so nesting without end ends here.
    if (error instanceof RangeError) return fail('it is nested too deeply', front.from, '`key: value` lines')
    throw error
  }
}

type Fail = (what: string, at: number, hint: string) => never
interface Read {
  data: Record<string, unknown>
  disabled: { rule?: string; at: number }[]
}

const QUOTED = /(:[ \t]{1,9})('(?:[^']|'')*'|"(?:[^"\\]|\\.)*")(?=[ \t]*\r?(?:\n|$))/gs

/**
 * The document that a text of YAML is. Site generators take a quoted text whose second line is not set in: where the parser
 * does not, the lines of such a text are put into one, which means the same and moves nothing.
 */
export function parseYaml(text: string): Document.Parsed {
  const options = { prettyErrors: false, uniqueKeys: false } as const
  const document = parseDocument(text, options)
  if (document.errors.length === 0) return document
  const folded = text.replace(QUOTED, (_, colon: string, quoted: string) => colon + quoted.replace(/\n(?![ \t]*\r?\n)/g, ' '))
  const second = folded === text ? document : parseDocument(folded, options)
  return second.errors.length === 0 ? second : document
}

function readYaml(text: string, from: number, remarks: Draft['remarks'], fail: Fail): Read {
  const document = parseYaml(text)
  const error = document.errors[0]
  if (error?.code === 'RESOURCE_EXHAUSTION') throw new RangeError(error.message)
  if (error) fail(lowerFirst(firstLine(error.message)), from + error.pos[0], '`key: value` lines, with a value that holds a colon, `#` or a quote in quotes')
  for (const warning of document.warnings) remarks.push({ message: `Unexpected front matter: ${firstLine(warning.message)}`, offset: from + warning.pos[0] })
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES })
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause
    fail('its aliases unfold to too much', from, `at most ${MOST_ALIASES} uses of an anchor; write the values out`)
  }
  if (data === null || data === undefined) data = {}
  if (typeof data !== 'object' || Array.isArray(data)) return fail('it is no list of keys', from, '`key: value` lines')
  const lastDay = wrongDay(data)
  if (lastDay) {
    const until = document.getIn(['incident-lint', 'waive', lastDay.element, 'until'], true)
    fail(lastDay.what, from + (isScalar(until) ? (until.range?.[0] ?? 0) : 0), lastDay.hint)
  }
  const node = document.getIn(['incident-lint', 'disable'], true)
  const scalars = isSeq(node) ? node.items : [node]
  const disabled = scalars.filter(isScalar).flatMap(({ value, range }) => (typeof value === 'string' ? [{ rule: value, at: from + (range?.[0] ?? 0) }] : []))
  if (isMap(document.contents) && isScalar(node) && node.value === true) disabled.push({ at: from + (node.range?.[0] ?? 0) } as { rule: string; at: number })
  return { data: data as Record<string, unknown>, disabled }
}

function readToml(text: string, from: number, fail: Fail): Read {
  let data: Record<string, unknown>
  try {
    data = plain(parseToml(text)) as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const line = lineIndex(text)[error.line - 1] ?? 0
    return fail(lowerFirst(firstLine(error.message).replace(/^Invalid TOML document: /, '')), from + line + error.column - 1, '`key = "value"` lines')
  }
  const lastDay = wrongDay(data)
  if (lastDay) fail(lastDay.what, from + Math.max(0, text.indexOf('until')), lastDay.hint)
  const own = data['incident-lint']
  const rules = typeof own === 'object' && own !== null ? (own as Record<string, unknown>).disable : undefined
  // TOML's parser gives no positions: the key is the place.
  const at = from + Math.max(0, text.indexOf('incident-lint'))
  const disabled = [rules].flat().flatMap((rule) => (typeof rule === 'string' ? [{ rule, at }] : []))
  return { data, disabled }
}

/** The first waiver whose last day is none: it would hold for ever. */
function wrongDay(data: unknown): { element: string; what: string; hint: string } | undefined {
  const waive = at(at(data, 'incident-lint'), 'waive')
  for (const [element, said] of Object.entries(isRecord(waive) ? waive : {})) {
    const until = at(said, 'until')
    // TOML's own date has become an instant.
    const day = String(until).replace(/T00:00:00(?:\.000)?Z$/, '')
    if (until !== undefined && !(day.length === 10 && isoDate(day) === day))
      return { element, what: `the waiver of ${element} ends on "${until}"`, hint: 'a last day such as 2026-05-31' }
  }
  return undefined
}

function at(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** TOML's own dates become ISO strings, as in YAML. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
}

function firstLine(message: string): string {
  return (message.split('\n')[0] as string).replace(/[.:]$/, '')
}

function lowerFirst(message: string): string {
  return message.slice(0, 1).toLowerCase() + message.slice(1)
}
