import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { command, folderOf } from './place.ts'

const LINES = 100_000
const PARTS = 5

/** A print of each message that a run reports, in no order. */
async function judged(cwd: string, ...args: string[]): Promise<string[]> {
  const child = spawn(command, ['all.jsonl', '-f', 'jsonl', '--exit-zero', '--now', '2026-11-01T00:00:00Z', ...args], { cwd })
  const prints: string[] = []
  for await (const line of createInterface({ input: child.stdout })) prints.push(createHash('sha1').update(line).digest('base64'))
  return prints.sort()
}

test('the parts of 100,000 lines together are the whole run, each message once', { timeout: 1_800_000 }, async () => {
  const cwd = folderOf({})
  // Every seventh line continues the incident of the line before.
  const line = (index: number) =>
    `${JSON.stringify({ text: `Line ${index} is down.`, stage: 'resolved', incident_id: `i${index - Number(index % 7 === 0)}` })}\n`
  writeFileSync(join(cwd, 'all.jsonl'), Array.from({ length: LINES }, (_, index) => line(index)).join(''))
  const whole = await judged(cwd)
  const parts: string[][] = []
  for (let part = 1; part <= PARTS; part++) parts.push(await judged(cwd, '--shard', `${part}/${PARTS}`))
  expect(whole).toHaveLength(LINES)
  expect(parts.flat().sort()).toEqual(whole)
  for (const part of parts) expect(part.length).toBeGreaterThan(LINES / PARTS / 2)
})
