import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { StartupError } from '../../startup-error.js';
import { canEnter, type DatabaseUser } from './database-user.js';

/** Where root keeps what the database's user must reach, when the project or its data folder cannot be entered. */
export const SHARED_PLACES: readonly string[] = ['/var/lib/referral-desk', '/var/tmp/referral-desk'];

/**
 * A folder that only root writes and that the database's user can pass through. `/var/tmp` is open to everybody, so a
 * folder found there is used only when it is a real one, root's own and closed to other writers.
 *
 * @throws StartupError when none of the candidates will do
 */
export function sharedPlace(candidates: readonly string[], user: DatabaseUser): string {
  for (const place of candidates) {
    if (isSafe(place) && canEnter(place, user)) return place;
  }
  throw new StartupError(
    `PostgreSQL, which refuses to run as root, cannot reach the data folder as user ${user.uid}, and none of ` +
      `${candidates.join(', ')} can be used instead: name a folder that user can enter with DATA_DIR.`,
  );
}

function isSafe(place: string): boolean {
  try {
    mkdirSync(place);
    chmodSync(place, 0o711);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
  }
  const found = lstatSync(place);
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
}
