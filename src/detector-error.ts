/** A detector of the house failed on a message, or gave what is no mark. */
export class DetectorError extends Error {
  override readonly name = 'DetectorError'

  constructor(
    /** Its id. */
    readonly detector: string,
    readonly reason: string,
  ) {
    super(`the detector "${detector}" failed: ${reason}`)
  }
}
