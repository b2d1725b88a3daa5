import { stringify } from 'csv-stringify/sync';
import { flatRow } from '../../../src/modules/intake/formats/flat-row.js';

/** Media types of a batch. */
export const JSON_TYPE = 'application/json';
export const NDJSON = 'application/x-ndjson';
export const CSV = 'text/csv';

/** Rows as NDJSON. */
export const ndjsonOf = (rows: readonly unknown[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Rows as a table, every path one of them has a column. */
export function csvOf(rows: readonly unknown[], delimiter = ','): string {
  const flat = rows.map((row) => flatRow(row));
  const header = [...new Set(flat.flatMap((cells) => [...cells.keys()]))];
  const lines = flat.map((cells) => header.map((name) => cells.get(name) ?? ''));
  return stringify([header, ...lines], { delimiter });
}
