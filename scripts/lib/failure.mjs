/** Something the reader of the terminal can correct; its message is one sentence that says how. */
export class Failure extends Error {
  name = 'StartupError';
}

/**
 * Runs the work of a script. A failure prints its one sentence, any other error its message and how to see more, and
 * the exit code becomes 1.
 */
export async function guarded(work) {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    console.error(describe(error));
    // Whatever was begun before the failure may hold the process open.
    setTimeout(() => process.exit(1), 2_000).unref();
  }
}

function describe(error) {
  if (!(error instanceof Error)) return String(error);
  if (process.env.DEBUG) return error.stack ?? error.message;
  if (error.name === 'StartupError') return error.message;
  return `${error.message || error.name}\n(Set DEBUG=1 to see where this came from.)`;
}
