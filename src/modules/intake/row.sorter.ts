import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type Agreement, agreementYear } from '../../domain/partner/agreement.js';
import { Places } from '../../domain/partner/places.js';
import { type RowFault, type RowOutcome } from '../../domain/referral/batch.js';
import { personsOf } from '../../domain/referral/persons-of.js';
import { type Referral } from '../../domain/referral/referral.js';
import { FaultBudget } from '../../domain/referral/row-limits.js';
import { usableReference } from '../../domain/referral/usable-reference.js';
import { refuse } from '../../domain/refusal.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { Refused } from '../../platform/http/problem.js';
import { Turns } from '../../platform/turns.js';
import { FileReference } from '../case-files/file-reference.js';
import { AgreementStore } from '../partners/agreement.store.js';
import { IntakeStore } from './intake.store.js';
import { type RowCheck, RowValidator } from './row.validator.js';

/** A row that becomes a file: the referral, and the facts of its first check. */
export interface SoundRow {
  readonly status: 'sound';
  readonly index: number;
  readonly referral: Referral;
  readonly facts: StcaFacts;
  /** Blind index of the partner's own reference. */
  readonly referenceIndex: Buffer;
}

/** A row once it is known what becomes of it. */
export type SortedRow = SoundRow | Extract<RowOutcome, { status: 'rejected' }>;

interface CheckedRow {
  readonly index: number;
  readonly reference: string | null;
  readonly referenceIndex: Buffer | null;
  readonly check: RowCheck;
}

/** Tells the rows of a batch that can become files from those that cannot, with every fault of these. */
@Injectable()
export class RowSorter {
  constructor(
    private readonly validator: RowValidator,
    private readonly store: IntakeStore,
    private readonly references: FileReference,
    private readonly agreements: AgreementStore,
  ) {}

  /**
   * The rows in their order. From here to the end of the transaction the partner's references and places are held, so a
   * reference found free stays free, and a place found left is left. A reference counts as used when a file has it, or an
   * earlier sound row of this batch. A row with no other fault needs a place for each of its persons in the year of receipt.
   * Refusal, before a row is looked at: agreement-not-in-force.
   */
  async sort(
    tx: ReadTx,
    partnerId: string,
    rows: readonly unknown[],
    receivedOn: CalendarDay,
  ): Promise<readonly SortedRow[]> {
    const agreement = await this.agreements.findInForce(tx, partnerId, receivedOn);
    if (agreement === undefined) throw new Refused(refuse('agreement-not-in-force'));
    const checked = await this.#check(rows, partnerId, { receivedOn, agreement });
    const indexes = checked.flatMap(({ referenceIndex }) => referenceIndex ?? []);
    await this.store.holdReferences(tx, partnerId);
    const { references: used, persons } = await this.store.findUsed(tx, partnerId, {
      indexes,
      year: agreementYear(agreement, receivedOn),
    });
    const places = new Places(agreement, persons);
    return checked.map(({ index, reference, referenceIndex, check }): SortedRow => {
      const inUse = referenceIndex !== null && used.has(referenceIndex.toString('hex'));
      if (check.sound && referenceIndex !== null && !inUse) {
        const needed = personsOf(check.referral);
        if (!places.take(needed)) {
          return {
            status: 'rejected',
            index,
            externalReference: reference,
            faults: [noPlace(needed, places)],
          };
        }
        used.add(referenceIndex.toString('hex'));
        return { status: 'sound', index, referral: check.referral, facts: check.facts, referenceIndex };
      }
      const faults = [...(check.sound ? [] : check.faults), ...(inUse ? [REFERENCE_IN_USE] : [])];
      return { status: 'rejected', index, externalReference: reference, faults };
    });
  }

  /** Checks every row by itself. Faults past the budget are dropped row by row, so that they never pile up. */
  async #check(
    rows: readonly unknown[],
    partnerId: string,
    { receivedOn, agreement }: { readonly receivedOn: CalendarDay; readonly agreement: Agreement },
  ): Promise<CheckedRow[]> {
    const turns = new Turns();
    const budget = new FaultBudget();
    const checked: CheckedRow[] = [];
    for (const [index, row] of rows.entries()) {
      await turns.yield();
      const check = this.validator.check(row, receivedOn, agreement);
      const reference = usableReference(row);
      checked.push({
        index,
        reference,
        referenceIndex: reference === null ? null : this.references.indexOf(partnerId, reference),
        check: check.sound ? check : { sound: false, faults: budget.take(check.faults) },
      });
    }
    return checked;
  }
}

const REFERENCE_IN_USE: RowFault = { pointer: '/externalReference', code: 'reference-in-use' };

function noPlace(needed: number, { left }: Places): RowFault {
  return { pointer: '', code: 'no-places-left', params: { needed, left } };
}
