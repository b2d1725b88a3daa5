import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { fileSnapshot } from '../../domain/case-file/snapshot.js';
import { type Batch } from '../../domain/referral/batch.js';
import { type KeyVersion } from '../../platform/crypto/key-source.js';
import { EventSink } from '../../platform/database/event-sink.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { type FindingCause } from '../duplicate-candidates/duplicate-candidate.store.js';
import { PeopleMatching } from '../matching/people-matching.js';
import { NoticeStore } from '../stca/notice.store.js';
import { FileMaker } from './file.maker.js';
import { IntakeStore } from './intake.store.js';
import { type NewFile } from './new-file.js';
import { type SoundRow } from './row.sorter.js';

/** Files stored by one statement a table; it bounds the memory that sealed contents take. */
const CHUNK = 200;

/** What files are opened in: a batch of an actor, under a version of the key-encryption key. */
export interface Opening {
  readonly actor: Actor;
  readonly batch: Batch;
  readonly keyVersion: KeyVersion;
}

/**
 * Opens a file for each sound row of a batch, chunk by chunk: while the database stores one chunk the next is made, so that
 * both work at once. What is held is two chunks, however large the batch is.
 */
@Injectable()
export class FileOpener {
  constructor(
    private readonly files: FileMaker,
    private readonly store: IntakeStore,
    private readonly notices: NoticeStore,
    private readonly matching: PeopleMatching,
    private readonly sink: EventSink,
  ) {}

  /**
   * Stores files with their events; gives each file's number by the index of its row. The batch itself is stored already.
   * `onOpened` is told how many are stored; whatever it throws ends the work.
   */
  async openAll(
    tx: WriteTx,
    opening: Opening,
    rows: readonly SoundRow[],
    onOpened: (files: number) => Promise<void> | undefined,
  ): Promise<ReadonlyMap<number, string>> {
    const fileNumbers = new Map<number, string>();
    const { batch, keyVersion } = opening;
    if (rows.length === 0) return fileNumbers;
    const notices = await this.notices.forChecks(tx);
    await this.matching.begin(tx, causeOf(batch));
    let stored = Promise.resolve();
    for (let start = 0; start < rows.length; start += CHUNK) {
      const chunk = rows.slice(start, start + CHUNK);
      const made = this.files.makeAll(batch, chunk, { notices, keyVersion });
      // Both come to rest before either is told to have failed: nothing may be stored after the rollback.
      await Promise.allSettled([made, stored]);
      const files = await made;
      await stored;
      await onOpened(start);
      files.forEach(({ file }, i) => fileNumbers.set(chunk[i]?.index ?? -1, file.fileNumber));
      stored = this.#store(tx, opening, files);
    }
    await stored;
    await onOpened(rows.length);
    return fileNumbers;
  }

  async #store(tx: WriteTx, { actor, batch }: Opening, files: readonly NewFile[]): Promise<void> {
    await this.store.insertFiles(tx, batch.partnerId, files);
    await this.sink.append(tx, actor, files.map(toEvent));
    const people = files.flatMap((one) => one.people);
    await this.matching.keepAndSearch(tx, actor, people, causeOf(batch));
    await this.store.checkFences(tx);
  }
}

function causeOf({ batchId }: Batch): FindingCause {
  return { type: 'batch', id: batchId };
}

function toEvent({ file }: NewFile): EventDraft {
  return {
    action: 'file.received',
    subject: { type: 'file', id: file.fileNumber },
    change: { version: file.version, state: fileSnapshot(file) },
  };
}
