import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type RowFault, type RowOutcome } from '../../domain/referral/batch.js';
import { type Referral } from '../../domain/referral/referral.js';
import { FaultBudget } from '../../domain/referral/row-limits.js';
import { usableReference } from '../../domain/referral/usable-reference.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { Turns } from '../../platform/turns.js';
import { IntakeStore } from './intake.store.js';
import { type RowCheck, RowValidator } from './row.validator.js';

/** A row that becomes a file: the referral, and the facts of its first check. */
export interface SoundRow {
  readonly status: 'sound';
  readonly index: number;
  readonly referral: Referral;
  readonly facts: StcaFacts;
}

/** A row once it is known what becomes of it. */
export type SortedRow = SoundRow | Extract<RowOutcome, { status: 'rejected' }>;

interface CheckedRow {
  readonly index: number;
  readonly reference: string | null;
  readonly check: RowCheck;
}

/** Tells the rows of a batch that can become files from those that cannot, with every fault of these. */
@Injectable()
export class RowSorter {
  constructor(
    private readonly validator: RowValidator,
    private readonly store: IntakeStore,
  ) {}

  /**
   * The rows in their order. From here to the end of the transaction the partner's references are held, so a reference
   * found free stays free. A reference counts as used when a file has it, or an earlier sound row of this batch.
   */
  async sort(
    tx: ReadTx,
    partnerId: string,
    rows: readonly unknown[],
    receivedOn: CalendarDay,
  ): Promise<readonly SortedRow[]> {
    const checked = await this.#check(rows, receivedOn);
    const references = new Set(checked.flatMap(({ reference }) => (reference === null ? [] : [reference])));
    await this.store.holdReferences(tx, partnerId);
    const used = await this.store.findUsedReferences(tx, partnerId, [...references]);
    return checked.map(({ index, reference, check }): SortedRow => {
      const inUse = reference !== null && used.has(reference);
      if (check.sound && !inUse) {
        used.add(check.referral.externalReference);
        return { status: 'sound', index, referral: check.referral, facts: check.facts };
      }
      const faults = [...(check.sound ? [] : check.faults), ...(inUse ? [REFERENCE_IN_USE] : [])];
      return { status: 'rejected', index, externalReference: reference, faults };
    });
  }

  /** Checks every row by itself. Faults past the budget are dropped row by row, so that they never pile up. */
  async #check(rows: readonly unknown[], receivedOn: CalendarDay): Promise<CheckedRow[]> {
    const turns = new Turns();
    const budget = new FaultBudget();
    const checked: CheckedRow[] = [];
    for (const [index, row] of rows.entries()) {
      await turns.yield();
      const check = this.validator.check(row, receivedOn);
      checked.push({
        index,
        reference: usableReference(row),
        check: check.sound ? check : { sound: false, faults: budget.take(check.faults) },
      });
    }
    return checked;
  }
}

const REFERENCE_IN_USE: RowFault = { pointer: '/externalReference', code: 'reference-in-use' };
