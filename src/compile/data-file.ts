import type { ErrorObject, ValidateFunction } from 'ajv'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'

/** One thing wrong with a data file, in words that say how to mend it. Lines and columns count from 1. */
export interface DataProblem {
  path: string
  line: number
  column: number
  message: string
}

export class DataError extends Error {
  constructor(readonly problems: DataProblem[]) {
    super(problems.map((one) => `${one.path}:${one.line}:${one.column} ${one.message}`).join('\n'))
    this.name = 'DataError'
  }
}

/** A YAML file read with its positions; every later complaint can point at a key. */
export class DataFile<T> {
  readonly value: T
  readonly problems: DataProblem[] = []
  private readonly lines = new LineCounter()
  private readonly document: Document

  constructor(
    readonly path: string,
    source: string,
    validate?: ValidateFunction<T>,
    /** `json`: words without quotes are mistakes. */
    schema: 'core' | 'json' = 'core',
  ) {
    this.document = parseDocument(source, { lineCounter: this.lines, prettyErrors: false, maxAliasCount: 100, schema } as never)
    for (const error of this.document.errors) this.complainAt(error.pos[0], error.message)
    this.value = this.toValue() as T
    if (this.problems.length === 0 && validate && !validate(this.value)) {
      for (const error of validate.errors ?? []) this.complain(error.instancePath.split('/').slice(1).map(unescapePointer), sentenceOf(error))
    }
  }

  /** The last path of `keys` that exists in the file is what the complaint points at. */
  complain(keys: (string | number)[], message: string): void {
    this.complainAt(this.offsetOf(keys), message)
  }

  /** Where the value at `keys` begins; with `'key'`, where its key does. Line and column count from 1. */
  pointOf(keys: (string | number)[], part: 'key' | 'value' = 'value'): { line: number; column: number } {
    const parent = part === 'key' && this.document.getIn(keys.slice(0, -1).map(numeric), true)
    const key = isMap(parent) ? parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(keys.at(-1)))?.key : undefined
    const { line, col } = this.lines.linePos(isNode(key) ? (key.range?.[0] ?? 0) : this.offsetOf(keys))
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }

  private offsetOf(keys: (string | number)[]): number {
    let node: unknown
    for (let length = keys.length; length >= 0 && !isNode(node); length--) node = this.document.getIn(keys.slice(0, length).map(numeric), true)
    return isNode(node) ? (node.range?.[0] ?? 0) : 0
  }

  /** An alias that grows without end is refused, like any other mistake. */
  private toValue(): unknown {
    if (this.document.errors.length > 0) return {}
    try {
      return this.document.toJS({ maxAliasCount: 100 })
    } catch (error) {
      this.complainAt(0, (error as Error).message)
      return {}
    }
  }

  private complainAt(offset: number, message: string): void {
    const { line, col } = this.lines.linePos(offset)
    this.problems.push({ path: this.path, line: Math.max(1, line), column: Math.max(1, col), message })
  }
}

function unescapePointer(key: string): string {
  return key.replace(/~1/g, '/').replace(/~0/g, '~')
}

function numeric(key: string | number): string | number {
  return typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : key
}

/** An ajv error as a sentence. */
function sentenceOf(error: ErrorObject): string {
  if (error.keyword === 'additionalProperties') return `unknown key \`${error.params['additionalProperty']}\``
  if (error.keyword === 'enum') return `must be one of ${(error.params['allowedValues'] as unknown[]).join(', ')}`
  if (error.keyword === 'required') return `\`${error.params['missingProperty']}\` is missing`
  if (error.keyword === 'pattern' && error.params['pattern'] === '\\S') return 'must not be empty'
  return error.message ?? 'is not allowed here'
}

/** The file's name without its ending: the name of its lexicon, rule or texts. */
export function nameOf(path: string): string {
  return (path.split('/').pop() as string).replace(/\.ya?ml$/, '')
}
