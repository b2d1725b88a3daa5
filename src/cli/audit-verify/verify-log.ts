import { type Checkpoint } from '../../domain/audit/checkpoint.js';
import { verifierKeyText } from '../../domain/audit/signed-note.js';
import { type NoteVerifier } from '../../platform/crypto/note-verifier.js';
import { CannotTell } from './cannot-tell.js';
import { type LogDirectory } from './log-directory.js';
import { LogWalk, type Walked } from './log-walk.js';
import { checkManifest, manifestOf } from './manifest.js';
import { signedCheckpoint } from './signed-checkpoint.js';
import { Tampered } from './tampered.js';

/** What a log is checked with: the key, checkpoints kept from earlier, and the time it is now (RFC 3339). */
export interface VerifyOptions {
  readonly verifier: NoteVerifier;
  /** Signed notes. */
  readonly older: readonly string[];
  readonly now: string;
}

/** What was checked and holds. */
export interface Sound extends Walked {
  readonly checkpoint: Checkpoint;
}

/** How far the clock of the log may be ahead of that of the auditor. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Checks a whole log: signature; every leaf, tile and the root recomputed; that it begins with the log of each older checkpoint;
 * canonical form and schema of each leaf; the chain of each file; no event twice; times; disclosures; what the manifest says, where
 * there is one. Throws {@link Tampered} for the first thing that does not hold, {@link CannotTell} where nothing can be said. Memory
 * grows with the number of files and events' ids, not with what they say.
 */
export function verifyLog(directory: LogDirectory, { verifier, older: notes, now }: VerifyOptions): Sound {
  const checkpoint = signedCheckpoint(directory.checkpoint(), verifier, 'the checkpoint');
  const older = notes.map((note, i) => olderCheckpoint(note, verifier, `older checkpoint ${i + 1}`));
  for (const { size } of older) {
    if (size > checkpoint.size) {
      throw new Tampered(
        `the log has ${checkpoint.size} entries, and ${size} were there when the older checkpoint was signed`,
      );
    }
  }
  const latest = new Date(Date.parse(now) + CLOCK_SKEW_MS).toISOString();
  const walked = new LogWalk(directory, checkpoint, older, latest).run();
  const manifest = directory.findManifest();
  if (manifest !== undefined) {
    checkManifest(manifestOf(manifest), {
      ...{ entries: checkpoint.size, disclosures: walked.disclosures, latest },
      verifierKey: verifierKeyText(verifier.key),
    });
  }
  return { checkpoint, ...walked };
}

/** A checkpoint that the auditor brings. One that the log did not sign says nothing of the log. */
function olderCheckpoint(note: string, verifier: NoteVerifier, which: string): Checkpoint {
  try {
    return signedCheckpoint(note, verifier, which);
  } catch (error) {
    throw error instanceof Tampered ? new CannotTell(error.message) : error;
  }
}
