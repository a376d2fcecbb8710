import { fileURLToPath, pathToFileURL } from 'node:url'

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

/** Nobody sees the notes of retext-equality, our rule says why; and its patterns take less room as rows. */
export const shortPatterns = {
  name: 'short-patterns',
  setup(build) {
    build.onLoad({ filter: /retext-equality[\\/]lib[\\/]patterns-en\.js$/ }, async ({ path }) => {
      const { patterns } = await import(pathToFileURL(path).href)
      return { contents: patternsModule(patterns) }
    })
  },
}

/** The source of a module that exports the same patterns, without their notes. */
export function patternsModule(patterns) {
  const rows = patterns.map(({ note: _, id, type, categories, inconsiderate, considerate, ...rest }) => [
    ...[id, type, categories.join(), listed(inconsiderate), considerate && listed(considerate)],
    ...(Object.keys(rest).length > 0 ? [rest] : []),
  ])
  return `const rows = JSON.parse(${JSON.stringify(JSON.stringify(rows))})
${unlisted}
export const patterns = rows.map(([id, type, categories, inconsiderate, considerate, rest]) => ({
  id, type, categories: categories.split(','), inconsiderate: unlisted(inconsiderate), ...(considerate && { considerate: unlisted(considerate) }), ...rest
}))`
}

/** Words by category, in their order: `a:word|word;b:word`. */
function listed(words) {
  let text = ''
  let last
  for (const [word, category] of Object.entries(words)) {
    text += category === last ? `|${word}` : `${text && ';'}${category}:${word}`
    last = category
  }
  return text
}

function unlisted(text) {
  return Object.fromEntries(
    text.split(';').flatMap((one) => {
      const [category, words] = one.split(':')
      return words.split('|').map((word) => [word, category])
    }),
  )
}
