import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { deflateSync, strToU8 } from 'fflate'

/** The parsers of Markdown and HTML would each bring a table of all named characters; the latter is not asked to decode any. */
export const oneTableOfEntities = {
  name: 'one-table-of-entities',
  setup(build) {
    const path = fileURLToPath(new URL('../src/readers/named-reference.ts', import.meta.url))
    build.onResolve({ filter: /^decode-named-character-reference$/ }, () => ({ path }))
    build.onResolve({ filter: /^entities\/decode$/ }, ({ importer }) =>
      /[\\/]htmlparser2[\\/]/.test(importer) ? { path: 'no-references', namespace: 'no-references' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'no-references' }, () => ({
      contents: 'export const DecodingMode = {}, htmlDecodeTree = 0, xmlDecodeTree = 0; export class EntityDecoder {}',
    }))
  },
}

/** Data: what is generated, and the long lists of packages. */
const DATA = /[\\/](?:src[\\/]generated[\\/][\w-]+\.ts|retext-equality[\\/]lib[\\/]patterns-en\.js|(?:dale-chall|spache)[\\/]index\.js)$/
/** Code; and the command's English words, since help and the version need nothing else. */
const AS_IT_STANDS = /(?:[\\/](?:package|words-en)|-validators?)\.ts$/

/** What a module of data exports, deflated: an install stays small, and who asks for the data waits a millisecond or two. */
export const deflatedData = {
  name: 'deflated-data',
  setup(it) {
    it.onResolve({ filter: /^inflated$/ }, ({ path }) => ({ path, namespace: 'inflated', sideEffects: false }))
    it.onLoad({ filter: /.*/, namespace: 'inflated' }, () => ({ contents: INFLATE, resolveDir: fileURLToPath(new URL('..', import.meta.url)) }))
    it.onLoad({ filter: DATA }, async ({ path }) => (AS_IT_STANDS.test(path) ? undefined : { contents: deflated(withoutNotes(await exportsOf(path))) }))
  },
}

/** Node, Deno and Bun inflate at once by what they bring; a browser by a few kilobytes of ours. */
const INFLATE = `import { inflateSync } from 'fflate'
const zlib = globalThis.process?.getBuiltinModule?.('node:zlib')
export const inflated = (text) => {
  if (zlib) return JSON.parse(zlib.inflateRawSync(Buffer.from(text, 'base64')).toString())
  const bytes = atob(text)
  const deflated = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) deflated[at] = bytes.charCodeAt(at)
  return JSON.parse(new TextDecoder().decode(inflateSync(deflated)))
}`

async function exportsOf(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, write: false, format: 'esm' })
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
}

/** Nobody sees the notes of retext-equality: our rule says why. */
const withoutNotes = ({ patterns, ...rest }) => (patterns ? { ...rest, patterns: patterns.map(({ note: _, ...pattern }) => pattern) } : rest)

/** The source of a module that exports the same data. */
export function deflated(data) {
  const text = JSON.stringify(data)
  const packed = Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64')
  const names = Object.keys(data)
  return `import { inflated } from 'inflated'
const data = /* @__PURE__ */ inflated(${JSON.stringify(packed)})
${names.map((name) => `export const ${name} = data.${name}`).join('\n')}`
}
