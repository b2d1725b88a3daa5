import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * True while the process runs. A zombie, which can neither serve nor write, counts as gone: where nobody reaps the
 * orphans of a killed service, `kill(pid, 0)` alone would call a dead PostgreSQL alive.
 */
export function isAlive(pid: number): boolean {
  if (process.platform === 'linux') return linuxProcess(pid) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When the process started, in a unit of the platform's own: with the pid, a name that a later process which gets
 * the same pid does not share. Undefined when the process is gone.
 */
export function startedAt(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxProcess(pid)?.startedAt;
  const started = Date.parse(ps(pid, 'lstart='));
  return Number.isNaN(started) ? undefined : String(started);
}

/** The command a process was started with, its words parted by spaces; empty when it is gone or not ours to see. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'command=');
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Fields 3 (state) and 22 (start time) of proc(5) stat; the command before them may itself hold brackets. */
function linuxProcess(pid: number): { startedAt: string } | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, started] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || started === undefined) return undefined;
  return { startedAt: started };
}

function ps(pid: number, column: string): string {
  try {
    return execFileSync('/bin/ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      env: { LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}
