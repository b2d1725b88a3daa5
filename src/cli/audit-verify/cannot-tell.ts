/** Thrown where nothing can be said of a log, sound or not: what is needed is missing or unreadable. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
}
