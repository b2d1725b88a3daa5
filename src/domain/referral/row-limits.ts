import { type RowFault } from './batch.js';

/** Values of one row: texts, numbers, lists and records together. A large referral has some two thousand. */
export const MAX_VALUES_OF_ROW = 10_000;
/** Faults told of one row, and of all rows of a batch together. */
export const MAX_FAULTS_OF_ROW = 100;
export const MAX_FAULTS_OF_BATCH = 20_000;

/** True when a row holds more values than {@link MAX_VALUES_OF_ROW}; checking it could then yield millions of faults. */
export function isTooLarge(row: unknown): boolean {
  const open: unknown[] = [row];
  for (let seen = 0; open.length > 0;) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const children: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    seen += children.length;
    if (seen > MAX_VALUES_OF_ROW) return true;
    for (const child of children) if (typeof child === 'object') open.push(child);
  }
  return false;
}

/**
 * Keeps the faults of a batch to a size that can be answered: of each row the first hundred, and once a batch has had
 * its share, the first of each row; the number of the others is told.
 */
export class FaultBudget {
  #left = MAX_FAULTS_OF_BATCH;

  /** The faults of one row that are told. */
  take(faults: readonly RowFault[]): readonly RowFault[] {
    const limit = Math.max(1, Math.min(MAX_FAULTS_OF_ROW, this.#left));
    this.#left -= Math.min(faults.length, limit);
    if (faults.length <= limit) return faults;
    return [
      ...faults.slice(0, limit),
      { pointer: '', code: 'more-faults', params: { count: faults.length - limit } },
    ];
  }
}
