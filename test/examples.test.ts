import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Audience, type Channel, type Config, lintText, type Stage, type Verdict } from '../src/index.ts'
import { OPTIONALS } from '../src/model.ts'

interface Example {
  text: string
  verdict: Verdict
  in?: string
  stage?: Stage
  channel?: Channel
  audience?: Audience
  publishedAt?: string
  mode?: string
  format?: string
  org?: Config['org']
  provided?: Config['provided']
  ruled?: string
}

// A file is named after its element, also an optional one.
const folder = new URL('examples/', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yml'))) {
  const element = file.replace('.yml', '')
  describe(element, () => {
    const examples = parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, Example>
    for (const [id, example] of Object.entries(examples)) {
      test(`${id} is ${example.verdict}: ${example.text.slice(0, 60)}`, () => {
        const text = example.in ? example.in.replace('{}', () => example.text) : example.text
        const { stage = 'resolved', channel = 'status', audience = 'customers', publishedAt, org, provided } = example
        const [message] = lintText(text, {
          format: example.format ?? 'text',
          stage,
          channel,
          audience,
          publishedAt,
          config: { org, provided, elements: OPTIONALS.filter((one) => one === element) },
        }).messages
        const judged = message?.elements[element as keyof typeof message.elements]
        expect(judged?.verdict).toBe(example.verdict)
        if (example.mode) expect(judged?.mode).toBe(example.mode)
      })
    }
  })
}
