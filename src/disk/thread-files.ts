import type { LintOptions, OpenLinter } from '../linter.ts'
import type { Report } from '../report.ts'
import type { Config } from '../settings.ts'
import { judgeTogether, type Opened, type OpenedFile, type Together } from '../together.ts'

/** A file of a thread by its path, or a text that goes by that name. */
export interface ThreadFile {
  path: string
  text?: () => string
}

/** What the messages are an update of where they do not say so; `onOrder` hears how they were put in order, and gets them so. */
export interface ThreadAbout {
  id?: string
  onOrder?: (told: Together) => void
}

/** A file of a thread, read. */
export interface Source {
  text: string
  shown: string
  /** Absolute. */
  path: string
  isFile: boolean
  config: Config
  options: LintOptions
}

type LinterFor = (config: Config) => Pick<OpenLinter, 'open'>
type About = Parameters<typeof judgeTogether>[1]

/** The files of a thread, judged together. */
export function judged(group: readonly Source[], linterFor: LinterFor, about: About): Together {
  return judgeTogether(
    group.map(({ text, shown, config, options }) => openedFile(shown, linterFor(config).open(text, options), options)),
    about,
  )
}

/** A linter for one file of a thread: whatever text it is given is judged in that file's place among the others. */
export function insideThread(own: OpenLinter, group: readonly Source[], index: number, linterFor: LinterFor, about: About): Pick<OpenLinter, 'lint' | 'trace'> {
  const together = (text: string, options: LintOptions = {}): { report: Report; mine: Opened[] } => {
    const mine = own.open(text, options)
    const files = group.map((source, at) =>
      at === index
        ? openedFile(source.shown, mine, options)
        : openedFile(source.shown, linterFor(source.config).open(source.text, source.options), source.options),
    )
    return { report: judgeTogether(files, about).reports[index] as Report, mine }
  }
  return {
    lint: (text, options) => together(text, options).report,
    trace: (text, options) => together(text, options).mine.flatMap(({ judged: one }) => one ?? []),
  }
}

/** The files by their first update. */
export function courseOfFiles({ reports }: Together): number[] {
  const order = (index: number) => reports[index]?.messages[0]?.order ?? index
  return [...reports.keys()].sort((a, b) => order(a) - order(b))
}

export function openedFile(path: string, messages: readonly Opened[], { baseline }: LintOptions): OpenedFile {
  return { path, opened: messages, ...(baseline && { baseline }) }
}
