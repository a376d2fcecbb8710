import type { ValidateFunction } from 'ajv'
import { DataError, DataFile, type DataProblem } from './data-file.ts'

/** `rules/<lang>/texts/cli.yml`: groups of texts by name. `{slot}` stands for what the program fills in. */
export type WordsFile = Record<string, Record<string, string>>

/** Texts by `group.name`. */
export type Words = Record<string, string>

/**
 * The words of surfaces (command line, formatters, config errors) by language. English holds every key; another language
 * may lack some, then English fills in. Throws DataError on a key or a slot that English does not have.
 */
export function compileWords(files: { path: string; source: string }[], validate: ValidateFunction<WordsFile>): Record<string, Words> {
  const read = files.map(({ path, source }) => ({ language: path.split('/')[1] as string, file: new DataFile<WordsFile>(path, source, validate) }))
  const problems: DataProblem[] = []
  const english = flat(read.find(({ language }) => language === 'en')?.file.value ?? {})
  const out: Record<string, Words> = {}
  for (const { language, file } of read) {
    const words = flat(file.value)
    if (language !== 'en' && file.problems.length === 0) checkAgainst(english, words, file)
    out[language] = words
    problems.push(...file.problems)
  }
  if (problems.length > 0) throw new DataError(problems)
  return out
}

function flat(file: WordsFile): Words {
  return Object.fromEntries(Object.entries(file).flatMap(([group, texts]) => Object.entries(texts).map(([name, text]) => [`${group}.${name}`, text.trimEnd()])))
}

function checkAgainst(english: Words, words: Words, file: DataFile<WordsFile>): void {
  for (const [key, text] of Object.entries(words)) {
    const original = english[key]
    const keys = key.split('.')
    if (original === undefined) file.complain(keys, `there is no text \`${key}\` in the English file`)
    else
      for (const slot of slots(text))
        if (!slots(original).includes(slot))
          file.complain(keys, `\`${slot}\` is never filled: the English text has ${slots(original).join(', ') || 'no slots'}`)
  }
}

/** `{count|one|# many}` fills `{count}`: another language may need no plural. */
function slots(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?:\||\})/g)].map(([, name]) => `{${name}}`)
}
