// Removes what an earlier build left: chunks are named by their content.
import { rm } from 'node:fs/promises'

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true })
