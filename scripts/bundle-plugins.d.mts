import type { Plugin } from 'esbuild'

export const oneTableOfEntities: Plugin
export const coldData: Plugin
export function deflated(data: Readonly<Record<string, unknown>>): string
