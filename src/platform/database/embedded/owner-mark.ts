import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startedAt } from './process-identity.js';

/**
 * A file name that says which process made the file: pid, start time, and a random end because one process may make
 * several. Who finds the file can tell whether its maker still runs, even after the pid went to another process.
 */
export function ownerMark(): string {
  return `${process.pid}-${startedAt(process.pid) ?? '0'}-${randomBytes(4).toString('hex')}`;
}

/** The pid in a mark. */
export function ownerPid(mark: string): number {
  return Number(mark.split('-')[0]);
}

/** True while the process that made the mark runs. */
export function ownerIsAlive(mark: string): boolean {
  return startedAt(ownerPid(mark)) === mark.split('-')[1];
}

/** Removes what processes that are gone left half-done in a folder: entries called `prefix` and a mark. */
export function sweepAbandoned(folder: string, prefix: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || ownerIsAlive(name.slice(prefix.length))) continue;
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}
