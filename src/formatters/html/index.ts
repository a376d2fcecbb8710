import type { FindingReport, MessageReport } from '../../report.ts'
import type { Summary } from '../../summary.ts'
import type { FormatOptions, Formatter } from '../index.ts'
import type { Markup } from './markup.ts'
import { page } from './page.ts'
import { Phrases } from './phrases.ts'
import { type Post, postOf } from './post.ts'
import { postEntry } from './posts.ts'
import { Rules } from './rules.ts'
import { speechIn } from './words.ts'

/** Signs of mark-up that posts may take: browsers open a page of that size without trouble. */
const MOST = 32_000_000

/** A page for people about an archive of messages: one file, nothing loaded from elsewhere. Of a message its drawn post is kept, not its report. */
export function html({ tool, language, sayIn }: FormatOptions): Formatter {
  const speech = speechIn(language, sayIn)
  const posts: Post[] = []
  const entries = new Map<number, Markup>()
  const phrases = new Phrases()
  const rules = new Rules()
  const unread: { path: string; message: string }[] = []
  let taken = 0

  function add(path: string, message: MessageReport): void {
    const post = postOf(posts.length + 1, path, message)
    posts.push(post)
    for (const finding of message.findings as readonly FindingReport[]) {
      if (finding.suppressed) continue
      rules.add(finding)
      phrases.add(post.id, finding)
    }
    if (taken > MOST) return
    const entry = postEntry(post, message, speech)
    taken += entry.text.length
    if (taken <= MOST) entries.set(post.id, entry)
  }

  return {
    start: () => '',
    file(report) {
      if ('error' in report) unread.push({ path: report.path, message: report.error.message })
      else for (const message of report.messages) add(report.path, message)
      return ''
    },
    end: (summary: Summary) => page({ tool, posts, entries, phrases, rules, unread, summary }, speech).text,
  }
}
