/**
 * The service cannot start, and the reader of the terminal can do something about it. The message is one sentence
 * that says what, why and what to do next; it is printed alone, without a stack, and never holds a password.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
