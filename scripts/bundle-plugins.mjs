import { fileURLToPath, pathToFileURL } from 'node:url'

/** The Markdown parser and the reader of HTML would each bring a table of all named characters. */
export const oneTableOfEntities = {
  name: 'one-table-of-entities',
  setup(build) {
    const path = fileURLToPath(new URL('../src/readers/named-reference.ts', import.meta.url))
    build.onResolve({ filter: /^decode-named-character-reference$/ }, () => ({ path }))
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
