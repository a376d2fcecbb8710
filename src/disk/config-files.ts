import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** In one folder the first of these is read. */
const DATA = ['yml', 'yaml', 'json'].map((ending) => `incident-lint.config.${ending}`)
const NAMES = [...DATA, ...['mjs', 'js'].map((ending) => `incident-lint.config.${ending}`)]
export const MANIFEST = 'package.json'
export const MANIFEST_KEY = 'incidentLint'

/** The config file of a folder, or undefined. */
export function configFileIn(folder: string): string | undefined {
  return firstOf(NAMES, folder)
}

/** The same, leaving out those that are programs. */
export function dataConfigIn(folder: string): string | undefined {
  return firstOf(DATA, folder)
}

function firstOf(names: readonly string[], folder: string): string | undefined {
  const name = names.find((one) => existsSync(join(folder, one)))
  if (name !== undefined) return join(folder, name)
  const manifest = join(folder, MANIFEST)
  return hasManifestKey(manifest) ? manifest : undefined
}

/** A manifest that cannot be parsed is nobody's config, unless it names the key. */
function hasManifestKey(path: string): boolean {
  let source = ''
  try {
    source = readFileSync(path, 'utf8')
    return source.includes(`"${MANIFEST_KEY}"`) && MANIFEST_KEY in JSON.parse(source)
  } catch {
    return source.includes(`"${MANIFEST_KEY}"`)
  }
}
