/** Thrown for the first thing that the log should have and has not, or that is not as the log has it. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete';
}
