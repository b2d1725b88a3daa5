import { mkdirSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../startup-error.js';
import { adopt } from './data-folder.js';
import { ownerIsAlive, ownerMark, ownerPid, sweepAbandoned } from './owner-mark.js';

/**
 * Runs `work` while no other process that locks the same path does. The lock of a process that died is broken.
 *
 * The lock is a folder that holds one file, named after its owner, and is taken by renaming a prepared folder onto the path:
 * the rename succeeds when nothing, or an empty folder, is there. A stale lock is broken by deleting that one file by
 * its name, so two processes that both saw the stale owner cannot delete each other's fresh lock.
 *
 * @throws StartupError when the lock is still held after `patience` milliseconds
 */
export async function withDirectoryLock<T>(
  path: string,
  work: () => Promise<T>,
  patience = 90_000,
): Promise<T> {
  const mark = ownerMark();
  const prepared = `${path}.${mark}`;
  sweepAbandoned(dirname(path), `${basename(path)}.`);
  mkdirSync(prepared);
  writeFileSync(join(prepared, mark), '');
  adopt(prepared);
  adopt(join(prepared, mark));
  const deadline = Date.now() + patience;
  while (!taken(prepared, path)) {
    const holder = breakIfStale(path);
    if (Date.now() > deadline) {
      rmSync(prepared, { recursive: true, force: true });
      throw new StartupError(
        `The database in ${dirname(path)} is still being started or stopped by process ${holder ?? 'unknown'}: ` +
          `wait for it, or end it and start again.`,
      );
    }
    await sleep(20);
  }
  try {
    return await work();
  } finally {
    rmSync(join(path, mark), { force: true });
    try {
      rmdirSync(path);
    } catch {
      // The next owner took the emptied folder over already.
    }
  }
}

function taken(prepared: string, path: string): boolean {
  try {
    renameSync(prepared, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw error;
  }
}

function breakIfStale(path: string): number | undefined {
  try {
    const [holder] = readdirSync(path);
    if (holder === undefined) return undefined;
    if (!ownerIsAlive(holder)) rmSync(join(path, holder), { force: true });
    return ownerPid(holder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
