/** Formats that a name, an extension or the first signs of a text can say. */
export const FORMATS = ['markdown', 'text', 'html'] as const
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
}

const TAGS = /^<(?:!doctype html|html|head|body|p|div|span|section|article|main|table|ul|ol|h[1-6]|br|strong|b|em|small|a|blockquote)\b/i
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
  if (known !== undefined) return known
  const head = text
    .slice(0, 4000)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (head.startsWith('<?xml') || /^<(?:rss|feed)\b/.test(head)) return 'feed'
  if (head.startsWith('{') || /^\[\s*\{/.test(head)) return 'json'
  if (TAGS.test(head)) return 'html'
  const headers = MAIL.exec(head)?.[0]
  if (headers !== undefined && new Set((headers.match(MAIL_ONLY) ?? []).map((name) => name.toLowerCase())).size > 1) return 'email'
  return 'markdown'
}
