import { readdirSync, readFileSync } from 'node:fs'
import { ParseEnglish } from 'parse-english'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { languages } from '../../src/languages/index.ts'
import { wordsOf } from '../../src/prose/prepare.ts'
import { sentenceRanges } from '../../src/prose/sentences.ts'

const folder = new URL('../channels/', import.meta.url)
const texts = readdirSync(folder).flatMap((name) =>
  (parse(readFileSync(new URL(name, folder), 'utf8')) as { messages: { text: string }[] }).messages.map((message) => message.text),
)
const paragraphs = texts.flatMap((text) => text.split(/\n\s*\n/)).filter((paragraph) => !paragraph.includes('\n'))

test('agrees with parse-english on more than 97 of 100 sentences', () => {
  const abbreviations = wordsOf(languages.en.pack, 'abbreviation')
  const parser = new ParseEnglish()
  let theirs = 0
  const missed: string[] = []
  for (const paragraph of paragraphs) {
    const own = new Set(sentenceRanges(paragraph, 0, paragraph.length, abbreviations).map(({ start, end }) => paragraph.slice(start, end)))
    const nodes = parser.parse(paragraph).children.flatMap((one) => (one.type === 'ParagraphNode' ? one.children : []))
    for (const node of nodes) {
      if (node.type !== 'SentenceNode') continue
      theirs++
      const text = paragraph.slice(node.position?.start.offset, node.position?.end.offset)
      if (!own.has(text)) missed.push(text)
    }
  }
  expect(theirs).toBeGreaterThan(800)
  expect(missed.length / theirs, missed.join('\n')).toBeLessThan(0.03)
})
