import type { Plugin } from 'esbuild'

export const oneTableOfEntities: Plugin
export const shortPatterns: Plugin
export function patternsModule(patterns: readonly object[]): string
