import retextEquality from 'retext-equality'
import retextReadability, { type Options } from 'retext-readability'
import type { Plugin } from 'unified'
import { stock } from '../generated/stock-en.ts'
import { languageOf } from '../languages/index.ts'
import { linterOf } from '../linter.ts'
import type { Block, Message } from '../model.ts'
import { readWith } from '../readers/index.ts'
import { runnerOf } from '../stock/run.ts'
import type { Template } from './model.ts'

/** SPEC V-7: who must be able to read it, in years of age; where it is heard, read on a small screen, or read by people who are afraid, younger. */
const AGE = 14
const YOUNGER = 12
const ADDRESS = /https?:\/\/\S+|(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?/g
const runners = new Map([AGE, YOUNGER].map((age) => [age, runnerOf(retextReadability as Plugin<[Options?], never>, { age })]))
const unequal = runnerOf(retextEquality as Plugin<[], never>, { ignore: stock.equality.ignore } as never)
const linter = linterOf({}, readWith(), languageOf)

/** What retext-readability and retext-equality find in a rendered template. English only: both know no other language. */
export function plainness({ channel, stage, audience, lang }: Template, text: string): string[] {
  if (lang !== 'en') return []
  const format = channel === 'sms' || channel === 'social' || channel === 'phone' ? 'text' : 'markdown'
  const message = linter.open(text, { channel, stage, audience, language: lang, format })[0]?.judging?.message
  if (!message) return []
  // An address is no word.
  const spoken = { ...message, text: message.text.replace(ADDRESS, (address) => 'here'.padEnd(address.length)) }
  const blocks = message.blocks.filter(({ zone }) => zone === 'body' || zone === 'list' || zone === 'cell')
  const age = channel === 'sms' || channel === 'phone' || stage === 'security' ? YOUNGER : AGE
  return [
    ...(runners.get(age)?.(spoken, blocks) ?? []).map(({ place }) => `hard to read at ${age}: "${words(message, place)}"`),
    ...unequal(spoken, blocks).map(({ place, id }) => `retext-equality, ${id}: "${words(message, place)}"`),
  ]
}

function words({ text }: Message, { start, end }: Pick<Block, 'start' | 'end'>): string {
  return text.slice(start, end).replace(/\s+/g, ' ')
}
