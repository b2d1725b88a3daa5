import { Injectable } from '@nestjs/common';
import { type EventDraft, type EventDrafts } from '../../domain/audit/event.js';
import { utcDay } from '../../domain/calendar-day.js';
import { fileSnapshot } from '../../domain/case-file/snapshot.js';
import {
  type Batch,
  batchSnapshot,
  finishedBatch,
  type NewBatch,
  type RowOutcome,
} from '../../domain/referral/batch.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type KeyVersion } from '../../platform/crypto/key-source.js';
import { KeyVersions } from '../../platform/crypto/key-versions.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { NoticeStore } from '../stca/notice.store.js';
import { refusedOf, rowNumber } from './batch-refusal.js';
import { ownerOfBatch } from './batch.store.js';
import { FaultyBatch } from './faulty-batch.js';
import { FileMaker } from './file.maker.js';
import { type ReadRows } from './formats/batch-format.js';
import { IntakeStore } from './intake.store.js';
import { RowSorter, type SoundRow } from './row.sorter.js';

/** A batch as it is about to be taken in. */
export interface Intake {
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

/** Files stored by one statement a table; it bounds the memory that sealed contents take. */
const CHUNK = 500;

/** Turns the rows of a batch into files and refused rows, inside one transaction, whether it came just now or has waited. */
@Injectable()
export class BatchReceiver {
  constructor(
    private readonly sorter: RowSorter,
    private readonly files: FileMaker,
    private readonly store: IntakeStore,
    private readonly notices: NoticeStore,
    private readonly cipher: FieldCipher,
    private readonly keyVersions: KeyVersions,
  ) {}

  /**
   * Stores what becomes of each row. Throws FaultyBatch in mode `atomic` when a row has a fault. Refusal:
   * agreement-not-in-force.
   */
  async receive(tx: WriteTx, intake: Intake, sent: ReadRows): Promise<Received> {
    const { batch: asked, waits, now } = intake;
    const rows = await this.sorter.sort(tx, asked.partnerId, sent.values, utcDay(now));
    const sound = rows.filter((row) => row.status === 'sound');
    if (asked.mode === 'atomic' && sound.length < rows.length) throw new FaultyBatch(refusedOf(rows, sent));
    const counts = { accepted: sound.length, rejected: rows.length - sound.length };
    const batch = finishedBatch(asked, counts);
    const keyVersion = await this.keyVersions.forWriting(tx);
    const dataKey = this.cipher.newDataKey(ownerOfBatch(batch.batchId), keyVersion);
    if (waits) await this.store.updateEnded(tx, batch, dataKey);
    else await this.store.insertBatch(tx, batch, dataKey);
    const { fileNumbers, events } = await this.#openFiles(tx, intake, batch, { sound, keyVersion });
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
    return { batch, outcomes, events: [ended, ...events] };
  }

  /** Stores a file for each sound row; gives its number by the row's index, and its event. */
  async #openFiles(
    tx: WriteTx,
    { now, onProgress }: Intake,
    batch: Batch,
    { sound, keyVersion }: { readonly sound: readonly SoundRow[]; readonly keyVersion: KeyVersion },
  ): Promise<{ fileNumbers: ReadonlyMap<number, string>; events: readonly EventDraft[] }> {
    const fileNumbers = new Map<number, string>();
    const events: EventDraft[] = [];
    const notices = sound.length === 0 ? [] : await this.notices.forChecks(tx);
    // A file is received when it is opened, however long its batch has waited.
    const opening = { ...batch, receivedAt: now.toISOString() };
    await onProgress?.(batch.rejected);
    for (let start = 0; start < sound.length; start += CHUNK) {
      const chunk = sound.slice(start, start + CHUNK);
      const files = await this.files.makeAll(opening, chunk, { notices, keyVersion });
      await this.store.insertFiles(tx, batch.partnerId, files);
      files.forEach(({ file }, i) => {
        fileNumbers.set(chunk[i]?.index ?? -1, file.fileNumber);
        events.push({
          action: 'file.received',
          subject: { type: 'file', id: file.fileNumber },
          change: { version: file.version, state: fileSnapshot(file) },
        });
      });
      await onProgress?.(batch.rejected + fileNumbers.size);
    }
    return { fileNumbers, events };
  }
}
