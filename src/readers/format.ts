import type { LintOptions } from '../linter.ts'
import { ReadError } from './errors.ts'

/** Formats that a flag can name; an extension or the first signs of a text can say the same. */
export const FORMATS = ['markdown', 'text', 'html', 'site', 'email', 'feed', 'json', 'jsonl'] as const
export type Format = (typeof FORMATS)[number]

const EXTENSIONS: Record<string, string> = {
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  mdx: 'markdown',
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  eml: 'email',
  atom: 'feed',
  rss: 'feed',
  xml: 'feed',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

const TAGS = /^<(?:!doctype html|html|head|body|p|div|span|section|article|main|table|ul|ol|h[1-6]|br|strong|b|em|small|a|blockquote)\b/i
const FEED = /^<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b)/
const PAGE = /^<(?:!doctype\s{1,9}html\b|html[\s>])/i
/** A whole object on one line and the beginning of another on the next. */
const LINES = /^\{[^\r\n]*\}[ \t]*\r?\n\s*\{/
/** Two header lines, one of which only a mail has. */
const MAIL = /^(?:[A-Za-z][A-Za-z-]{1,40}:[^\r\n]{0,998}(?:\r?\n[ \t][^\r\n]{0,998}){0,20}\r?\n){2,60}/
const MAIL_ONLY = /^(?:Received|Return-Path|Message-ID|MIME-Version|DKIM-Signature|X-[A-Za-z-]{1,40}|From|Subject|Content-Type):/gim

/**
 * The format of a text: by the extension of its path, else by its first signs, else Markdown. A named format goes first
 * and is the caller's. May name formats that the reader at hand lacks ('email', 'feed', 'json').
 */
export function formatOf(path: string | undefined, text: string): string {
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(path ?? '')?.[1]?.toLowerCase()
  const known = extension === undefined ? undefined : EXTENSIONS[extension]
  const head = text
    .slice(0, 4000)
    .replace(/^\ufeff/, '')
    .trimStart()
  const isFeed = FEED.test(head)
  // What was saved from the web often goes by the name of a text.
  if (known === 'text') return isFeed ? 'feed' : PAGE.test(head) ? 'html' : known
  if (known !== undefined) return known === 'markdown' && isSitePost(text) ? 'site' : known
  if (isFeed) return 'feed'
  if (/^\{\s*["}]|^\[\s*[{\]]/.test(head)) return LINES.test(head) ? 'jsonl' : 'json'
  if (TAGS.test(head)) return 'html'
  const headers = MAIL.exec(head)?.[0]
  if (headers !== undefined && new Set((headers.match(MAIL_ONLY) ?? []).map((name) => name.toLowerCase())).size > 1) return 'email'
  return isSitePost(text) ? 'site' : 'markdown'
}

/** Keys of cState, Statusfy and themes for Jekyll and Hugo; Statusfy's updates; the comment at the head of Upptime's issues. */
const SITE = /^(?:section\s*[:=]\s*["']?issue\b|incident_states\s*:|affectedsystems\s*[:=])/m
const FRONT = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/

/** Whether a Markdown text is a post of a status site, which may hold several updates. */
function isSitePost(text: string): boolean {
  const fence = FRONT.exec(text)?.[1]
  if (fence === undefined) return /^\ufeff?\s{0,20}<!--\s{0,20}start:\s/.test(text)
  const end = text.indexOf(`\n${fence}`, 3)
  return end > 0 && SITE.test(text.slice(0, end))
}

/**
 * The format to read a text in, out of those that there are readers for. Throws RangeError when the options name none of
 * them, ReadError when the text is what none of them reads.
 */
export function formatFor(text: string, { format, path }: Pick<LintOptions, 'format' | 'path'>, known: readonly string[]): string {
  if (format !== undefined && !known.includes(format)) throw new RangeError(`there is no input format "${format}": use one of ${known.join(', ')}`)
  const found = format ?? formatOf(path, text)
  if (known.includes(found)) return found
  // A pasted mail and a post with several updates can be read as they stand; anything else would be judged by its markup.
  if (found === 'email' || found === 'site') return 'markdown'
  throw new ReadError(
    `Unexpected input format "${found}", expected one of ${known.join(', ')}: bring the reader from incident-lint/readers, or name another format`,
    1,
    1,
    0,
  )
}
