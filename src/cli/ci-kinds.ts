/** Where `init` can have changes checked. */
export const CI_KINDS = ['github', 'gitlab', 'pre-commit', 'none'] as const
export type CiKind = (typeof CI_KINDS)[number]
