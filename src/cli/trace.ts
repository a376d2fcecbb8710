export function elementNamed(name: string): string { return name }
export function traceElement(..._args: unknown[]): string { return '' }
