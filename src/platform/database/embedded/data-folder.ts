import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StartupError } from '../../startup-error.js';

/**
 * Makes the data folder if it is missing and answers its real path. Only its owner may look into a new one; root's
 * own may be passed through as well, since PostgreSQL, which refuses to run as root, has its folder inside.
 *
 * @throws StartupError when the folder cannot be made or written
 */
export function openDataFolder(path: string): string {
  const folder = resolve(path);
  try {
    const mode = isRoot() ? 0o711 : 0o700;
    const first = mkdirSync(folder, { recursive: true, mode });
    if (first !== undefined) {
      for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, mode);
    }
    rmdirSync(mkdtempSync(join(folder, '.probe-')));
    return realpathSync(folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

function unwritable(folder: string, error: unknown): StartupError {
  const { code } = error as NodeJS.ErrnoException;
  const reason = (code !== undefined && REASONS[code]) ?? code ?? String(error);
  return new StartupError(
    `The data folder ${folder} cannot be written (${reason}): give this user write access to it, ` +
      `or name another folder with DATA_DIR.`,
    { cause: error },
  );
}

/** True for the superuser of the operating system. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

/**
 * Gives a file that root made to the owner of the folder it is in, so that a folder of an ordinary user stays usable
 * for that user after a start as root.
 */
export function adopt(path: string): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(dirname(path));
  if (uid !== 0) chownSync(path, uid, gid);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a file is in its place',
};
