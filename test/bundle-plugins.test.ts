import { expect, test } from 'vitest'
import { patternsModule } from '../scripts/bundle-plugins.mjs'

test('what is published of retext-equality has all its patterns, without the notes', async () => {
  const { patterns } = await import(new URL('patterns-en.js', import.meta.resolve('retext-equality')).href)
  const published = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(patternsModule(patterns))}`)
  expect(published.patterns.length).toBeGreaterThan(400)
  const bare = patterns.map(({ note: _, ...pattern }: { note?: string }) => pattern)
  expect(published.patterns).toEqual(bare)
  // Suggestions are given in the order of the keys, which `toEqual` does not look at.
  const keys = (all: { inconsiderate: object; considerate?: object }[]) =>
    all.map((one) => [Object.keys(one.inconsiderate), Object.keys(one.considerate ?? {})])
  expect(keys(published.patterns)).toEqual(keys(bare))
})
