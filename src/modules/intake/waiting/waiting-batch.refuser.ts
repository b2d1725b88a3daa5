import { Injectable } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import {
  batchSnapshot,
  type Batch,
  type BatchRefusal,
  refusedBatch,
  type RowFault,
} from '../../../domain/referral/batch.js';
import { usableReference } from '../../../domain/referral/usable-reference.js';
import { FieldCipher } from '../../../platform/crypto/field-cipher.js';
import { KeyVersions } from '../../../platform/crypto/key-versions.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { type RefusedOutcome, rowNumber } from '../batch-refusal.js';
import { BatchStore, ownerOfBatch } from '../batch.store.js';
import { type ReadRows } from '../formats/batch-format.js';
import { IntakeStore } from '../intake.store.js';
import { BatchBodyStore } from './batch-body.store.js';
import { BatchProgressStore } from './batch-progress.store.js';
import { EndedMeanwhile } from './ended-meanwhile.js';

const WITH_BATCH: RowFault = { pointer: '', code: 'refused-with-batch' };

/** Ends batches that waited and can never be taken in. The service does so itself: the partner may have been stopped. */
@Injectable()
export class WaitingBatchRefuser {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: BatchStore,
    private readonly bodies: BatchBodyStore,
    private readonly progress: BatchProgressStore,
    private readonly store: IntakeStore,
    private readonly cipher: FieldCipher,
    private readonly keyVersions: KeyVersions,
  ) {}

  /**
   * Rejects every row, for its own faults or for those of the batch, and destroys the body. `rows` is null when the body is
   * not to be opened. Does nothing to a batch that has ended. Problem: unavailable while another worker is on it.
   */
  async refuse(
    batchId: string,
    refusal: BatchRefusal,
    rows: { readonly sent: ReadRows; readonly faulty: readonly RefusedOutcome[] } | null,
  ): Promise<void> {
    const system: Actor = { id: 'system', role: 'system', via: 'system', requestId: batchId };
    await this.unitOfWork
      .run(system, async (tx) => {
        const batch = await this.batches.getWaitingLocked(tx, batchId);
        const refused = refusedBatch(batch, refusal);
        const keyVersion = await this.keyVersions.forWriting(tx);
        const dataKey = this.cipher.newDataKey(ownerOfBatch(batchId), keyVersion);
        await this.store.updateEnded(tx, refused, dataKey);
        await this.store.insertRows(tx, refused, outcomesOf(batch, rows), dataKey.key);
        await this.bodies.destroy(tx, batchId);
        await this.progress.remove(tx, batchId);
        return {
          result: undefined,
          events: [
            {
              action: 'batch.refused',
              subject: { type: 'batch', id: batchId },
              change: { version: 2, state: batchSnapshot(refused) },
            },
          ],
        };
      })
      .catch((error: unknown) => {
        if (!(error instanceof EndedMeanwhile)) throw error;
      });
  }
}

function outcomesOf(
  { pending }: Batch,
  rows: { readonly sent: ReadRows; readonly faulty: readonly RefusedOutcome[] } | null,
): readonly RefusedOutcome[] {
  const faulty = new Map(rows?.faulty.map((row) => [row.index, row]));
  return Array.from({ length: pending }, (_, index): RefusedOutcome => {
    const own = faulty.get(index);
    if (own !== undefined) return own;
    const faults = [WITH_BATCH];
    if (rows === null) return { index, externalReference: null, status: 'rejected', faults };
    const externalReference = usableReference(rows.sent.values[index]);
    return { index, externalReference, status: 'rejected', faults, ...rowNumber(rows.sent, index) };
  });
}
