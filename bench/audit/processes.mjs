import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TICK_MS = 10;

/** Milliseconds of processor time that a service and every process of its database have taken so far; Linux only. */
export function processorTime({ pid, postgres }) {
  const [postmaster] = readFileSync(join(postgres.directory, 'postmaster.pid'), 'utf8').split('\n');
  const ours = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== undefined)
    .filter((stat) => [Number(postmaster), pid].includes(stat.pid) || stat.parent === Number(postmaster));
  return ours.reduce((sum, { ticks }) => sum + ticks, 0) * TICK_MS;
}

/** Memory of a process that is its own or shared, in MiB, now. */
export function memoryOf(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // Its own time, and that of children it has waited for: sessions of the database that have ended.
    const ticks = rest.slice(9, 13).reduce((sum, one) => sum + Number(one), 0);
    return { pid: Number(pid), parent: Number(parent), ticks };
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}
