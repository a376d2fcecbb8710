/** `sarif`, `sarif:out.sarif`, `./own.mjs`, `./own.mjs:out.txt`. */
const FORM = /^(.+?\.[cm]?js|[a-z]+)(?::(.+))?$/

export interface WantedFormat {
  /** A format's name, or the path of a module. */
  name: string
  /** Where it goes; undefined: standard output. */
  path?: string
}

export function readFormat(value: string): WantedFormat {
  const [, name = value, path] = FORM.exec(value) ?? []
  return { name, ...(path !== undefined && { path }) }
}

export function isModule(name: string): boolean {
  return /\.[cm]?js$/.test(name)
}
