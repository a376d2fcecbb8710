/** A file that cannot be read in its format. Line and column count from 1, the offset from 0 in UTF-16 units. */
export class ReadError extends Error {
  override readonly name = 'ReadError'

  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
    readonly offset: number,
  ) {
    super(message)
  }
}
