import type { Channel, Stage, ThreadUpdate } from '../../src/index.ts'

/** A thread as the cases of its rules write it: a line with the instant, the stage and perhaps the channel above each update. */
export function updatesIn(thread: string, language = 'en'): ThreadUpdate[] {
  const parts = thread.split(/^(\d{4}-\d{2}-\d{2}(?:T\S+)?) (\w+)(?: (\w+))?\n/m).slice(1)
  return Array.from({ length: parts.length / 4 }, (_, i) => {
    const [publishedAt, stage, channel, text = ''] = parts.slice(i * 4, i * 4 + 4)
    return { publishedAt, stage: stage as Stage, channel: channel as Channel | undefined, text: text.trim(), language }
  })
}
