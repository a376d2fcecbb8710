import type { Channel, Stage, ThreadUpdate } from '../../src/index.ts'

/** A thread as the cases of its rules write it: a line with the instant, the stage and perhaps the channel and the id of the incident (`#one`) above each update. */
export function updatesIn(thread: string, language = 'en'): ThreadUpdate[] {
  const parts = thread.split(/^(\d{4}-\d{2}-\d{2}(?:T\S+)?) (\w+)(?: (\w+))?(?: #(\S+))?\n/m).slice(1)
  return Array.from({ length: parts.length / 5 }, (_, i) => {
    const [publishedAt, stage, channel, incidentId, text = ''] = parts.slice(i * 5, i * 5 + 5)
    return {
      publishedAt,
      stage: stage as Stage,
      channel: channel as Channel | undefined,
      text: text.trim(),
      language,
      ...(incidentId !== undefined && { incidentId }),
    }
  })
}
