import type { Draft } from '../model.ts'
import { isoDate, mailDate } from './dates.ts'
import { type About, readEmbedded, said } from './embedded.ts'
import { ReadError } from './errors.ts'
import { bodyWords, unflow } from './mime-body.ts'
import { displayName, type Headers, headerWords, parameters, readHeaders } from './mime-headers.ts'

/** A mail of more parts, or deeper ones, is no message to customers. */
const MOST_PARTS = 200
const DEEPEST = 20
const HEADER = /^[!-9;-~]{1,200}:/

/**
 * Reads a mail (RFC 5322, MIME): its text, or its HTML where that is all or says more; parts that are attached are left out.
 * Title, author and date are those of the headers; what it answers stays a quotation. Throws ReadError when it is no mail
 * or has no text.
 */
export function emailReader(source: string): Draft[] {
  // A mailbox puts a line of its own before each mail.
  const from = /^\ufeff?(?:From [^\r\n]{1,300}\r?\n)?/.exec(source)?.[0].length ?? 0
  if (!HEADER.test(source.slice(from, from + 210)))
    throw new ReadError('Unexpected text, expected a mail: headers such as `From:`, a blank line, the text', 1, 1, 0)
  const headers = readHeaders(source, from, source.length)
  const reading = new Reading(source, aboutOf(headers))
  const draft = reading.part(headers, source.length, 0)
  if (!draft) throw new ReadError('Unexpected mail without a text, expected a part that is text/plain or text/html', 1, 1, 0)
  draft.remarks.push(...reading.remarks)
  return [draft]
}

class Reading {
  readonly remarks: Draft['remarks'] = []
  private parts = 0

  constructor(
    private readonly source: string,
    private readonly about: About,
  ) {}

  /** The message in a part that ends at `to`; undefined when there is none in it. */
  part({ fields, end }: Headers, to: number, depth: number): Draft | undefined {
    const { value: type, params } = parameters(fields.get('content-type') ?? 'text/plain')
    if (parameters(fields.get('content-disposition')).value === 'attachment') return undefined
    if (type.startsWith('multipart/')) return this.multipart(type, params.get('boundary') ?? '', end, to, depth)
    if (type !== 'text/plain' && type !== 'text/html' && type !== 'text') return undefined
    const encoding = (fields.get('content-transfer-encoding') ?? '').trim().toLowerCase()
    const remarks: Draft['remarks'] = []
    const words = bodyWords(this.source, { from: end, to, encoding, charset: (params.get('charset') ?? '').toLowerCase() }, remarks)
    const html = type === 'text/html'
    const flowed = !html && params.get('format')?.toLowerCase() === 'flowed'
    const draft = readEmbedded(flowed ? unflow(words, params.get('delsp')?.toLowerCase() === 'yes') : words, this.about, html ? 'html' : 'text')
    draft.remarks.push(...remarks)
    return draft
  }

  private multipart(type: string, boundary: string, from: number, to: number, depth: number): Draft | undefined {
    if (boundary === '' || depth >= DEEPEST) {
      this.remark(boundary === '' ? 'Unexpected multipart without a boundary, expected `boundary=` in its Content-Type' : TOO_MUCH, from)
      return undefined
    }
    let best: Draft | undefined
    for (const [begin, end] of this.ranges(boundary, from, to)) {
      if (++this.parts > MOST_PARTS) {
        this.remark(TOO_MUCH, begin)
        break
      }
      const draft = this.part(readHeaders(this.source, begin, end), end, depth + 1)
      if (!draft || draft.text === '') best ??= draft
      // Alternatives stand plainest first; one that is a stub ("see the HTML version") gives way to a fuller one.
      else if (!best || best.text.length * 2 < draft.text.length) best = draft
      if (type !== 'multipart/alternative' && best && best.text !== '') break
    }
    return best
  }

  /** The parts between the lines of a boundary. */
  private *ranges(boundary: string, from: number, to: number): Generator<[number, number]> {
    const { source } = this
    const line = `--${boundary}`
    let begin: number | undefined
    for (let at = source.startsWith(line, from) ? from : source.indexOf(`\n${line}`, from) + 1; at > 0 && at < to; ) {
      const after = at + line.length
      const feed = source.indexOf('\n', after)
      const rest = source.slice(after, feed < 0 || feed > to ? to : feed).trim()
      if (rest === '' || rest === '--') {
        if (begin !== undefined) yield [begin, source[at - 2] === '\r' ? at - 2 : at - 1]
        begin = rest === '' && feed >= 0 && feed < to ? feed + 1 : undefined
        if (rest === '--') return
      }
      at = source.indexOf(`\n${line}`, after) + 1
    }
    // A mail that was cut off is read as far as it goes.
    if (begin !== undefined) yield [begin, to]
  }

  private remark(message: string, offset: number): void {
    if (!this.remarks.some((remark) => remark.message === message)) this.remarks.push({ message, offset: Math.min(offset, this.source.length - 1) })
  }
}

const TOO_MUCH = `Unexpected number or depth of parts, expected at most ${MOST_PARTS} parts, ${DEEPEST} deep: the others were not read`

function aboutOf({ fields }: Headers): About {
  const words = (name: string) => headerWords(fields.get(name) ?? '')
  const date = mailDate(fields.get('date')) ?? isoDate(fields.get('date'))
  const title = words('subject')
  const author = displayName(fields.get('from') ?? '')
  const sender = /[^\s<>",;:]{1,64}@[^\s<>",;:]{1,255}/.exec(fields.get('from') ?? '')?.[0]
  const language = words('content-language').split(',')[0]?.trim()
  // All mails of a thread name the first one.
  const id = /<([^<>\s]{1,300})>/.exec(`${fields.get('references') ?? ''} ${fields.get('in-reply-to') ?? ''} ${fields.get('message-id') ?? ''}`)?.[1]
  return {
    meta: {
      ...(title !== '' && { title }),
      ...(author !== undefined && { author }),
      ...(sender !== undefined && { sender }),
      ...(date !== undefined && { publishedAt: date }),
      ...(id !== undefined && { incidentId: id }),
    },
    said: { channel: said('email'), ...(date !== undefined && { publishedAt: said(date) }), ...(language && { language: said(language) }) },
  }
}
