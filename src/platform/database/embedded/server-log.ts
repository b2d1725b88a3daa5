import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { adopt } from './data-folder.js';

const ROTATE_AT = 5_000_000;

/** PostgreSQL's own log in the data folder, open for appending, and where this start's lines begin. */
export interface ServerLog {
  readonly file: number;
  readonly path: string;
  readonly start: number;
}

/** Opens the log; one that has grown large becomes `postgres.log.old` first. Close `file` after the spawn. */
export function openServerLog(dataDir: string): ServerLog {
  const path = join(dataDir, 'postgres.log');
  if (existsSync(path) && statSync(path).size > ROTATE_AT) renameSync(path, `${path}.old`);
  const file = openSync(path, 'a', 0o600);
  adopt(path);
  return { file, path, start: fstatSync(file).size };
}

/** What PostgreSQL wrote since the log was opened, at most its first 64 KB. */
export function linesSince(log: ServerLog): string {
  const file = openSync(log.path, 'r');
  try {
    const buffer = Buffer.alloc(65_536);
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, log.start));
  } finally {
    closeSync(file);
  }
}
