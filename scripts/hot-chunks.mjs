import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { twinned } from './twin-patterns.mjs'

const source = fileURLToPath(new URL('../src/', import.meta.url))

/** What each group holds is loaded together, with all that it imports: one file each in dist. */
const GROUPS = {
  base: [
    'detector-error.ts',
    'formatters/columns.ts',
    'formatters/index.ts',
    'formatters/paint.ts',
    'formatters/safe.ts',
    'generated/package.ts',
    'generated/policies.ts',
    'generated/rules.ts',
    'model.ts',
    'problem.ts',
    'readers/errors.ts',
    'readers/format.ts',
    'settings.ts',
    'suggest.ts',
    'summary.ts',
    'twin.ts',
    'words.ts',
  ],
  files: [
    'cli/ci-kinds.ts',
    'cli/engine.ts',
    'cli/exit-code.ts',
    'cli/format-flag.ts',
    'cli/help.ts',
    'cli/run.ts',
    'cli/spoken.ts',
    'cli/terminal.ts',
    'disk/baseline.ts',
    'disk/load.ts',
    'disk/outcome.ts',
    'disk/packs.ts',
    'disk/paths.ts',
    'disk/read.ts',
    'disk/write.ts',
  ],
  core: ['linter.ts', 'readers/builder.ts', 'readers/dates.ts', 'readers/flat.ts', 'readers/source.ts', 'readers/text.ts', 'report.ts'],
}

/**
 * esbuild gives every set of modules that the same entries reach a file of its own: dozens of small files, and each costs a
 * start about a millisecond. Where every entry reaches a group, the group stays one file. Entries are those of the build and
 * whatever is loaded on demand; `lean` ones reach only the first group.
 */
export function hotChunks({ entries, lean }) {
  return {
    name: 'hot-chunks',
    setup(build) {
      const kept = new Set(
        Object.values(GROUPS)
          .flat()
          .map((one) => source + one),
      )
      const onDemand = new Set([...entries.map((path) => resolve(path)), ...loadedOnDemand()])
      build.onResolve({ filter: /^[./]/, namespace: 'file' }, ({ path, importer }) => {
        const target = resolve(dirname(importer), path)
        // A module that is imported for itself alone would be dropped.
        return kept.has(target) ? { path: target, sideEffects: true } : undefined
      })
      build.onResolve({ filter: /^hot:/ }, ({ path }) => ({ path: path.slice(4), namespace: 'hot', sideEffects: true }))
      build.onLoad({ filter: /.*/, namespace: 'hot' }, ({ path }) => ({
        contents: GROUPS[path].map((one) => `import ${JSON.stringify(source + one)}\n`).join(''),
        resolveDir: source,
      }))
      build.onResolve({ filter: /.*/, namespace: 'hot' }, ({ path }) => ({ path, sideEffects: true }))
      build.onLoad({ filter: /src\/.*\.ts$/ }, async ({ path }) => {
        const text = twinned(await readFile(path, 'utf8'), path, `${source}twin.ts`)
        const ofFiles = /[\\/]src[\\/](?:cli|disk)[\\/]/.test(path) ? ['files'] : []
        const groups =
          !onDemand.has(path) || kept.has(path) ? [] : lean.some((one) => resolve(one) === path) ? ['base', ...ofFiles] : ['base', ...ofFiles, 'core']
        const contents = [text, ...groups.map((name) => `import 'hot:${name}'`)].join('\n')
        return { contents, loader: 'ts', resolveDir: dirname(path) }
      })
    },
  }
}

/** What some module imports when it needs it. */
function loadedOnDemand() {
  const paths = readdirSync(source, { recursive: true }).filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
  return paths.flatMap((path) => {
    const text = readFileSync(join(source, path), 'utf8')
    return Array.from(text.matchAll(/import\('(\.[^']+)'\)/g), ([, target]) => resolve(source, dirname(path), target))
  })
}
