import type { Plugin } from 'esbuild'

export function hotChunks(options: { entries: readonly string[]; lean: readonly string[] }): Plugin
