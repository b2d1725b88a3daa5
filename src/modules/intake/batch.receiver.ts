import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft, type EventDrafts } from '../../domain/audit/event.js';
import { utcDay } from '../../domain/calendar-day.js';
import {
  type Batch,
  batchSnapshot,
  finishedBatch,
  type NewBatch,
  type RowOutcome,
} from '../../domain/referral/batch.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { KeyVersions } from '../../platform/crypto/key-versions.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { refusedOf, rowNumber } from './batch-refusal.js';
import { ownerOfBatch } from './batch.store.js';
import { FaultyBatch } from './faulty-batch.js';
import { FileOpener } from './file.opener.js';
import { type ReadRows } from './formats/batch-format.js';
import { IntakeStore } from './intake.store.js';
import { RowSorter } from './row.sorter.js';

/** A batch as it is about to be taken in. */
export interface Intake {
  readonly actor: Actor;
  readonly batch: NewBatch;
  /** True when it is stored already and waits for its rows to have outcomes. */
  readonly waits: boolean;
  /** When its files are opened: the law and the agreement are those of this day. */
  readonly now: Date;
  /** Told how many rows are done, now and then. Whatever it throws ends the intake. */
  readonly onProgress?: (done: number) => Promise<void>;
}

/** What became of a batch, and its events. */
export interface Received {
  readonly batch: Batch;
  readonly outcomes: readonly RowOutcome[];
  readonly events: EventDrafts;
}

/** Turns the rows of a batch into files and refused rows, inside one transaction, whether it came just now or has waited. */
@Injectable()
export class BatchReceiver {
  constructor(
    private readonly sorter: RowSorter,
    private readonly files: FileOpener,
    private readonly store: IntakeStore,
    private readonly cipher: FieldCipher,
    private readonly keyVersions: KeyVersions,
  ) {}

  /**
   * Stores what becomes of each row. Throws FaultyBatch in mode `atomic` when a row has a fault. Refusal:
   * agreement-not-in-force.
   */
  async receive(tx: WriteTx, intake: Intake, sent: ReadRows): Promise<Received> {
    const { actor, batch: asked, waits, now, onProgress } = intake;
    const rows = await this.sorter.sort(tx, asked.partnerId, sent.values, utcDay(now));
    const sound = rows.filter((row) => row.status === 'sound');
    if (asked.mode === 'atomic' && sound.length < rows.length) throw new FaultyBatch(refusedOf(rows, sent));
    const counts = { accepted: sound.length, rejected: rows.length - sound.length };
    const batch = finishedBatch(asked, counts);
    const keyVersion = await this.keyVersions.forWriting(tx);
    const dataKey = this.cipher.newDataKey(ownerOfBatch(batch.batchId), keyVersion);
    if (waits) await this.store.updateEnded(tx, batch, dataKey);
    else await this.store.insertBatch(tx, batch, dataKey);
    await onProgress?.(batch.rejected);
    // A file is received when it is opened, however long its batch has waited.
    const opening = { actor, batch: { ...batch, receivedAt: now.toISOString() }, keyVersion };
    const fileNumbers = await this.files.openAll(tx, opening, sound, (opened) =>
      onProgress?.(batch.rejected + opened),
    );
    const outcomes = rows.map((row): RowOutcome => {
      const { index } = row;
      const place = rowNumber(sent, index);
      if (row.status === 'rejected') return { ...row, ...place };
      const fileNumber = fileNumbers.get(index) ?? '';
      const { externalReference } = row.referral;
      return { ...place, index, externalReference, status: 'accepted', fileNumber };
    });
    await this.store.insertRows(tx, batch, outcomes, dataKey.key);
    const ended: EventDraft = {
      action: waits ? 'batch.finished' : 'batch.received',
      subject: { type: 'batch', id: batch.batchId },
      change: { version: waits ? 2 : 1, state: batchSnapshot(batch) },
    };
    return { batch, outcomes, events: [ended] };
  }
}
