import { Injectable } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import { type BatchRefusal } from '../../../domain/referral/batch.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Problem, Refused } from '../../../platform/http/problem.js';
import { PROBLEMS } from '../../../platform/http/problem-codes.js';
import { Interrupted } from '../../../platform/queue/worker.js';
import { type RefusedOutcome } from '../batch-refusal.js';
import { BatchReceiver } from '../batch.receiver.js';
import { BatchStore } from '../batch.store.js';
import { FaultyBatch } from '../faulty-batch.js';
import { type ReadRows } from '../formats/batch-format.js';
import { readRows } from '../formats/read-batch.js';
import { type BatchBody, BatchBodyStore } from './batch-body.store.js';
import { BatchProgressStore } from './batch-progress.store.js';
import { EndedMeanwhile } from './ended-meanwhile.js';
import { WaitingBatchRefuser } from './waiting-batch.refuser.js';

/** Often enough for a service that is started anew again and again; a batch that ends its process each time ends so, too. */
const MOST_ATTEMPTS = 20;
const NOTE_EVERY_MS = 1_000;

/**
 * Works on a batch that waits, in the name of the partner and the key that sent it: every row becomes a file or a list of
 * faults, and the body is destroyed, in one transaction. So whatever dies, and however many workers take the batch, it is
 * wholly there once, or it waits.
 */
@Injectable()
export class WaitingBatchProcessor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: BatchStore,
    private readonly bodies: BatchBodyStore,
    private readonly progress: BatchProgressStore,
    private readonly receiver: BatchReceiver,
    private readonly refuser: WaitingBatchRefuser,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends a batch: finished, or refused where it can never be taken in. Does nothing to one that has ended. Throws what may
   * pass, after which it can be called again: Interrupted when `stopping`, unavailable while another worker is on it.
   */
  async process(batchId: string, stopping: () => boolean): Promise<void> {
    const attempts = await this.progress.begin(batchId);
    if (attempts === 0) return;
    if (attempts > MOST_ATTEMPTS) {
      const refusal = { code: 'processing-failed', params: { attempts: MOST_ATTEMPTS } };
      return this.refuser.refuse(batchId, refusal, null);
    }
    const opened = await this.#open(batchId);
    if (opened === undefined) return;
    const { body, sent } = opened;
    try {
      const actor = actorOf(body);
      await this.unitOfWork.run(actor, async (tx) => {
        await this.batches.getWaitingLocked(tx, batchId);
        const { batch } = body;
        const { events } = await this.receiver.receive(
          tx,
          { actor, batch, waits: true, now: this.clock.now(), onProgress: this.#noting(batchId, stopping) },
          sent,
        );
        await this.bodies.destroy(tx, batchId);
        await this.progress.remove(tx, batchId);
        return { result: undefined, events };
      });
    } catch (error) {
      if (error instanceof EndedMeanwhile) return;
      const refusal = refusalOf(error, sent);
      if (refusal === undefined) throw error;
      const faulty: readonly RefusedOutcome[] = error instanceof FaultyBatch ? error.refused : [];
      await this.refuser.refuse(batchId, refusal, { sent, faulty });
    }
  }

  /** The body with its rows; read by the service itself, as the partner may have been stopped. */
  async #open(batchId: string): Promise<{ body: BatchBody; sent: ReadRows } | undefined> {
    const system: Actor = { id: 'system', role: 'system', via: 'system', requestId: batchId };
    return this.unitOfWork.read(system, async (tx) => {
      const body = await this.bodies.find(tx, batchId);
      if (body === undefined) return undefined;
      return { body, sent: await readRows(body.format, this.bodies.read(tx, body), false) };
    });
  }

  #noting(batchId: string, stopping: () => boolean): (done: number) => Promise<void> {
    let noted = performance.now();
    return async (done) => {
      if (stopping()) throw new Interrupted();
      if (performance.now() - noted < NOTE_EVERY_MS) return;
      noted = performance.now();
      await this.progress.note(batchId, done);
    };
  }
}

function actorOf({ keyId, requestId, batch: { partnerId } }: BatchBody): Actor {
  return { id: keyId, role: 'partner', via: 'api-key', requestId, partnerId };
}

/** Why a batch can never be taken in; undefined for what may pass. A problem of the service's own (5xx) may. */
function refusalOf(error: unknown, { values }: ReadRows): BatchRefusal | undefined {
  if (error instanceof FaultyBatch) {
    return { code: 'batch-refused', params: { refused: error.refused.length, received: values.length } };
  }
  if (error instanceof Refused) return { code: error.refusal.code, params: error.refusal.params };
  if (!(error instanceof Problem) || PROBLEMS[error.code].status >= 500) return undefined;
  // The one thing a transaction in a key's name is told when that key has ended.
  const code = error.code === 'not-authenticated' ? 'key-ended' : error.code;
  return { code, params: error.options.params ?? {} };
}
