import type { ErrorObject, ValidateFunction } from 'ajv'
import { LineCounter, type Document, isNode, parseDocument } from 'yaml'

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
  ) {
    this.document = parseDocument(source, { lineCounter: this.lines, prettyErrors: false, maxAliasCount: 100 } as never)
    for (const error of this.document.errors) this.complainAt(error.pos[0], error.message)
    this.value = (this.document.errors.length > 0 ? {} : this.document.toJS({ maxAliasCount: 100 })) as T
    if (this.problems.length === 0 && validate && !validate(this.value)) {
      for (const error of validate.errors ?? []) this.complain(error.instancePath.split('/').slice(1).map(unescape), sentenceOf(error))
    }
  }

  /** The last path of `keys` that exists in the file is what the complaint points at. */
  complain(keys: (string | number)[], message: string): void {
    let node: unknown
    for (let length = keys.length; length >= 0 && !isNode(node); length--) node = this.document.getIn(keys.slice(0, length).map(numeric), true)
    this.complainAt(isNode(node) ? (node.range?.[0] ?? 0) : 0, message)
  }

  private complainAt(offset: number, message: string): void {
    const { line, col } = this.lines.linePos(offset)
    this.problems.push({ path: this.path, line: Math.max(1, line), column: Math.max(1, col), message })
  }
}

function unescape(key: string): string {
  return key.replace(/~1/g, '/').replace(/~0/g, '~')
}

function numeric(key: string | number): string | number {
  return typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : key
}

/** An ajv error as a sentence. */
export function sentenceOf(error: ErrorObject): string {
  if (error.keyword === 'additionalProperties') return `unknown key \`${error.params['additionalProperty']}\``
  if (error.keyword === 'enum') return `must be one of ${(error.params['allowedValues'] as unknown[]).join(', ')}`
  if (error.keyword === 'required') return `\`${error.params['missingProperty']}\` is missing`
  return error.message ?? 'is not allowed here'
}
