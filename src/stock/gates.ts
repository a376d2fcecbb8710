import { stock } from '../generated/stock-en.ts'
import type { Block, Message, Zone } from '../model.ts'

/** Zones whose words are the writer's to answer for; a name under a message is not wording. */
const JUDGED: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'title', 'caption'])
/** Where a message is heard, read on a small screen, or read by people who are afraid. */
const HARD_TO_READ = new Set(['sms', 'phone'])
const OUTSIDE = new Set(['public', 'customers'])
/** The plugin passes over shorter sentences. */
const FEWEST_WORDS = 5

let byWord: Map<string, string[][]> | undefined

function watched(): Map<string, string[][]> {
  if (byWord) return byWord
  byWord = new Map()
  for (const phrase of stock.equality.watch) {
    const [first = '', ...more] = phrase.split(' ')
    byWord.set(first, [...(byWord.get(first) ?? []), more])
  }
  return byWord
}

/**
 * Whether retext-equality can find anything in a text: never false where it would. It drops apostrophes and hyphens inside a
 * word, and parts words at all else; here they are read both ways.
 */
export function mayBeInsensitive(text: string): boolean {
  const lower = text.toLowerCase()
  const words = new Set(lower.match(/\p{L}+/gu))
  for (const word of lower.replace(/(?<=\p{L})['’-](?=\p{L})/gu, '').match(/\p{L}+/gu) ?? []) words.add(word)
  const phrases = watched()
  for (const word of words) if (phrases.get(word)?.some((more) => more.every((one) => words.has(one)))) return true
  return false
}

/** The blocks that retext-equality has to look at. */
export function insensitiveBlocks(message: Message): Block[] {
  return message.blocks.filter((block) => JUDGED.has(block.zone) && mayBeInsensitive(message.text.slice(block.start, block.end)))
}

/** The blocks that retext-readability has to look at. */
export function hardBlocks({ stage, channel, audience, blocks }: Message): Block[] {
  if (!HARD_TO_READ.has(channel) && !(stage === 'security' && OUTSIDE.has(audience))) return []
  return blocks.filter(({ zone, sentences }) => {
    const words = sentences.reduce((sum, { tokens }) => sum + tokens.length, 0)
    return (zone === 'body' || zone === 'list') && words >= FEWEST_WORDS
  })
}
