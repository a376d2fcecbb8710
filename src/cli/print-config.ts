
export async function printConfigCommand(..._args: unknown[]): Promise<number> { return 0 }
