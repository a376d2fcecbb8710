import { DataFile } from '../compile/data-file.ts'
import { readText } from '../disk/read.ts'
import { Problem, Problems } from '../problem.ts'
import { nearest } from '../suggest.ts'
import type { Values } from '../templates/model.ts'

/** What is known of an incident. `short` holds shorter words for the channels that have no room for the long ones. */
export interface Incident {
  values: Values
  short: Values
}

/** Reads an incident file: slot names to one line of text each. Throws Problem or Problems with file:line:col. */
export function readIncident(path: string, known: ReadonlySet<string>): Incident {
  const file = new DataFile<unknown>(path, readText(path, path))
  const at = (keys: string[]) => ({ path, ...file.pointOf(keys, 'key') })
  if (file.problems.length > 0)
    throw new Problems(file.problems.map(({ message, line, column }) => new Problem('config.syntax', { reason: message }, { path, line, column })))
  if (!isMap(file.value)) throw new Problem('new.not-a-map', {}, { path, line: 1, column: 1 })
  const { [SHORT]: shorter = {}, ...rest } = file.value
  if (!isMap(shorter)) throw new Problem('new.not-a-map', {}, at([SHORT]))
  const problems: Problem[] = []
  const read = (map: Record<string, unknown>, under: string[]): Values => {
    const values: Values = {}
    for (const [key, given] of Object.entries(map)) {
      if (!known.has(key)) problems.push(new Problem('new.no-such-slot', { value: key, guess: nearest(key, [...known]) }, at([...under, key])))
      else if (typeof given === 'string' || typeof given === 'number') values[key] = String(given)
      else if (given !== null) problems.push(new Problem('new.not-a-line', { value: key }, at([...under, key])))
    }
    return values
  }
  const incident = { values: read(rest, []), short: read(shorter, [SHORT]) }
  if (problems.length > 0) throw new Problems(problems)
  return incident
}

const SHORT = 'short'

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
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
