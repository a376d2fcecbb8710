import { describe, expect, test } from 'vitest'
import { getTemplate, renderTemplate, TemplateError, templates } from '../src/templates.ts'

const good = (id: string) => ({ ...getTemplate(id)?.fixtures.good })

function problems(id: string, values: Record<string, unknown>) {
  try {
    renderTemplate(id, values)
  } catch (error) {
    if (error instanceof TemplateError) return error.problems.map(({ slot, reason }) => `${slot}: ${reason}`)
    throw error
  }
  return []
}

describe('incident-lint/templates', () => {
  test('lists what can be chosen, each id once a language', () => {
    const names = templates.map(({ id, lang }) => `${lang}/${id}`)
    expect(new Set(names).size).toBe(names.length)
    expect(templates.find(({ id }) => id === 'sec-notice')).toEqual({
      id: 'sec-notice',
      lang: 'en',
      title: 'Breach, notice to the people',
      stage: 'security',
      situation: 'ordinary',
      channel: 'email',
      audience: 'customers',
      incidentType: 'security breach',
    })
  })

  test('a mail has a subject, a post a title, a text message neither', () => {
    expect(renderTemplate('maint-can', good('maint-can'))).toMatchObject({ subject: expect.stringContaining('after all') })
    expect(renderTemplate('maint-status', good('maint-status'))).toMatchObject({ title: expect.stringContaining('You cannot') })
    expect(Object.keys(renderTemplate('maint-sms', good('maint-sms')))).toEqual(['text'])
  })

  test('what is empty and may be is left out with its sentence', () => {
    const { unaffected: _, ...rest } = good('maint-status') as Record<string, string>
    expect(renderTemplate('maint-status', rest).text).not.toContain('Still working')
    expect(renderTemplate('maint-status', good('maint-status')).text).toContain('Still working')
  })

  test('unknown and later have words of their own', () => {
    expect(renderTemplate('sec-notice', { ...good('sec-notice'), breach: 'unknown' }).text).toContain('We do not know yet how they got in')
    const { text } = renderTemplate('maint-can', { ...good('maint-can'), new_window: 'later: 17:00 UTC on 9 March 2026' })
    expect(text).toContain('I will send you the new date by 17:00 UTC on 9 March 2026.')
    expect(text).not.toContain('later:')
  })

  const bad: [name: string, change: Record<string, unknown>, problem: string][] = [
    ['missing', { act: undefined }, 'act: missing'],
    ['of blanks', { act: '   ' }, 'act: wrong-form'],
    ['not a text', { act: 3 }, 'act: not-text'],
    ['an object', { act: { toString: () => 'x' } }, 'act: not-text'],
    ['a line break', { act: 'one\ntwo' }, 'act: wrong-form'],
    ['a control sign', { act: 'one\u001b[31m two' }, 'act: wrong-form'],
    ['a slot', { act: 'we fix {{group}}' }, 'act: wrong-form'],
    ['too long', { act: 'a'.repeat(201) }, 'act: too-long'],
    ['not to be unknown', { contact: 'unknown' }, 'contact: not-unknown'],
    ['not to be put off', { contact: 'later: 17:00 UTC' }, 'contact: not-later'],
    ['no slot', { nope: 'x' }, 'nope: no-such-slot'],
    ['of the prototype', { constructor: 'x' }, 'constructor: no-such-slot'],
  ]
  test.each(bad)('refuses a value that is %s', (_, change, problem) => {
    expect(problems('out-inv', { ...good('out-inv'), ...change })).toEqual([problem])
  })

  test('names every slot at once', () => {
    expect(problems('out-inv', {}).length).toBe(getTemplate('out-inv')?.slots.filter((slot) => slot.required).length)
  })

  test('no template of that name', () => {
    expect(() => renderTemplate('nope', {})).toThrow(RangeError)
    expect(getTemplate('out-inv', 'xx')).toBeUndefined()
  })
})
