// Compiles rules/ into src/generated/ and the rule book rules/README.md. Refuses bad data with file:line:col.
// --check writes nothing and fails when the committed rule book is not what the data say.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, transform } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundle = join(tmpdir(), `incident-lint-compile-${process.pid}.mjs`)
await build({
  entryPoints: [join(root, 'src/compile/main.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
})
const { generate, DataError } = await import(pathToFileURL(bundle).href)
await rm(bundle)

const folders = [
  ['rules', /\.ya?ml$/],
  ['templates', /\.ya?ml$|[a-z]{2}[\\/][\w-]+\.md$/],
]
const files = []
for (const [folder, kept] of folders) {
  const paths = (await readdir(join(root, folder), { recursive: true })).filter((path) => kept.test(path)).sort()
  for (const path of paths) files.push({ path: `${folder}/${path.replaceAll('\\', '/')}`, source: await readFile(join(root, folder, path), 'utf8') })
}
try {
  const { patterns } = await import(new URL('patterns-en.js', import.meta.resolve('retext-equality')).href)
  const out = generate(files, patterns)
  if (process.argv.includes('--check')) {
    const stale = await Promise.all(
      ['rules/README.md'].map(async (name) => ((await readFile(join(root, name), 'utf8').catch(() => '')) === out[name] ? '' : name)),
    )
    for (const name of stale.filter(Boolean)) {
      console.error(`${name}:1:1 is not what the data say: run npm run generate and commit it`)
      process.exitCode = 1
    }
  } else {
    for (const folder of ['src/generated', 'schema']) await mkdir(join(root, folder), { recursive: true })
    const { name, version, homepage } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    out['src/generated/package.ts'] =
      `// Generated from package.json by scripts/generate.mjs.\nexport const name = '${name}'\nexport const version = '${version}'\nexport const homepage: string | undefined = ${JSON.stringify(homepage)}\n`
    out['src/generated/html-assets.ts'] = await pageAssets()
    for (const [name, content] of Object.entries(out)) await writeFile(join(root, name), content)
  }
} catch (error) {
  if (!(error instanceof DataError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

/** Style and script of the HTML report, small, each with the hash by which the page lets it in. */
async function pageAssets() {
  const lines = ['// Generated from src/formatters/html/ by scripts/generate.mjs.']
  for (const [name, file, loader] of [
    ['style', 'page.css', 'css'],
    ['script', 'page.js', 'js'],
  ]) {
    const source = await readFile(join(root, 'src/formatters/html', file), 'utf8')
    const { code } = await transform(source, { loader, minify: true, target: loader === 'css' ? 'chrome111' : 'es2020', charset: 'ascii' })
    const text = loader === 'js' ? `{${code.trim()}}` : code.trim()
    const hash = createHash('sha256').update(text).digest('base64')
    lines.push(`export const ${name} = ${JSON.stringify(text)}`, `export const ${name}Hash = 'sha256-${hash}'`)
  }
  return `${lines.join('\n')}\n`
}
