import { cancel, isCancel } from '@clack/prompts'

/** What was answered; Ctrl-C ends it, with nothing written. */
export async function answered<T>(question: Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await question
  if (!isCancel(answer)) return answer as Exclude<T, symbol>
  cancel()
  process.exit(130)
}
