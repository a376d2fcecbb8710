import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder in which the packed package and its peers are installed. */
    site: string
  }
}

/**
 * Packs what is built, and installs it beside the tools of `package.json` in a folder of their own.
 * With `INTEGRATION_SITE` the folder stays for the next run, which then installs the package alone.
 */
export default function setup(project: TestProject) {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const kept = process.env['INTEGRATION_SITE']
  const site = kept ?? mkdtempSync(join(tmpdir(), 'incident-lint-integration-'))
  mkdirSync(site, { recursive: true })
  const npm = (...args: string[]) =>
    execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: site, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  copyFileSync(new URL('package.json', import.meta.url), join(site, 'package.json'))
  for (const old of readdirSync(site)) if (old.endsWith('.tgz')) rmSync(join(site, old))
  const [{ filename }] = JSON.parse(npm('pack', '--json', '--ignore-scripts', '--pack-destination', site, root))
  if (!existsSync(join(site, 'node_modules/vite'))) npm('install')
  npm('install', '--no-save', '--ignore-scripts', `./${filename}`)
  project.provide('site', site)
  return () => {
    if (kept === undefined) rmSync(site, { recursive: true, force: true })
  }
}
