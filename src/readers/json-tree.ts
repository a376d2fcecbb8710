import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { type Decoded, Decoder } from './decoded.ts'
import { ReadError } from './errors.ts'
import { lineIndex, pointAt } from './source.ts'

export type JsonNode = Node

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** By the name of the parser's error. */
const EXPECTED: Record<string, string> = {
  PropertyNameExpected: 'a name in double quotes',
  ColonExpected: 'a colon',
  CommaExpected: 'a comma',
  CloseBraceExpected: '`}`',
  CloseBracketExpected: '`]`',
  EndOfFileExpected: 'the end of the file',
  UnexpectedEndOfString: 'a closing `"` before the end of the line',
  InvalidEscapeCharacter: 'one of `\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`',
  InvalidUnicode: 'four hexadecimal digits after `\\u`',
  InvalidCharacter: '`\\n`, `\\t` or `\\u` and its code in place of a control character',
}

/** Parses JSON as its standard has it. `from` to `to` of the source is the document. Throws ReadError at the first fault. */
export function parseJson(source: string, from = 0, to = source.length): JsonNode {
  const errors: ParseError[] = []
  const text = from === 0 && to === source.length ? source : source.slice(from, to)
  let root: Node | undefined
  try {
    root = parseTree(text, errors, STRICT)
  } catch (error) {
    // The parser recurses, so nesting without end ends here.
    if (error instanceof RangeError) throw fault(source, from, 'Unexpected nesting, expected JSON as status pages export it')
    throw error
  }
  const error = errors.toSorted((a, b) => a.offset - b.offset)[0]
  if (!error && root) return root
  const at = error?.offset ?? 0
  const found = /\S/.test(text.slice(at)) ? `\`${(/^[^\s"{}[\],:]{1,20}|^./s.exec(text.slice(at, at + 20)) as RegExpExecArray)[0]}\`` : 'end of the file'
  throw fault(source, from + at, `Unexpected ${found} in JSON, expected ${(error && EXPECTED[printParseErrorCode(error.error)]) || 'a value'}`)
}

export function fault(source: string, offset: number, message: string): ReadError {
  const { line, column } = pointAt(lineIndex(source), offset)
  return new ReadError(message, line, column, offset)
}

/** The members of an object by name; of two with one name the last holds, as everywhere. */
export function members(node: JsonNode | undefined): Map<string, JsonNode> {
  const out = new Map<string, JsonNode>()
  if (node?.type !== 'object') return out
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? []
    if (key && value) out.set(key.value as string, value)
  }
  return out
}

/** The text or number of a node, as text; undefined for anything else and for white space. */
export function scalar(node: JsonNode | undefined): string | undefined {
  if (node?.type === 'number') return String(node.value)
  return node?.type === 'string' && (node.value as string).trim() !== '' ? (node.value as string).trim() : undefined
}

/** The value of a node in plain data. */
export function plain(node: JsonNode): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plain)
  if (node.type === 'object') return Object.fromEntries([...members(node)].map(([key, value]) => [key, plain(value)]))
  return node.value
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** The words of a string node; `base` is where the parsed text begins in the source. */
export function stringWords(source: string, node: JsonNode, base = 0): Decoded {
  const decoder = new Decoder(source)
  const end = base + node.offset + node.length - 1
  for (let at = base + node.offset + 1; at < end; ) {
    const slash = source.indexOf('\\', at)
    const stop = slash < 0 || slash > end ? end : slash
    decoder.keep(at, stop)
    at = stop
    if (at < end) at += putEscape(decoder, source, at)
  }
  return decoder.finish()
}

/** Puts what the escape at `at` stands for; returns its length. The two halves of a sign beyond 16 bits are one. */
function putEscape(decoder: Decoder, source: string, at: number): number {
  const sign = source[at + 1] as string
  if (sign !== 'u') {
    const length = source[at + 2] === '\\' && sign === 'r' && source[at + 3] === 'n' ? 4 : 2
    decoder.put(length === 4 ? '\n' : (ESCAPES[sign] ?? sign), at, at + length)
    return length
  }
  const first = unit(source, at)
  const second = first >= 0xd800 && first < 0xdc00 && source.startsWith('\\u', at + 6) ? unit(source, at + 6) : 0
  const isPair = second >= 0xdc00 && second < 0xe000
  decoder.put(isPair ? String.fromCharCode(first, second) : String.fromCharCode(first), at, at + (isPair ? 12 : 6))
  return isPair ? 12 : 6
}

function unit(source: string, at: number): number {
  return Number.parseInt(source.slice(at + 2, at + 6), 16)
}
