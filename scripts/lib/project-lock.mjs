import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { inProject } from './project.mjs';

const PATIENCE = 600_000;

/** A folder for what an install or a build needs for a while; git does not see it. Gone when nobody works in it. */
export function workshop() {
  const folder = inProject('.prepare');
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.gitignore'), '*\n');
  } catch (error) {
    throw new Failure(
      `The project's folder ${inProject()} cannot be written (${error.code}): let a user who may write it run npm ci and npm run build there first.`,
    );
  }
  return folder;
}

/**
 * Runs `work` while no other process installs or builds in this project. The lock is a folder with one file named
 * after its owner, renamed into place; the lock of a process that died is broken by deleting that file by name, so
 * that nobody deletes a fresh lock. (The same design as the data folder's lock, which scripts cannot import before a build.)
 */
export async function withProjectLock(work) {
  const folder = workshop();
  const mine = `${process.pid}-${startedAt(process.pid)}`;
  const lock = join(folder, 'lock');
  const deadline = Date.now() + PATIENCE;
  while (!take(folder, lock, mine)) {
    const holder = breakIfStale(lock);
    if (Date.now() > deadline) {
      throw new Failure(
        `Process ${holder} has been installing or building here for ten minutes: end it, then start again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  try {
    sweep(folder);
    return await work(folder);
  } finally {
    rmSync(join(lock, mine), { force: true });
    removeIfUnused(folder, lock);
  }
}

function take(folder, lock, mine) {
  const prepared = join(folder, `lock-${mine}`);
  try {
    mkdirSync(prepared, { recursive: true });
    writeFileSync(join(prepared, mine), '');
    renameSync(prepared, lock);
    return true;
  } catch (error) {
    // ENOENT: the previous owner has just removed the whole folder, which workshop() makes again.
    if (error.code === 'ENOENT') workshop();
    else if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    return false;
  }
}

/** Removes what processes that were killed left here; only those that wait for the lock have anything else. */
function sweep(folder) {
  for (const name of readdirSync(folder)) {
    const [, pid, started] = /^lock-(\d+)-(.+)$/.exec(name) ?? [];
    const waits = pid !== undefined && startedAt(pid) === started;
    if (name === 'lock' || name === '.gitignore' || waits) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function breakIfStale(lock) {
  let holder;
  try {
    [holder] = readdirSync(lock);
  } catch {
    return undefined;
  }
  if (holder === undefined) return undefined;
  const [pid, started] = holder.split('-');
  if (startedAt(pid) !== started) rmSync(join(lock, holder), { force: true });
  return pid;
}

/** Empty while others wait: their prepared locks are in it, and rmdir leaves a folder that is not empty alone. */
function removeIfUnused(folder, lock) {
  try {
    rmdirSync(lock);
    if (readdirSync(folder).every((name) => name === '.gitignore')) {
      rmSync(join(folder, '.gitignore'), { force: true });
      rmdirSync(folder);
    }
  } catch {
    // The next owner is in already.
  }
}

/** The start time of a process, where /proc tells it; elsewhere whether it is there at all. A zombie is gone. */
function startedAt(pid) {
  try {
    if (process.platform !== 'linux') return process.kill(Number(pid), 0) && 'running';
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
