import { DataFile } from '../compile/data-file.ts'
import { readText } from '../disk/read.ts'
import { Problem, Problems } from '../problem.ts'
import { nearest } from '../suggest.ts'
import type { Values } from '../templates/model.ts'

/** Reads an incident file: slot names to one line of text each. Throws Problem or Problems with file:line:col. */
export function readIncident(path: string, known: ReadonlySet<string>): Values {
  const file = new DataFile<unknown>(path, readText(path, path))
  const at = (keys: string[]) => ({ path, ...file.pointOf(keys, 'key') })
  if (file.problems.length > 0)
    throw new Problems(file.problems.map(({ message, line, column }) => new Problem('config.syntax', { reason: message }, { path, line, column })))
  const value = file.value
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Problem('new.not-a-map', {}, { path, line: 1, column: 1 })
  const problems: Problem[] = []
  const values: Values = {}
  for (const [key, given] of Object.entries(value)) {
    if (!known.has(key)) problems.push(new Problem('new.no-such-slot', { value: key, guess: nearest(key, [...known]) }, at([key])))
    else if (typeof given === 'string' || typeof given === 'number') values[key] = String(given)
    else if (given !== null) problems.push(new Problem('new.not-a-line', { value: key }, at([key])))
  }
  if (problems.length > 0) throw new Problems(problems)
  return values
}

/** `--set name=value`, each. Throws Problem on one that has no `=` or names no slot. */
export function readSets(sets: readonly string[], known: ReadonlySet<string>): Values {
  return Object.fromEntries(
    sets.map((one) => {
      const at = one.indexOf('=')
      const name = one.slice(0, Math.max(0, at)).trim()
      if (at < 0) throw new Problem('new.set-form', { value: one })
      if (!known.has(name)) throw new Problem('new.no-such-slot', { value: name, guess: nearest(name, [...known]) })
      return [name, one.slice(at + 1)]
    }),
  )
}
