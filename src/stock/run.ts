import retextEnglish from 'retext-english'
import { type Plugin, unified } from 'unified'
import { VFile } from 'vfile'
import type { Block, Message, Place } from '../model.ts'

/** One message of a plugin; `place` counts in the text of the message. */
export interface Remark {
  place: Place
  id: string
  expected: string[]
}

/** A retext plugin with its options, ready to be run on blocks. */
export function runnerOf<Options>(plugin: Plugin<[Options?], never>, options: Options): (message: Message, blocks: readonly Block[]) => Remark[] {
  const processor = unified()
    .use(retextEnglish)
    .use(plugin as Plugin<[Options?]>, options)
    .freeze()
  return ({ text }, blocks) =>
    blocks.flatMap((block) => {
      const file = new VFile(text.slice(block.start, block.end))
      processor.runSync(processor.parse(file), file)
      return file.messages.flatMap(({ place, ruleId, expected }) => {
        if (!place || !('start' in place)) return []
        const { start, end } = place
        if (start.offset === undefined || end.offset === undefined) return []
        return [{ place: { start: block.start + start.offset, end: block.start + end.offset }, id: ruleId ?? '', expected: expected ?? [] }]
      })
    })
}
