import { describe, expect, test } from 'vitest'
import { lintText } from '../../src/index.ts'
import type { LintOptions } from '../../src/linter.ts'
import { facts } from './find.ts'

type Case = [text: string, options: LintOptions, expected: string[]]

describe('share-mismatch', () => {
  test.each<Case>([
    ['The lost orders: 60 % in Europe, 30 % in Asia, 20 % elsewhere.', {}, ['share-mismatch: 60 % in Europe, 30 % in Asia, 20 %']],
    ['The lost orders: 60 % in Europe, 30 % in Asia, 10 % elsewhere.', {}, []],
    ['Error rates were 60 % in Europe, 50 % in Asia, 20 % elsewhere.', {}, []],
    ['We lost the mail of 312 of 214 customers.', {}, ['share-mismatch: 312 of 214']],
    ['We lost the mail of 12 of our 48 customers (25 %).', {}, []],
    ['We lost the mail of 12 of our 48 customers (40 %).', {}, ['share-mismatch: 12 of our 48 customers (40 %']],
    ['This hit 120 % of customers.', {}, ['share-mismatch: 120 %']],
    ['Traffic rose to 300 % of requests.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('number-mismatch', () => {
  test.each<Case>([
    ['This affected 214 customers. All 241 affected customers have their money back.', {}, ['number-mismatch: 241 affected customers']],
    ['This affected 214 customers. All 214 affected customers have their money back.', {}, []],
    ['This affected 214 customers. Of these, 204 customers were affected twice.', {}, []],
    ['This affected 214 customers. It affected 9 servers.', {}, []],
    ['This affected about 210 customers. In all 214 customers were affected.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('scope-mismatch', () => {
  test.each<Case>([
    ['A few customers (312 accounts) could not sign in.', {}, ['scope-mismatch: A few']],
    ['A few customers (12 accounts) could not sign in.', {}, []],
    ['A brief outage from 09:00 to 11:00 UTC on 4 March 2026 is over.', {}, ['scope-mismatch: brief outage']],
    ['A brief outage from 09:00 to 09:04 UTC on 4 March 2026 is over.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('money-mismatch', () => {
  test.each<Case>([
    ['We refund 3 invoices at $10 each, in total $40.', {}, ['money-mismatch: $40']],
    ['We refund 3 invoices at $10 each, in total $30.', {}, []],
    ['We refund $10 now and €5 later.', {}, ['money-mismatch: €5']],
    ['We refund $10 (€9) now.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('names, titles, links, lists of data', () => {
  test.each<Case>([
    ['Disks in us-east1 are slow. Disks in us-east-1 come back.', {}, ['(info) name-mismatch: us-east-1']],
    ['Disks in us-east1 and us-east4 are slow.', {}, []],
    ['# Outage of 3 March 2026\n\nIt failed on 14 April 2026.', {}, ['title-mismatch: 3 March 2026']],
    ['# Outage of 3 March 2026\n\nIt failed on 4 March 2026.', {}, []],
    ['# Report of 3 April 2026\n\nIt failed on 4 March 2026.', {}, []],
    ['# A 30 minute outage\n\nThe upgrade caused 40 minutes of total outage.', {}, ['title-mismatch: 30 minute']],
    ['Read [https://shop.example/a](https://sh0p.example/a).', {}, ['link-suspect: https://shop.example/a']],
    ['Read [https://shop.example/a](https://www.shop.example/a).', {}, []],
    ['Read [the notes of 1.2.3-rc-1](https://shop.example/1.2.3-rc-2).', {}, []],
    ['Read [1.2.3-rc-1](https://shop.example/v1.2.3-rc-2).', {}, ['link-suspect: 1.2.3-rc-1']],
    ['Read [our page](https://bit.ly/abc).', { stage: 'security' }, ['link-suspect: our page']],
    ['Read [our page](https://bit.ly/abc).', {}, []],
    ['Read [our page](status.shop.example).', {}, ['link-suspect: our page']],
    [
      'They copied data, including names and e-mail addresses. The data accessed contained names, e-mail addresses and passwords.',
      { stage: 'security' },
      ['data-mismatch: The data accessed contained names, e-mail addresses and passwords.'],
    ],
    ['They copied data, including names and e-mail addresses. The data accessed contained no passwords.', { stage: 'security' }, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
  test('a product of the house with a letter too few', () => {
    const findings = lintText('Checkou and Ledger are slow.', { language: 'en', config: { org: { products: ['Checkout', 'Ledger'] } } }).messages[0]?.findings
    expect(findings?.filter(({ kind }) => kind === 'fact').map(({ actual, expected }) => [actual, expected?.[0]])).toEqual([['Checkou', 'Checkout']])
  })
})
