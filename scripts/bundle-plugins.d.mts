import type { Plugin } from 'esbuild'

export const oneTableOfEntities: Plugin
export const deflatedData: Plugin
export function deflated(data: Readonly<Record<string, unknown>>): string
