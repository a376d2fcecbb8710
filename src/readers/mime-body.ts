import type { Draft } from '../model.ts'
import { type Decoded, Decoder, partOf } from './decoded.ts'
import { base64Bytes, decodeBytes, quotedBytes } from './mime-headers.ts'

/** The body of a part with what its headers say of it. */
export interface Body {
  from: number
  to: number
  encoding: string
  charset: string
}

/** One byte a sign, so that the escapes of quoted-printable can be read one by one. */
const SINGLE = /^(?:us-ascii|ascii|latin-?\d|iso-?8859-\d+(?:-[ei])?|windows-12\d\d|cp12\d\d|koi8-[ru]|macintosh|x-mac-\w+)$/
const UTF8 = /^utf-?8$/
const ESCAPE = /=(?:[0-9A-Fa-f]{2}|[ \t]*\r?\n|[ \t]*$)|(?<![ \t])[ \t]{1,1000}(?=\r?\n)/g

/** The words of a body. Base64, and signs of several bytes in old charsets, stand for the encoded part as a whole. */
export function bodyWords(source: string, { from, to, encoding, charset }: Body, remarks: Draft['remarks']): Decoded {
  const decoder = new Decoder(source)
  const quoted = encoding === 'quoted-printable'
  const label = charset === '' ? 'utf-8' : charset
  const single = SINGLE.test(label)
  if (quoted && (single || UTF8.test(label))) return quotedWords(decoder, from, to, label, remarks)
  const bytes = encoding === 'base64' ? base64Bytes(source.slice(from, to)) : quoted ? quotedBytes(source.slice(from, to)) : escaped(source, from, to, label)
  if (encoding === 'base64' && !bytes)
    remarks.push({ message: 'Unexpected base64, expected four signs of A-Z, a-z, 0-9, + and / for each three bytes', offset: from })
  // The file was read as UTF-8; what is not encoded is read.
  if (!bytes) decoder.keep(from, to)
  else decoder.put(inCharset(bytes, label, from, remarks), from, to)
  return decoder.finish()
}

/** ISO 2022 writes signs as ASCII between escapes; in all others ASCII is ASCII. */
function escaped(source: string, from: number, to: number, label: string): Uint8Array | undefined {
  const text = source.slice(from, to)
  return label.startsWith('iso-2022') && text.includes('\u001b') ? new TextEncoder().encode(text) : undefined
}

function inCharset(bytes: Uint8Array, label: string, offset: number, remarks: Draft['remarks']): string {
  const decoded = decodeBytes(bytes, label)
  if (!decoded) remarks.push({ message: `Unexpected charset "${label}", expected one such as utf-8: the text was read as windows-1252`, offset })
  else if (!decoded.clean) remarks.push({ message: `Unexpected bytes, expected ${label} as the mail says: what is none was read as \ufffd`, offset })
  return (decoded ?? decodeBytes(bytes, 'windows-1252'))?.text.replace(/^\ufeff/, '') ?? ''
}

function quotedWords(decoder: Decoder, from: number, to: number, label: string, remarks: Draft['remarks']): Decoded {
  const { source } = decoder
  let broken = -1
  let at = from
  ESCAPE.lastIndex = from
  for (let match = ESCAPE.exec(source); match && match.index < to; match = ESCAPE.exec(source)) {
    decoder.keep(at, match.index)
    at = match.index + match[0].length
    if (!/^=[0-9A-Fa-f]/.test(match[0])) continue
    const unit = unitAt(source, match.index, to, label)
    const decoded = decodeBytes(Uint8Array.from(unit.bytes), label)
    if (!decoded?.clean && broken < 0) broken = match.index
    decoder.put(decoded?.text ?? '\ufffd', match.index, unit.end)
    at = unit.end
    ESCAPE.lastIndex = at
  }
  decoder.keep(Math.min(at, to), to)
  if (broken >= 0) remarks.push({ message: `Unexpected bytes, expected ${label} as the mail says: what is none was read as \ufffd`, offset: broken })
  return decoder.finish()
}

/** The escapes that make up one sign: as many as its first byte says, line breaks that are escaped among them. */
function unitAt(source: string, from: number, to: number, label: string): { bytes: number[]; end: number } {
  const bytes: number[] = []
  let end = from
  let wanted = 1
  while (bytes.length < wanted && end < to) {
    const soft = bytes.length > 0 ? /^=[ \t]{0,20}\r?\n/.exec(source.slice(end, end + 24))?.[0].length : undefined
    if (soft !== undefined) end += soft
    const hex = /^=([0-9A-Fa-f]{2})/.exec(source.slice(end, end + 3))?.[1]
    if (hex === undefined) break
    const byte = Number.parseInt(hex, 16)
    if (bytes.length > 0 && (byte & 0xc0) !== 0x80) break
    if (bytes.length === 0 && UTF8.test(label)) wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    bytes.push(byte)
    end += 3
  }
  return { bytes, end }
}

/** Lines of `format=flowed` (RFC 3676): one that ends in a space goes on in the next; a space at its head is stuffing. */
export function unflow(decoded: Decoded, deleteSpace: boolean): Decoded {
  const pieces: Decoded[] = []
  const { text } = decoded
  let at = 0
  const drop = (from: number, to: number) => {
    pieces.push(partOf(decoded, at, from))
    at = to
  }
  for (let line = 0; line < text.length; ) {
    const feed = text.indexOf('\n', line)
    const end = feed < 0 ? text.length : feed
    const last = text[end - 1] === '\r' ? end - 1 : end
    const isQuoted = text[line] === '>'
    if (text[line] === ' ') drop(line, line + 1)
    const next = text.slice(end + 1, end + 3)
    const flows = !isQuoted && feed >= 0 && last > line && text[last - 1] === ' ' && text.slice(line, last) !== '-- ' && !/^(?:>|\r?\n|$)/.test(next)
    if (flows) drop(deleteSpace ? last - 1 : last, end + 1)
    line = end + 1
  }
  drop(text.length, text.length)
  return joined(pieces)
}

function joined(pieces: readonly Decoded[]): Decoded {
  let text = ''
  const runs = pieces.flatMap((piece) => {
    const base = text.length
    text += piece.text
    return piece.runs.map((run) => ({ ...run, at: run.at + base }))
  })
  return { text, runs }
}
