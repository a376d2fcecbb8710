/** Milliseconds below which the clock of the processor says nothing. */
const LEAST = 5
const TRIES = 6

/**
 * How many times as much work a larger input takes, at the best of a few tries: what else runs on a machine can only make it more.
 * Processor time of both sides by side, never an absolute time.
 */
export function growth(small: () => void, large: () => void, enough: number): number {
  small()
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < TRIES && best >= enough; i++) best = Math.min(best, cost(large) / Math.max(LEAST, cost(small)))
  return best
}

function cost(run: () => void): number {
  const { user } = process.cpuUsage()
  run()
  return (process.cpuUsage().user - user) / 1000
}
