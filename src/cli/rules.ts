
export async function rulesCommand(..._args: unknown[]): Promise<number> { return 0 }
