/**
 * A phrase as instructions in one flat array: a word, or an operation below 0, some with operands behind them. A word is text
 * when a pack is compiled (a trailing `*` takes its beginning); in a compiled pack it is twice its number, or 1 more than twice
 * the number of a beginning of words.
 */
export const OP = { any: -1, number: -2, split: -3, jump: -4, start: -5, end: -6, notNext: -7, accept: -8 } as const

export type Instruction = string | number
export type Program = readonly Instruction[]

/** A phrase as it is written. */
export type PhraseNode =
  | { kind: 'word'; word: string | number }
  | { kind: 'any' | 'number' | 'start' | 'end' }
  | { kind: 'gap'; max: number }
  | { kind: 'sequence'; parts: PhraseNode[] }
  | { kind: 'choice'; options: PhraseNode[] }
  | { kind: 'optional' | 'many' | 'not'; part: PhraseNode }

export function programOf(node: PhraseNode): Program {
  const program = emit(node, [])
  program.push(OP.accept)
  return program
}

function emit(node: PhraseNode, out: Instruction[]): Instruction[] {
  switch (node.kind) {
    case 'word':
      out.push(node.word)
      break
    case 'any':
    case 'number':
    case 'start':
    case 'end':
      out.push(OP[node.kind])
      break
    case 'gap':
      for (let i = 0; i < node.max; i++) emitOptional({ kind: 'any' }, out)
      break
    case 'sequence':
      for (const part of node.parts) emit(part, out)
      break
    case 'choice':
      emitChoice(node.options, out)
      break
    case 'optional':
      emitOptional(node.part, out)
      break
    case 'many': {
      const split = out.length
      out.push(OP.split, split + 3, 0)
      emit(node.part, out)
      out.push(OP.jump, split)
      out[split + 2] = out.length
      break
    }
    case 'not': {
      const at = out.length
      out.push(OP.notNext, 0)
      emit(node.part, out)
      out.push(OP.accept)
      out[at + 1] = out.length
      break
    }
  }
  return out
}

function emitOptional(part: PhraseNode, out: Instruction[]): void {
  const split = out.length
  out.push(OP.split, split + 3, 0)
  emit(part, out)
  out[split + 2] = out.length
}

function emitChoice(options: readonly PhraseNode[], out: Instruction[]): void {
  const jumps: number[] = []
  options.forEach((option, index) => {
    if (index === options.length - 1) {
      emit(option, out)
      return
    }
    const split = out.length
    out.push(OP.split, split + 3, 0)
    emit(option, out)
    jumps.push(out.length + 1)
    out.push(OP.jump, 0)
    out[split + 2] = out.length
  })
  for (const jump of jumps) out[jump] = out.length
}
