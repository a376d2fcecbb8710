import type { Draft } from '../model.ts'
import type { LintOptions } from '../linter.ts'

/** Stand-in until the readers land: paragraphs only. */
export function read(source: string, _options: LintOptions): Draft[] {
  const blocks: Draft['blocks'] = []
  for (const match of source.matchAll(/[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*/g)) blocks.push({ zone: 'body', start: match.index, end: match.index + match[0].length })
  return [{ text: source, runs: [{ at: 0, from: 0, to: source.length, whole: false }], blocks, inlines: [], meta: {}, pardons: [], offset: 0, endOffset: source.length, escaped: false, said: {}, remarks: [] }]
}
