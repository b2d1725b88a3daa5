import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type StcaFacts } from '../../../src/domain/stca/facts.js';
import { type Notice } from '../../../src/domain/stca/notices.js';

/** True in a run that writes the records anew: `RENEW_RECORDED=yes npm test -- test/stca/recorded`. */
export const RENEWING = process.env['RENEW_RECORDED'] === 'yes';

/** What a test says beside a difference. */
const HINT =
  'What was answered once is answered differently. If that is intended, raise ENGINE_VERSION where no law changed, ' +
  'write the records anew with `RENEW_RECORDED=yes npm test -- test/stca/recorded` and read the difference line by line.';

/** What a check was given. */
export interface CheckInput {
  readonly facts: StcaFacts;
  readonly notices?: readonly Notice[];
}

/** A check as it was answered; a number in the result stands for that line of recorded-pieces.jsonl. */
export interface RecordedCheck extends CheckInput {
  readonly result: object;
}

/** The lines of a file of records; none when there is no such file. */
export function readLines(file: URL): unknown[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

/** Writes a file of records, one a line. */
export function writeLines(file: URL, lines: readonly unknown[]): void {
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
}

/** A result with each object in it, or in one of its lists, replaced by its number among the pieces, which grow. */
export function inPieces(result: object, pieces: Map<string, number>): unknown {
  const numberOf = (one: unknown): unknown => {
    if (!isObject(one)) return one;
    const piece = JSON.stringify(one);
    const number = pieces.get(piece) ?? pieces.size + 1;
    pieces.set(piece, number);
    return number;
  };
  return ofEach(result, numberOf);
}

/** The result that {@link inPieces} was given, key by key in the same order. */
export function together(result: object, pieces: readonly unknown[]): unknown {
  return ofEach(result, (one) => (typeof one === 'number' ? pieces[one - 1] : one));
}

function ofEach(result: object, change: (one: unknown) => unknown): unknown {
  const entries = Object.entries(result).map(([key, value]: [string, unknown]) => [
    key,
    Array.isArray(value) ? value.map(change) : change(value),
  ]);
  return Object.fromEntries(entries);
}

/** Where two JSON values differ, for people to read; empty exactly when they are the same bytes. */
export function differences(recorded: unknown, now: unknown): string[] {
  if (JSON.stringify(recorded) === JSON.stringify(now)) return [];
  const found: string[] = [];
  const visit = (was: unknown, is: unknown, pointer: string): void => {
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    const keys = new Set([was, is].flatMap((one) => (isObject(one) ? Object.keys(one) : [])));
    const before = found.length;
    if (isObject(was) && isObject(is)) for (const key of keys) visit(was[key], is[key], `${pointer}/${key}`);
    if (found.length === before) {
      found.push(`${pointer}: was ${JSON.stringify(was)}, is ${JSON.stringify(is)}`);
    }
  };
  visit(recorded, now, '');
  return [HINT, ...found];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
