import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Referral } from '../../../src/domain/referral/referral.js';

const FOLDER = new URL('../../../samples/', import.meta.url);

/** A row as a test may break it. */
export type Row = Record<string, unknown>;

/** A committed sample batch. */
export function sampleBatch(name: 'batch-12.json' | 'batch-12-with-errors.json'): { referrals: Row[] } {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as { referrals: Row[] };
}

/** One sound referral, a fresh copy. */
export function aReferral(): Referral {
  return sampleBatch('batch-12.json').referrals[0] as unknown as Referral;
}

/** What the generator says it has broken. */
export interface Broken {
  readonly index: number;
  readonly reference: string;
  readonly pointer: string;
}

/** Synthetic referrals: the same arguments give the same rows. */
export function generate(options: { count: number; seed?: number; bad?: number; ref?: string }): {
  referrals: Row[];
  broken: Broken[];
} {
  const { count, seed = 1, bad = 0, ref = 'NGO' } = options;
  const script = fileURLToPath(new URL('generate.mjs', FOLDER));
  const numbers = ['--count', `${count}`, '--seed', `${seed}`, '--bad', `${bad}`, '--ref', ref];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [script, ...numbers, '--format', 'json', '--explain'],
    {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      env: {},
    },
  );
  const { referrals } = JSON.parse(stdout) as { referrals: Row[] };
  const broken = stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Broken);
  return { referrals, broken };
}
