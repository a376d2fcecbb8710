import { build } from 'esbuild'
import { expect, test, vi } from 'vitest'
import { deflatedData, deflated } from '../scripts/bundle-plugins.mjs'

/** What a module exports after the build. */
async function bundled(contents: string) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [deflatedData],
  })
  const [file] = outputFiles
  return { size: file?.contents.length ?? 0, exports: await import(`data:text/javascript;base64,${Buffer.from(file?.contents ?? []).toString('base64')}`) }
}

test('what is published of retext-equality has all its patterns, without the notes', async () => {
  const path = new URL('patterns-en.js', import.meta.resolve('retext-equality'))
  const { patterns } = await import(path.href)
  const { exports, size } = await bundled(`export { patterns } from ${JSON.stringify(path.pathname)}`)
  expect(exports.patterns.length).toBeGreaterThan(400)
  const bare = patterns.map(({ note: _, ...pattern }: { note?: string }) => pattern)
  expect(exports.patterns).toEqual(bare)
  expect(size).toBeLessThan(JSON.stringify(bare).length / 2)
  // Suggestions are given in the order of the keys, which `toEqual` does not look at.
  const keys = (all: { inconsiderate: object; considerate?: object }[]) =>
    all.map((one) => [Object.keys(one.inconsiderate), Object.keys(one.considerate ?? {})])
  expect(keys(exports.patterns)).toEqual(keys(bare))
})

test('data comes back as it was, in any script', async () => {
  const data = { words: ['tidak', '≤ 5 min', '日本', '\u2028</script>'], rows: { a: [1, 2.5, null], b: {} } }
  const { exports } = await bundled(deflated(data))
  expect({ ...exports }).toEqual(data)
})

test('where no zlib is at hand the data comes back too', async () => {
  const data = { words: ['tidak', '日本'], long: 'again and again '.repeat(5000) }
  const builtins = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
  const { exports } = await bundled(deflated(data)).finally(() => builtins.mockRestore())
  expect({ ...exports }).toEqual(data)
})

const DATA = ['aliases', 'config-shape', 'examples', 'html-assets', 'policies', 'rules', 'sources', 'stock-en', 'tongues', 'words-id']
const EACH = ['html-words', 'lexicons', 'remarks-words', 'templates', 'texts', 'wording']
test.each([...DATA, ...EACH.flatMap((name) => [`${name}-en`, `${name}-id`])])('generated %s is the same after the build', async (name) => {
  const path = new URL(`../src/generated/${name}.ts`, import.meta.url).pathname
  const { exports } = await bundled(`export * from ${JSON.stringify(path)}`)
  expect({ ...exports }).toEqual({ ...(await import(/* @vite-ignore */ path)) })
})
