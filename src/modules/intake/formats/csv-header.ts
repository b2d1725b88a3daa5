import { MAX_VALUES_OF_ROW } from '../../../domain/referral/row-limits.js';
import { type Fault, Problem } from '../../../platform/http/problem.js';
import { nearestPath } from './nearest-path.js';
import { type Column, columnOf } from './row-columns.js';

/** The column of a correction file that tells the errors of each row. */
export const ERRORS_COLUMN = 'errors';

/** Where the cells of a row go. */
export interface CsvHeader {
  /** Cells of a row, at most. */
  readonly width: number;
  /** The columns with their places, those that hold only an empty list or record first. */
  readonly columns: readonly { readonly at: number; readonly column: Column }[];
  /** True when the file has a column of errors: it is a correction file that we wrote. */
  readonly ofOurs: boolean;
  /** True when the first column is the partner's own reference; only there can it be relied on in a row too long. */
  readonly beginsWithReference: boolean;
}

const MAX_FAULTS = 100;

/**
 * Reads the header of a table: each cell a dotted path into a referral, list entries by number. Problem: invalid-header
 * with every column that is not known (and the nearest that is), nameless though not empty, or there twice.
 */
export function readHeader(cells: readonly string[]): CsvHeader {
  const columns: { at: number; column: Column }[] = [];
  const faults: Fault[] = [];
  const names = cells.slice(0, MAX_VALUES_OF_ROW).map((cell) => cell.trim());
  const width = names.findLastIndex((name) => name !== '') + 1;
  const seen = new Set<string>();
  for (const [at, name] of names.slice(0, width).entries()) {
    if (faults.length === MAX_FAULTS) break;
    const place = { pointer: `#/header/${at}`, params: { column: letterOf(at) } };
    const column = columnOf(name);
    if (name === '') faults.push({ ...place, code: 'nameless-column' });
    else if (seen.has(name)) faults.push({ ...place, code: 'duplicate-column' });
    else if (column !== undefined) columns.push({ at, column });
    else if (name !== ERRORS_COLUMN) {
      const params = { ...place.params, nearest: nearestPath(name) };
      faults.push({ ...place, code: 'unknown-column', params });
    }
    seen.add(name);
  }
  if (cells.length > names.length) {
    faults.push({ pointer: '#/header', code: 'too-many', params: { limit: MAX_VALUES_OF_ROW } });
  }
  if (faults.length > 0) throw new Problem('invalid-header', { faults });
  return {
    width,
    columns: columns.sort((one, other) => compare(rank(one.column), rank(other.column))),
    ofOurs: seen.has(ERRORS_COLUMN),
    beginsWithReference: names[0] === 'externalReference',
  };
}

/** The name a spreadsheet gives a column: A to Z, AA and so on. */
export function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last;
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Outer before inner: what is said to be empty is known before something is put into it. */
function rank({ kind, steps }: Column): number {
  return kind === 'list' || kind === 'record' ? steps.length : Infinity;
}
