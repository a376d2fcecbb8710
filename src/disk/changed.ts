import { resolve } from 'node:path'
import { Problem } from '../problem.ts'

/** Which change: what is not committed yet, what is staged, or what came since a revision. */
export type Change = { kind: 'changed' } | { kind: 'staged' } | { kind: 'since'; ref: string }

/** Lines of a file that a change brought, first and last, both counted from 1 and inclusive. */
export type LineRange = readonly [first: number, last: number]

/** Absolute paths of files that a change added or altered, with their new lines. Throws Problem when git cannot say. */
export function changedFiles(change: Change, cwd: string): Map<string, LineRange[]> {
  const root = git(['rev-parse', '--show-toplevel'], cwd).trim()
  const files = new Map<string, LineRange[]>()
  const base = change.kind === 'staged' ? ['--cached'] : change.kind === 'since' ? [mergeBase(change.ref, cwd)] : ['HEAD']
  const diff = git(
    [
      '-c',
      'core.quotepath=off',
      'diff',
      '--no-ext-diff',
      '--no-color',
      '--unified=0',
      '--diff-filter=ACMR',
      '--src-prefix=a/',
      '--dst-prefix=b/',
      ...base,
      '--',
    ],
    cwd,
  )
  let lines: LineRange[] | undefined
  for (const line of diff.split('\n')) {
    if (line.startsWith('+++ ')) {
      lines = []
      files.set(resolve(root, unquoted(line.slice(4)).replace(/^b\//, '')), lines)
    }
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (first !== undefined && Number(count) > 0) lines?.push([Number(first), Number(first) + Number(count) - 1])
  }
  if (change.kind !== 'staged') {
    const fresh = git(['ls-files', '--others', '--exclude-standard', '-z', '--full-name', root], cwd)
    for (const path of fresh.split('\0').filter(Boolean)) files.set(resolve(root, path), [[1, Number.MAX_SAFE_INTEGER]])
  }
  return files
}

/** Where the branch left the other one; in a clone that is cut off before that, git cannot know. */
function mergeBase(ref: string, cwd: string): string {
  try {
    return git(['merge-base', '--', ref, 'HEAD'], cwd).trim()
  } catch {
    const shallow = git(['rev-parse', '--is-shallow-repository'], cwd).trim() === 'true'
    throw new Problem(shallow ? 'changed.shallow' : 'changed.no-base', { ref })
  }
}

function git(args: readonly string[], cwd: string): string {
  try {
    // Few runs ask git anything, and a start without it is shorter.
    return process
      .getBuiltinModule('node:child_process')
      .execFileSync('git', [...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string }
    if (code === 'ENOENT') throw new Problem('changed.no-git')
    throw new Problem('changed.failed', { reason: String(stderr ?? '').split('\n')[0] ?? '' })
  }
}

/** git quotes paths with signs that a line cannot hold. */
function unquoted(path: string): string {
  const bare = path.replace(/\t$/, '')
  if (!bare.startsWith('"')) return bare
  return bare.slice(1, -1).replace(/\\(["\\abfnrtv])/g, (_, sign: string) => ESCAPED[sign] ?? sign)
}

const ESCAPED: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
