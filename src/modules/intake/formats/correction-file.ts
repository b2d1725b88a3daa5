import { BrokenRow } from '../../../domain/referral/broken-row.js';
import { pointerOfFragment } from '../../../platform/http/json-pointer.js';
import { type FaultDto } from '../../../platform/http/problem.dto.js';
import { type CorrectionsDto } from '../dto/batch-answers.dto.js';
import { type RowDto } from '../dto/row-answers.dto.js';
import { MEDIA_TYPES, type ReadRows, type SentTable } from './batch-format.js';
import { ERRORS_COLUMN } from './csv-header.js';
import { escapeFormula, unescapeFormula } from './formula-cells.js';
import { ERRORS_PROPERTY } from './own-errors.js';
import { writeCsv } from './write-csv.js';

/**
 * The refused rows as they were sent, each with its errors, in the format they came in: a column `errors` before the
 * others, or a property `errors`, in the language of the answer. Corrected, it can be sent as it is. It is made of what
 * the request holds and is never stored; undefined where it was not asked for or no row was refused. Of a row too large to
 * be read there are the errors alone.
 */
export function correctionFile(rows: ReadRows, told: readonly RowDto[]): CorrectionsDto | undefined {
  const refused = told.filter(({ status }) => status === 'rejected');
  if (rows.sent === undefined || refused.length === 0) return undefined;
  const { format } = rows.sent;
  const head = { mediaType: MEDIA_TYPES[format], rows: refused.length };
  if (rows.sent.format === 'csv') return { ...head, content: csvOf(rows.sent.table, refused) };
  const unreadable = rows.sent.format === 'ndjson' ? rows.sent.unreadable : undefined;
  const withErrors = refused.map((row) => {
    const { index } = row;
    const errors = errorsOf(row);
    const value = rows.values[index];
    const sent = value instanceof BrokenRow ? unreadable?.get(index) : value;
    return isRecord(sent) ? { ...sent, [ERRORS_PROPERTY]: errors } : { sent, [ERRORS_PROPERTY]: errors };
  });
  const content =
    format === 'json'
      ? JSON.stringify({ referrals: withErrors })
      : withErrors.map((row) => `${JSON.stringify(row)}\n`).join('');
  return { ...head, content };
}

function csvOf(table: SentTable, refused: readonly RowDto[]): string {
  const old = table.header.findIndex((name) => name.trim() === ERRORS_COLUMN);
  const without = (cells: readonly string[]): readonly string[] =>
    old === -1 ? cells : cells.filter((_, at) => at !== old);
  // In a file that was ours already, what begins like a formula is escaped, but for what was put in since.
  const escaped = (cell: string): string => escapeFormula(old === -1 ? cell : unescapeFormula(cell));
  const lines = refused.map((row) => [
    errorsOf(row).map(inWords).join(' | '),
    ...without(table.cells[row.index] ?? []).map(escaped),
  ]);
  return writeCsv([[ERRORS_COLUMN, ...without(table.header)], ...lines], table);
}

/** `consent.scope: The consent does not cover …`: the column, and what to do. */
function inWords({ pointer, detail }: FaultDto): string {
  const path = pointerOfFragment(pointer).slice(1).replaceAll('/', '.');
  return path === '' ? detail : `${path}: ${detail}`;
}

/** The errors of a row as they are told, with pointers into the row: its place in the next batch is another. */
function errorsOf({ index, errors = [] }: RowDto): readonly FaultDto[] {
  return errors.map((error) => ({ ...error, pointer: error.pointer.replace(`#/referrals/${index}`, '#') }));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
