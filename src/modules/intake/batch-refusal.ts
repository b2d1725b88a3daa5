import { type RowOutcome } from '../../domain/referral/batch.js';
import { boundedFaults } from '../../platform/http/bounded-faults.js';
import { Problem } from '../../platform/http/problem.js';
import { type Language } from '../../platform/language/language.js';
import { inBatch, toRowDto } from './batch-answers.js';
import { type ReadRows } from './formats/batch-format.js';
import { correctionFile } from './formats/correction-file.js';
import { type SortedRow } from './row.sorter.js';

/** A row of which nothing is kept but its faults. */
export type RefusedOutcome = Extract<RowOutcome, { status: 'rejected' }>;

/** Where a row stood in what was sent, for those who look for it there; nothing for JSON. */
export function rowNumber({ numbers }: ReadRows, index: number): { readonly row?: number } {
  const row = numbers?.[index];
  return row === undefined ? {} : { row };
}

/** The refused rows among those sorted, with their numbers. */
export function refusedOf(rows: readonly SortedRow[], sent: ReadRows): readonly RefusedOutcome[] {
  return rows.flatMap((row) =>
    row.status === 'rejected' ? [{ ...row, ...rowNumber(sent, row.index) }] : [],
  );
}

/**
 * The problem that refuses a whole batch for its faulty rows: the first faults in `errors`, as every problem has them, and
 * every faulty row in `rows`, as a batch that is taken in has them.
 */
export function batchRefused(
  refused: readonly RefusedOutcome[],
  sent: ReadRows,
  language: Language,
): Problem {
  const faults = refused.flatMap(({ index, faults: ofRow }) => ofRow.map((fault) => inBatch(index, fault)));
  const rows = refused.map((row) => toRowDto(row, language));
  const corrections = correctionFile(sent, rows);
  return new Problem('batch-refused', {
    params: { refused: refused.length, received: sent.values.length },
    faults: boundedFaults(faults),
    members: { rows, ...(corrections === undefined ? {} : { corrections }) },
  });
}
