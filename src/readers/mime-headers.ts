import { fromBytes, LABELS } from './windows-1252.ts'

/** The headers of a mail or of one of its parts: by name in lower case, the first of a name, lines unfolded. */
export interface Headers {
  fields: Map<string, string>
  /** Where the body begins. */
  end: number
}

const FIELD = /^([!-9;-~]{1,200}):[ \t]*(.*)$/
const MOST_FIELDS = 2000
/** Nobody writes a header longer than this. */
const LONGEST = 4000

/** Reads headers from `from` on; a body begins after the first blank line. */
export function readHeaders(source: string, from: number, to: number): Headers {
  const fields = new Map<string, string>()
  let name = ''
  let at = from
  for (let count = 0; at < to && count < MOST_FIELDS; count++) {
    const feed = source.indexOf('\n', at)
    const end = feed < 0 || feed >= to ? to : feed
    const line = source.slice(at, end).replace(/\r$/, '')
    const next = Math.min(end + 1, to)
    if (line === '') return { fields, end: next }
    if (/^[ \t]/.test(line) && name !== '') fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`)
    else {
      const [, field, value] = FIELD.exec(line) ?? []
      // What is no header begins the body, as it does where a blank line was lost.
      if (field === undefined) return { fields, end: at }
      name = fields.has(field.toLowerCase()) ? '' : field.toLowerCase()
      if (name !== '') fields.set(name, value ?? '')
    }
    at = next
  }
  return { fields, end: at }
}

/** `text/plain; charset="utf-8"; format=flowed`: the value in lower case, and its parameters. */
export function parameters(value: string | undefined): { value: string; params: Map<string, string> } {
  const [head = '', ...rest] = (value ?? '').slice(0, LONGEST).split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const params = new Map<string, string>()
  for (const part of rest.slice(0, 50)) {
    const equals = part.indexOf('=')
    if (equals < 0) continue
    const name = part
      .slice(0, equals)
      .trim()
      .toLowerCase()
      .replace(/\*\d*\*?$/, '')
    const words = part
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .replace(/\\(.)/g, '$1')
    params.set(name, (params.get(name) ?? '') + words)
  }
  return { value: head.trim().toLowerCase(), params }
}

const WORD = /=\?([^?\s]{1,40})\?([BbQq])\?([^?]{0,2000})\?=/g

/** A header's words: RFC 2047 encoded words decoded, the white space between two of them dropped. */
export function headerWords(value: string): string {
  const joined = value.slice(0, LONGEST).replace(/(\?=)\s+(?==\?)/g, '$1')
  return joined
    .replace(WORD, (word, charset: string, encoding: string, text: string) => {
      const bytes = encoding.toUpperCase() === 'B' ? base64Bytes(text) : quotedBytes(text.replaceAll('_', ' '))
      // RFC 2231 adds a language to the charset.
      return bytes ? (decodeBytes(bytes, charset.replace(/\*.*$/, '').toLowerCase())?.text ?? word) : word
    })
    .trim()
}

/** The name in `"Mara Park" <mara@larkmail.example>` or `mara@larkmail.example (Mara Park)`. */
export function displayName(from: string): string | undefined {
  const name = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*</.exec(from.slice(0, LONGEST)) ?? /\(([^()]*)\)\s*$/.exec(from.slice(0, LONGEST))
  const words = headerWords((name?.[1] ?? name?.[2] ?? '').replace(/\\(.)/g, '$1'))
  return words === '' ? undefined : words
}

/** Text of bytes in a charset, whether all of it could be read; undefined when there is no such charset. */
export function decodeBytes(bytes: Uint8Array, charset: string): { text: string; clean: boolean } | undefined {
  if (LABELS.test(charset)) return { text: fromBytes(bytes), clean: true }
  try {
    const text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)
    return { text, clean: !text.includes('\ufffd') }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

export function base64Bytes(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/]/g, '')), (sign) => sign.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The bytes of quoted-printable text; signs beyond ASCII, which should not be there, are UTF-8. */
export function quotedBytes(text: string): Uint8Array {
  const plain = text.replace(/(?<![ \t])[ \t]{1,1000}(?=\r?\n)/g, '').replace(/=\r?\n/g, '')
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let at = 0; at < plain.length; at++) {
    const hex = plain[at] === '=' ? /^[0-9A-Fa-f]{2}/.exec(plain.slice(at + 1, at + 3))?.[0] : undefined
    if (hex !== undefined) {
      bytes.push(Number.parseInt(hex, 16))
      at += 2
    } else if (plain.charCodeAt(at) < 128) bytes.push(plain.charCodeAt(at))
    else for (const byte of encoder.encode(plain[at] as string)) bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}
