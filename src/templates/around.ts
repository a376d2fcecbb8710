import { sentenceRanges } from '../prose/sentences.ts'
import type { Template, Values } from './model.ts'
import { fill, slotsIn } from './substitute.ts'

const HERE = '____'
const ELSEWHERE = '…'

/** The sentence that an answer will stand in, with a line in its place; undefined where the answer is the whole of it. */
export function sentenceAround({ text, subject = '' }: Template, slot: string, values: Values): string | undefined {
  for (const line of [...text.split('\n'), subject]) {
    if (!slotsIn(line).includes(slot)) continue
    const range = sentenceRanges(line, 0, line.length, new Set()).find(({ start, end }) => slotsIn(line.slice(start, end)).includes(slot))
    const sentence = range ? line.slice(range.start, range.end) : line
    if (/^\W*\{\{\w+\}\}\W*$/.test(sentence)) return undefined
    return fill(sentence.replace(/^\s*(?:[-*+]|#{1,6})\s+/, ''), (name) => (name === slot ? HERE : (values[name] ?? ELSEWHERE)))
  }
  return undefined
}
