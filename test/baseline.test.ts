import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintFiles } from '../src/node.ts'
import type { FindingReport } from '../src/report.ts'
import { folderOf, run } from './cli/run.ts'

/** Old posts, each with much to say of it. */
const POSTS = [
  'Some users may see issues with sign-in.\n\nWe are looking into it.\n\nWe apologise for any inconvenience.\n\nThe Support Team',
  'Uploads were briefly slow due to a technical issue.\n\nOur engineers worked tirelessly to fix it as soon as possible.\n\nThank you for your patience.',
  'A small number of customers could not pay on Tuesday.\n\n- cards were declined\n- some transfers were late\n\nThe issue has been resolved. We take this very seriously.',
  'Mail was delayed. Mail was delayed again. The cause was human error.\n\nSteps have been taken so that this will never happen again.\n\nLarkmail Team',
  'Dear valued customers,\n\nplanned maintenance was performed and may have impacted you.\n\nWe regret if you were affected. Please bear with us.',
  'Our world-class platform had a hiccup.\n\n> I cannot sign in, wrote a customer.\n\nA third-party provider was at fault. All systems are fully operational.',
]
/** Paragraphs in which nothing is to be found. */
const PLAIN = ['The archive lists older posts.', 'Larkmail has offices in Oslo and Bergen.', 'The map is on page two.', 'Tickets for the fair are sold out.']
const FAULT = 'The zebra module had a minor issue.'

let seed = 20260304
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return Math.floor((seed / 2 ** 32) * below)
}

const fileOf = (text: string) => `---\nstage: resolved\n---\n${text}\n`
const NOW = '2026-06-01T00:00:00Z'

describe('200 edits elsewhere in posts whose findings are set aside', () => {
  const cwd = folderOf(Object.fromEntries(POSTS.map((text, at) => [`incidents/${at}.md`, fileOf(text)])))
  const suppressions = { path: join(cwd, 'incident-lint.suppressions.json'), mode: 'use' as const }
  run(['incidents', '--suppress-all', '--exit-zero', '--now', NOW, '-f', 'compact'], { cwd })

  async function findings(pattern: string): Promise<FindingReport[]> {
    const { reports } = await lintFiles(pattern, { cwd, now: NOW, suppressions })
    return reports.flatMap((report) => ('error' in report ? [] : report.messages.flatMap((message) => message.findings)))
  }
  /** What is open in a post with a paragraph put in between two others. */
  async function openWith(paragraph: string): Promise<string[]> {
    const at = random(POSTS.length)
    const parts = (POSTS[at] as string).split('\n\n')
    const place = 1 + random(parts.length - 1)
    writeFileSync(join(cwd, `incidents/${at}.md`), fileOf([...parts.slice(0, place), paragraph, ...parts.slice(place)].join('\n\n')))
    const all = await findings(`incidents/${at}.md`)
    return all.filter(({ suppressed }) => !suppressed).map(({ ruleId, actual }) => `${ruleId} "${actual}"`)
  }

  test('all is set aside at first', async () => {
    const all = await findings('incidents')
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter(({ suppressed }) => suppressed?.by !== 'baseline')).toEqual([])
  })

  test('nothing that was set aside comes back', async () => {
    for (let edit = 0; edit < 100; edit++) expect(await openWith(PLAIN[random(PLAIN.length)] as string)).toEqual([])
  })

  test('nothing new is hidden', async () => {
    for (let edit = 0; edit < 100; edit++) expect(await openWith(FAULT)).toEqual(['no-minimiser "a minor issue"'])
  })
})
