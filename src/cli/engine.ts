/** Versions of V8 in which the flags below are known to mean what is said of them; others are left alone. */
const FIRST_KNOWN = 11
const LAST_KNOWN = 13
/** Bytecodes that a function runs between two looks at whether it is worth optimising: nine times what V8 takes. */
const BUDGET = '--interrupt-budget=600000'

/**
 * Most runs are over before optimised code has paid for its making: nearly half of the processor's time went there. What
 * is hot over thousands of files is optimised all the same, a little later. Call it before the core is loaded.
 */
export function favourShortRuns(): void {
  const version = Number.parseInt(process.versions.v8, 10)
  if (version < FIRST_KNOWN || version > LAST_KNOWN) return
  process.getBuiltinModule?.('node:v8')?.setFlagsFromString(BUDGET)
}
