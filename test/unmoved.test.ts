import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Audience, type Channel, lintText, type Stage, type Verdict } from '../src/index.ts'
import { ELEMENTS } from '../src/model.ts'

/** What stands around a statement and changes nothing of what it says. */
const CHANGES: Record<string, (text: string) => string> = {
  'a label before it': (text) => `Update: ${text}`,
  'a bold label and a dash before it': (text) => `**Update** - ${text}`,
  'a heading in brackets above it': (text) => `[Final message]\n\n${text}`,
  'an adverb before it': (text) => `Also, ${lower(text)}`,
  'a sentence before it': (text) => `We have some news. ${text}`,
  'thanks behind it': (text) => `${text} Thank you for bearing with us.`,
  'a page with more behind it': (text) => `${text} See https://status.oxbow.example/i/1 for details.`,
  'round quotes and dashes': (text) => text.replace(/'/g, '’').replace(/ - /g, ' – '),
  'two spaces between sentences': (text) => text.replace(/\. /g, '.  '),
  'a dot in a list': (text) => `- ${text}`,
  'lines of seventy signs': (text) => text.replace(/(.{60,69}\S) (?=\p{Ll})/gu, '$1\n'),
}

/** A label behind a label is one too many. */
const SPARED = new Set(['IM-H9'])

function lower(text: string): string {
  return /^\p{Lu}[\p{Ll}']* /u.test(text) && !/^I\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

interface Example {
  text: string
  verdict: Verdict
  in?: string
  mode?: string
  format?: string
  provided?: string[]
  org?: object
  stage?: Stage
  channel?: Channel
  audience?: Audience
  publishedAt?: string
}

const folder = new URL('examples/', import.meta.url)
const files = readdirSync(folder).filter((name) => !/^(?:signer|contact)\.yml$/.test(name) && ELEMENTS.some((element) => name === `${element}.yml`))

describe.each(files)('%s', (file) => {
  const element = file.replace('.yml', '') as (typeof ELEMENTS)[number]
  const examples = Object.entries(parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, Example>)
  const plain = examples.filter(([id, one]) => one.verdict !== 'absent' && !one.in && !one.format && !one.provided && !one.org && !SPARED.has(id))

  test.each(Object.entries(CHANGES))('%s', (_, change) => {
    const moved = plain.flatMap(([id, { text, verdict, stage = 'resolved', channel = 'status', audience = 'customers', publishedAt }]) => {
      const [message] = lintText(change(text), { format: 'markdown', stage, channel, audience, publishedAt, language: 'en' }).messages
      const found = message?.elements[element].verdict
      return found === verdict ? [] : [`${id}: ${found}, not ${verdict}: ${change(text)}`]
    })
    expect(plain.length).toBeGreaterThan(10)
    expect(moved).toEqual([])
  })
})
