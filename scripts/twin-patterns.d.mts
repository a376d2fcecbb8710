export function narrowed(source: string): string | undefined
export function twinned(text: string, path: string, twin: string): string
