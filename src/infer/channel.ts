import type { Audience, Channel, Draft, Sentence } from '../model.ts'
import { hitsOf, type Prose } from '../prose/prepare.ts'

/** A post on a social channel: 280 signs, counted with links short (SPEC N11), and some air for a draft that is too long. */
const SOCIAL_UNITS = 320
/** A text message of two joined parts (SPEC N12). */
const SMS_UNITS = 306
const BLOG_WORDS = 250

/** The channel that the words and the shape of the text tell; undefined when they do not. */
export function channelOf(draft: Draft, prose: Prose, own: string | undefined): Channel | undefined {
  const { sentences, text } = prose
  const trimmed = text.trim()
  const count = (lexicon: string) => sentences.filter((sentence) => hitsOf(sentence, lexicon).length > 0).length
  if (count('channel-phone') >= 2) return 'phone'
  if (isMail(trimmed, sentences) || count('channel-email') >= 2) return 'email'
  if (trimmed.length <= SOCIAL_UNITS && isSocial(trimmed)) return 'social'
  if (own && trimmed.length <= SMS_UNITS && new RegExp(`^${literal(own)}\\s*[:>-]`, 'i').test(trimmed)) return 'sms'
  const headings = prose.blocks.filter((block) => block.zone === 'heading').length
  const words = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0)
  return words >= BLOG_WORDS && (headings >= 2 || draft.meta.author !== undefined) ? 'blog' : undefined
}

/** Headers, or a greeting on the first line. */
function isMail(text: string, sentences: Sentence[]): boolean {
  if (/^(?:(?:from|to|cc|bcc|date|subject|reply-to|message-id|mime-version):[^\n]*\n){2}/i.test(text)) return true
  const opening = sentences.find((sentence) => sentence.block.zone !== 'heading' && sentence.block.zone !== 'title')
  return opening !== undefined && hitsOf(opening, 'channel-email').some((hit) => hit.first === 0)
}

/** It opens with a handle, ends with initials (`^AD`), or holds a tag that is no number. */
function isSocial(text: string): boolean {
  return /^\.?@\w/.test(text) || /\s\^\p{Lu}{1,3}[.!]?(?:\s+https?:\S+)?$/u.test(text) || /(?:^|\s)#(?=\w*\p{L})\w{2,}/u.test(text)
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/** The readers that the words are meant for; undefined unless the signs are strong. */
export function audienceOf(prose: Prose): Audience | undefined {
  const hits = (lexicon: string) =>
    prose.sentences.flatMap((sentence) => hitsOf(sentence, lexicon).map((hit) => prose.text.slice(hit.start, hit.end).toLowerCase()))
  if (hits('audience-internal').length > 0) return 'internal'
  if (hits('audience-public').length > 0) return 'public'
  const technical = new Set(hits('audience-developers'))
  const regions = prose.text.match(/\b[a-z]{2,8}-(?:[a-z]{2,10}-?)?[a-z]*\d[a-z]?\b/g)
  const codes = prose.sentences.some((sentence) =>
    sentence.tokens.some((token) => token.number && /^[45]\d\d$/.test(token.norm) && /^[45]\d\d$/.test(token.norm) && /\b(?:HTTP|http)/.test(sentence.text)),
  )
  return technical.size + (regions ? 1 : 0) + (codes ? 1 : 0) >= 4 ? 'developers' : undefined
}
