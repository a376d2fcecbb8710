import { expect, test } from 'vitest'
import { templateBook } from './book.ts'

test('templates/README.md is what the templates say: else run this file with -u', async () => {
  await expect(templateBook()).toMatchFileSnapshot('../../templates/README.md')
}, 120_000)
