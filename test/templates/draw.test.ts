import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { drawFrom } from '../../src/cli/from-draft.ts'
import type { Context } from '../../src/cli/run.ts'
import { templates } from '../../src/templates/library.ts'
import type { Template, Values } from '../../src/templates/model.ts'
import { renderUnchecked } from '../../src/templates/render.ts'

interface Case {
  name: string
  template: string
  lang?: string
  stage: string
  channel: string
  draft: string
  takes: Values
}

const cases = parse(readFileSync(new URL('drafts.yml', import.meta.url), 'utf8')) as Case[]
const folder = mkdtempSync(join(tmpdir(), 'drafts-'))
const templateOf = ({ template, lang = 'en' }: Case) => templates.find((one) => one.id === template && one.lang === lang) as Template

async function drawnFrom(one: Case): Promise<Values> {
  const path = join(folder, 'draft.md')
  writeFileSync(path, one.draft)
  const { stage, channel, lang } = one
  const { values } = await drawFrom(path, { flags: { stage, channel, ...(lang && { lang }) } } as unknown as Context)
  return values(templateOf(one))
}

describe('what `new --from` takes of a draft', () => {
  test('twenty drafts and more', () => {
    expect(cases.length).toBeGreaterThanOrEqual(20)
  })

  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    expect(await drawnFrom(one)).toEqual(one.takes)
  })

  test('in its new place it is a sentence', async () => {
    const one = cases.find(({ name }) => name.startsWith('bank')) as Case
    const { text } = renderUnchecked(templateOf(one), { ...templateOf(one).fixtures.good, ...(await drawnFrom(one)) })
    expect(text).toContain('You could not pay by card from 11:02 UTC on 3 June 2026 to 12:40 UTC')
    expect(text).toContain('It broke because a new release refused every card that ends in 2026. To mend it, we took that release back at 12:38 UTC.')
    expect(text).toContain('I am sorry: you stood at the till and could not pay.')
  })
})
