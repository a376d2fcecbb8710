const HELPERS = `
function fault(all, instancePath, keyword, params, message) {
  const error = { instancePath, keyword, params, message }
  if (all === null) return [error]
  all.push(error)
  return all
}
function pointer(key) {
  return key.replace(/~/g, '~0').replace(/\\//g, '~1')
}
`

/**
 * The same validators in less room. ajv writes out for every fault how it is kept, for every choice each of its values twice,
 * keeps the schemas beside the code, and hands over what only a schema with references into the data would ask for.
 */
export function shortened(source: string): string {
  const lists = new Lists()
  const code = withLists(withoutLocation(withFaults(source)), lists)
  return `${code}\n${lists.source()}${HELPERS}`
}

function withFaults(source: string): string {
  return source
    .replace(/schemaPath:"[^"]*",/g, '')
    .replace(/(\w+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)/g, 'pointer($1)')
    .replace(
      /const (err\d+) = \{instancePath(?::(.*))?,keyword:("\w+"),params:(.*),message:(.*?)(?:,propertyName:\w+)?\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g,
      (_, _name, path: string | undefined, keyword: string, params: string, message: string) =>
        `vErrors = fault(vErrors, ${path ?? 'instancePath'}, ${keyword}, ${params}, ${message});`,
    )
}

function withoutLocation(source: string): string {
  return source
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data}={}', 'instancePath=""')
    .replace(/\{instancePath(?::(.*))?,parentData:.*,parentDataProperty:.*,rootData\}/g, (_, path?: string) => path ?? 'instancePath')
}

/** Choices and the names of keys as lists, each once. */
function withLists(source: string, lists: Lists): string {
  const schemas = [...source.matchAll(/^const (schema\d+) = (\{.*\});$/gm)].map(([, name = '', json = '']) => [name, JSON.parse(json) as unknown] as const)
  const valueAt = (place: string) =>
    new Function(...schemas.map(([name]) => name), `return ${place}`)(...schemas.map(([, schema]) => schema)) as string[] | Record<string, unknown>
  return source
    .replace(/^const schema\d+ = \{.*\};\n/gm, '')
    .replace(/func\d+\.call\((schema\d+[^,\s]*), (\w+)\)/g, (_, place: string, key: string) => `${lists.name(Object.keys(valueAt(place)))}.includes(${key})`)
    .replace(/\{(allowedValues|type): (schema\d+.*?)\}, "must/g, (_, name: string, place: string) => {
      const value = valueAt(place)
      return `{${name}: ${Array.isArray(value) ? lists.name(value) : JSON.stringify(value)}}, "must`
    })
    .replace(/if\(!\(((?:\(*(\w+) === "[^"]*"\)*(?: \|\| )?){3,})\)\)\{/g, (all, choices: string, data: string) => {
      const values = [...choices.matchAll(/(\w+) === ("[^"]*")/g)]
      return values.every(([, name]) => name === data)
        ? `if(!${lists.name(values.map(([, , value]) => JSON.parse(value as string) as string))}.includes(${data})){`
        : all
    })
}

class Lists {
  readonly #names = new Map<string, string>()

  name(list: readonly unknown[]): string {
    const key = JSON.stringify(list)
    const name = this.#names.get(key) ?? `list${this.#names.size}`
    this.#names.set(key, name)
    return name
  }

  source(): string {
    return [...this.#names].map(([list, name]) => `const ${name} = ${list}\n`).join('')
  }
}
