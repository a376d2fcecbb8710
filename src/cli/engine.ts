/** The version of V8 that knows this flag, Node 20's: others would print a complaint, and wait longer by themselves. */
const KNOWN = 11
/** Bytecodes that a function runs between two looks at whether it is worth optimising: nine times what V8 takes. */
const BUDGET = '--interrupt-budget=600000'

/**
 * Most runs are over before optimised code has paid for its making: nearly half of the processor's time went there. What
 * is hot over thousands of files is optimised all the same, a little later. Call it before the core is loaded.
 */
export function favourShortRuns(): void {
  if (Number.parseInt(process.versions.v8, 10) !== KNOWN) return
  process.getBuiltinModule?.('node:v8')?.setFlagsFromString(BUDGET)
}

/** Files between two looks at the heap, and what may come to it, in bytes, before what is no longer needed is given up. */
const FILES = 16
const GROWTH = 32 * 1024 * 1024

/**
 * Call what this gives once a file. V8 lets a heap grow to several times of what is alive before it looks for what is not, so
 * that memory would grow with the number of files although nothing of a file is kept. Short runs never come to it.
 */
export function keepHeapFlat(): () => void {
  let files = 0
  let settled: number | undefined
  let collect: (() => void) | undefined
  return () => {
    if (++files % FILES !== 0) return
    const v8 = process.getBuiltinModule?.('node:v8')
    if (!v8) return
    const used = () => v8.getHeapStatistics().used_heap_size
    if (settled !== undefined && used() < settled + GROWTH) return
    if (settled !== undefined) {
      collect ??= collector()
      collect?.()
    }
    settled = used()
  }
}

/** The collector, which V8 gives to contexts that are made after the flag is set. */
function collector(): (() => void) | undefined {
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc')
  return process.getBuiltinModule('node:vm').runInNewContext('gc') as (() => void) | undefined
}
