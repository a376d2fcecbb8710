import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { TAGS } from '../src/languages/language.ts'

/** What a run of the command reads before it knows the language of any message: the entry and all that it imports at once. */
async function loadedAtOnce(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    splitting: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    format: 'esm',
    outdir: 'none',
    write: false,
    metafile: true,
    logLevel: 'silent',
  })
  const { outputs } = metafile
  const seen = new Set<string>()
  const walk = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === 'import-statement') walk(path)
  }
  walk(Object.keys(outputs).find((name) => outputs[name]?.entryPoint === 'src/cli/main.ts') as string)
  return [...seen].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}))
}

/** Of every language that has a pack, but English. */
const others = new RegExp(
  TAGS.filter((tag) => tag !== 'en')
    .map((tag) => `languages/${tag}\\.ts$|generated/.*-${tag}\\.ts$`)
    .join('|'),
)

test('English-only use of the command loads nothing of another language', { timeout: 60_000 }, async () => {
  const loaded = await loadedAtOnce()
  expect(loaded.length).toBeGreaterThan(10)
  expect(loaded.filter((path) => others.test(path))).toEqual([])
})
