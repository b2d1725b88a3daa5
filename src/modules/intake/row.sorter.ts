import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type RowFault, type RowOutcome } from '../../domain/referral/batch.js';
import { type Referral } from '../../domain/referral/referral.js';
import { FaultBudget } from '../../domain/referral/row-limits.js';
import { usableReference } from '../../domain/referral/usable-reference.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { IntakeStore } from './intake.store.js';
import { RowValidator } from './row.validator.js';

/** A row that becomes a file: the referral, and the facts of its first check. */
export interface SoundRow {
  readonly status: 'sound';
  readonly index: number;
  readonly referral: Referral;
  readonly facts: StcaFacts;
}

/** A row once it is known what becomes of it. */
export type SortedRow = SoundRow | Extract<RowOutcome, { status: 'rejected' }>;

/** Rows handled before other requests get their turn. */
const TURN = 100;

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
    tx: WriteTx,
    partnerId: string,
    rows: readonly unknown[],
    receivedOn: CalendarDay,
  ): Promise<readonly SortedRow[]> {
    const checked = [];
    for (const [index, row] of rows.entries()) {
      if (index % TURN === TURN - 1) await nextTurn();
      checked.push({ index, reference: usableReference(row), check: this.validator.check(row, receivedOn) });
    }
    const references = new Set(checked.flatMap(({ reference }) => (reference === null ? [] : [reference])));
    await this.store.holdReferences(tx, partnerId);
    const used = await this.store.findUsedReferences(tx, partnerId, [...references]);
    const budget = new FaultBudget();
    return checked.map(({ index, reference, check }): SortedRow => {
      const inUse = reference !== null && used.has(reference);
      if (check.sound && !inUse) {
        used.add(check.referral.externalReference);
        return { status: 'sound', index, referral: check.referral, facts: check.facts };
      }
      const faults = [...(check.sound ? [] : check.faults), ...(inUse ? [REFERENCE_IN_USE] : [])];
      return { status: 'rejected', index, externalReference: reference, faults: budget.take(faults) };
    });
  }
}

const REFERENCE_IN_USE: RowFault = { pointer: '/externalReference', code: 'reference-in-use' };
