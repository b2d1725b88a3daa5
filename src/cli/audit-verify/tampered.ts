/** Thrown for the first thing in a log that does not hold. `index` is the place of the entry, where it is one. */
export class Tampered extends Error {
  override readonly name = 'Tampered';

  constructor(
    readonly what: string,
    readonly index?: number,
  ) {
    super(index === undefined ? what : `entry ${index}: ${what}`);
  }
}
