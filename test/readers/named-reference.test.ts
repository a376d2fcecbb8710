import { characterEntities } from 'character-entities'
import { expect, test } from 'vitest'
import { decodeNamedCharacterReference } from '../../src/readers/named-reference.ts'

test('every named character of HTML is what the Markdown parser takes it for', () => {
  const names = Object.keys(characterEntities)
  expect(names.length).toBeGreaterThan(2000)
  expect(names.filter((name) => decodeNamedCharacterReference(name) !== characterEntities[name])).toEqual([])
})

test.each(['', 'nosuchname', 'amp;lt', '#65', '#x41', 'amp ', 'constructor'])('`%s` is no name', (name) => {
  expect(decodeNamedCharacterReference(name)).toBe(false)
})
