import { type Checkpoint, checkpointOf } from '../../domain/audit/checkpoint.js';
import { type NoteVerifier } from '../../platform/crypto/note-verifier.js';
import { CannotTell } from './cannot-tell.js';
import { Tampered } from './tampered.js';

/** The checkpoint that a note states, signed by the log itself. `which` names it where it does not hold. */
export function signedCheckpoint(note: string, verifier: NoteVerifier, which: string): Checkpoint {
  const text = verifier.verify(note);
  if (text === null)
    throw new Tampered(`${which} is not signed with the key ${verifier.key.name}+${verifier.key.keyId}`);
  const checkpoint = checkpointOf(text);
  if (checkpoint === null) throw new CannotTell(`${which} is signed and is no checkpoint`);
  if (checkpoint.origin !== verifier.key.name) throw new Tampered(`${which} is of another log`);
  return checkpoint;
}
