import { expect, test } from 'vitest'
import { newer } from '../src/settle.ts'
import { nearest } from '../src/suggest.ts'

test.each([
  ['1.3', '1.2', true],
  ['1.2', '1.2', false],
  ['1.2', '1.3', false],
  ['1.10', '1.9', true],
  ['2.0', '1.99', true],
  ['1.2.1', '1.2', true],
  ['1.2', '1.2.0', false],
])('%s came after %s: %s', (a, b, expected) => {
  expect(newer(a, b)).toBe(expected)
})

test.each([
  ['resolvd', 'resolved'],
  ['Resolved', 'resolved'],
  ['stats', 'status'],
  ['monitroing', 'monitoring'],
  ['xyz', undefined],
  ['', undefined],
])('%j was meant as %j', (typed, meant) => {
  expect(nearest(typed, ['resolved', 'monitoring', 'status', 'social'])).toBe(meant)
})
