import { CannotTell } from '../../src/cli/audit-verify/cannot-tell.js';
import { LogDirectory } from '../../src/cli/audit-verify/log-directory.js';
import { Tampered } from '../../src/cli/audit-verify/tampered.js';
import { verifyLog } from '../../src/cli/audit-verify/verify-log.js';
import { NoteVerifier } from '../../src/platform/crypto/note-verifier.js';

/** What the offline verifier says of a copy: its exit code, and of a log that was tampered with the first bad entry. */
export interface Verdict {
  readonly exit: 0 | 1 | 2;
  readonly index?: number;
  readonly says: string;
}

/** Verifies an unpacked copy with a key that was had by another way, and with checkpoints that were kept. */
export function verdictOn(
  folder: string,
  { key, old = [] }: { readonly key: string; readonly old?: readonly string[] },
): Verdict {
  const verifier = NoteVerifier.of(key);
  if (verifier === null) throw new Error('this is no key');
  try {
    const { checkpoint } = verifyLog(new LogDirectory(folder), {
      ...{ verifier, older: old },
      now: new Date().toISOString(),
    });
    return { exit: 0, says: `${checkpoint.size} entries` };
  } catch (error) {
    if (error instanceof Tampered) {
      return { exit: 1, says: error.what, ...(error.index === undefined ? {} : { index: error.index }) };
    }
    if (error instanceof CannotTell) return { exit: 2, says: error.message };
    throw error;
  }
}
