import { expect, test } from 'vitest'
import { createLinter, type ThreadUpdate } from '../../src/index.ts'
import { FAULTS, tally } from './faults.ts'
import { updatesIn } from './updates.ts'

const PLACES = ['Bogor', 'Leeds', 'Porto', 'Graz', 'Turku', 'Oslo', 'Ghent', 'Lyon']

/** An invented incident with all that the faults need; every number follows from `i`. */
function incident(i: number): { id: string; updates: ThreadUpdate[] } {
  const day = new Date(Date.UTC(2026, 4, 10 + i))
  const date = day.toISOString().slice(0, 10)
  const weekday = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'][day.getUTCDay()]
  const begin = 9 * 60 + i * 7
  const at = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const pacific = (minutes: number) => at((minutes + 1440 - 420) % 1440)
  const long = 40 + i
  const place = PLACES[i % PLACES.length]
  const text = `${date}T${at(begin + 10)}:00Z investigating
Sign-in fails for customers in ${place}. It began at ${at(begin)} UTC. The next update comes at ${at(begin + 40)} UTC.

${date}T${at(begin + 35)}:00Z identified
Sign-in fails for ${10 + i} % of customers in ${place} because the certificate of the login servers expired. Budi puts in a new one.

${date}T${at(begin + 55)}:00Z resolved
Sign-in failed in ${place} on ${weekday}, ${date} from ${at(begin)} to ${at(begin + long)} UTC, for ${long} minutes, because the certificate of the login servers expired. It was over at ${pacific(begin + long)} PDT / ${at(begin + long)} UTC. In full: ${date} ${at(begin)} UTC to ${date} ${at(begin + long)} UTC.

- ${at(begin)} the certificate expired
- ${at(begin + 5)} Budi was called
- ${at(begin + 20)} a new certificate was asked for
- ${at(begin + long)} it was put in`
  return { id: String(i), updates: updatesIn(text) }
}

const { lintThread } = createLinter()
const rows = tally(
  Array.from({ length: 16 }, (_, i) => incident(i)),
  (updates) => lintThread(updates),
)

test.each(FAULTS.map(({ name }) => name))('%s is found', (name) => {
  const row = rows[name]
  expect(row?.cases).toBeGreaterThanOrEqual(15)
  expect(row?.missed).toEqual([])
})
