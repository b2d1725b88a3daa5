import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adopt } from './data-folder.js';
import { ownerMark, sweepAbandoned } from './owner-mark.js';

/**
 * Says that this process uses the database of a data folder. The last process to release its lease stops the
 * database; the leases of processes that died do not count. Take and release under the folder's lock.
 *
 * @returns the lease, for {@link releaseLease}
 */
export function takeLease(dataDir: string): string {
  const folder = leaseFolder(dataDir);
  const lease = join(folder, ownerMark());
  writeFileSync(lease, '', { mode: 0o600 });
  adopt(lease);
  return lease;
}

/** Gives a lease back. Giving it back twice does no harm. */
export function releaseLease(lease: string): void {
  rmSync(lease, { force: true });
}

/** True while any living process holds a lease on the database of this data folder. */
export function isLeased(dataDir: string): boolean {
  const folder = leaseFolder(dataDir);
  sweepAbandoned(folder, '');
  return readdirSync(folder).length > 0;
}

function leaseFolder(dataDir: string): string {
  const folder = join(dataDir, 'postgres.leases');
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) adopt(folder);
  return folder;
}
