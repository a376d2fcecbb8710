/**
 * The moment of judging, and the span in which every answer that was given so far stays the same: so a report can be kept
 * for as long as it holds.
 */
export class Clock {
  /** Milliseconds, both inclusive. */
  from = Number.NEGATIVE_INFINITY
  until = Number.POSITIVE_INFINITY
  private readonly at: number

  /** An ISO 8601 instant. */
  constructor(private readonly instant: string) {
    this.at = Date.parse(instant)
  }

  /** The moment itself: what is said of it holds for no other. */
  read(): string {
    this.from = this.at
    this.until = this.at
    return this.instant
  }

  /** As `read`, in milliseconds; undefined when it is no instant. */
  milliseconds(): number | undefined {
    this.read()
    return Number.isNaN(this.at) ? undefined : this.at
  }

  /** Whether it is later than that moment (milliseconds): that holds until it comes, or for good. */
  isAfter(moment: number): boolean {
    if (this.at > moment) {
      this.from = Math.max(this.from, moment + 1)
      return true
    }
    this.until = Math.min(this.until, Number.isNaN(moment) ? this.at : moment)
    return false
  }
}

/** A moment as options have it, as a clock. */
export function clockOf(now: string | Clock): Clock {
  return typeof now === 'string' ? new Clock(now) : now
}
