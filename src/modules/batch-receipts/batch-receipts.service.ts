import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import {
  BATCH_RECEIPT_FORMAT,
  type BatchReceipt,
  batchReceiptText,
  type ProvenEntry,
} from '../../domain/audit/batch-receipt.js';
import { checkpointOf } from '../../domain/audit/checkpoint.js';
import { inclusionRanges } from '../../domain/audit/inclusion-proof.js';
import { type LeafRange } from '../../domain/audit/leaf-range.js';
import { noteOf, verifierKeyText } from '../../domain/audit/signed-note.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Problem } from '../../platform/http/problem.js';
import { Turns } from '../../platform/turns.js';
import { CheckpointSigner } from '../audit/tree/checkpoint-signer.js';
import { TreeReader } from '../audit/tree/tree-reader.js';
import { TreeStore } from '../audit/tree/tree.store.js';
import { type BatchReceiptDto } from './batch-receipt.dto.js';
import { BatchReceiptStore, type PlacedEntry } from './batch-receipt.store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Entries whose proofs are read by one statement. */
const CHUNK = 500;

/** Receipts of batches, for their partners to keep: whoever has one can show, years later, what the desk had on which day. */
@Injectable()
export class BatchReceiptsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: BatchReceiptStore,
    private readonly tree: TreeStore,
    private readonly reader: TreeReader,
    private readonly signer: CheckpointSigner,
  ) {}

  /**
   * The receipt of a batch under the newest checkpoint. Problems: not-found, another partner's included; receipt-not-ready while the
   * batch waits or an entry is in no checkpoint, which is two seconds at most.
   */
  async get(actor: Actor, batchId: string): Promise<BatchReceiptDto> {
    if (!UUID.test(batchId)) throw new Problem('not-found');
    return this.unitOfWork.read(actor, async (tx) => {
      const found = await this.batches.find(tx, batchId);
      if (found === undefined) throw new Problem('not-found');
      const newest = await this.tree.findNewest(tx);
      const size = newest?.size ?? 0;
      const isIn = ({ index }: PlacedEntry): boolean => index !== null && index < size;
      if (newest === undefined || found.waits || ![...found.batch, ...found.files].every(isIn)) {
        throw new Problem('receipt-not-ready', { headers: { 'retry-after': '2' } });
      }
      const batch = await this.#proven(tx, found.batch, size);
      const files = await this.#proven(tx, found.files, size);
      return this.#signed({ batchId: found.batchId, partnerId: found.partnerId, batch, files }, newest.note);
    });
  }

  #signed(receipt: BatchReceipt, checkpoint: string): BatchReceiptDto {
    const { batchId, partnerId } = receipt;
    const of = checkpointOf(noteOf(checkpoint)?.text ?? '');
    if (of === null) throw new Error('the newest checkpoint of the audit log is none');
    const toDto = (entry: ProvenEntry) => ({ ...entry, proof: [...entry.proof] });
    return {
      format: BATCH_RECEIPT_FORMAT,
      ...{ batchId, partnerId },
      verifierKey: verifierKeyText(this.signer.key),
      checkpoint,
      statement: this.signer.signNote(batchReceiptText(receipt, of)),
      batch: receipt.batch.map(toDto),
      files: receipt.files.map(toDto),
    };
  }

  /** Entries with their proofs. Those of one batch lie beside each other: most of their subtrees are the same, and read once. */
  async #proven(tx: ReadTx, entries: readonly PlacedEntry[], size: number): Promise<ProvenEntry[]> {
    const turns = new Turns();
    const proven: ProvenEntry[] = [];
    for (let start = 0; start < entries.length; start += CHUNK) {
      const chunk = entries
        .slice(start, start + CHUNK)
        .map((entry) => ({ ...entry, index: entry.index ?? 0 }));
      const ways = chunk.map(({ index }) => inclusionRanges(index, size));
      const ranges = new Map(ways.flat().map((range) => [nameOf(range), range]));
      const hashes = await this.reader.hashesOf(sourceOf(tx), [...ranges.values()], size);
      const byName = new Map(
        [...ranges.keys()].map((name, i) => [name, hashes[i]?.toString('base64') ?? '']),
      );
      chunk.forEach((entry, i) =>
        proven.push({ ...entry, proof: (ways[i] ?? []).map((range) => byName.get(nameOf(range)) ?? '') }),
      );
      await turns.yield();
    }
    return proven;
  }
}

function sourceOf(tx: ReadTx): Parameters<TreeReader['hashesOf']>[0] {
  return { query: (sql, parameters) => rowsOf(tx, sql, parameters) };
}

function nameOf({ start, end }: LeafRange): string {
  return `${start}-${end}`;
}
