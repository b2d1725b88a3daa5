/**
 * The audit log is not what was signed, or not whole: whoever went on would cover it up. The message says which in one sentence of
 * counts and places; it may be logged.
 */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog';
}
