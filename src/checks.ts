/** Stock plugins of retext as checks, for `createLinter(config, { checks })`: pure and synchronous, and heavier than all else. */
import type { Check } from './model.ts'
import { equalityCheck } from './stock/equality.ts'
import { readabilityCheck } from './stock/readability.ts'

export type { Check } from './model.ts'

/** All of them. Each runs only where its rule asks for it and a cheap test says that it may find something. */
export const checks: readonly Check[] = [equalityCheck, readabilityCheck]
export { equalityCheck, readabilityCheck }
