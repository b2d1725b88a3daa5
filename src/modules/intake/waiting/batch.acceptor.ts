import { Injectable } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import { utcDay } from '../../../domain/calendar-day.js';
import { type BatchMode, batchSnapshot, waitingBatch } from '../../../domain/referral/batch.js';
import { refuse } from '../../../domain/refusal.js';
import { Clock } from '../../../platform/clock.js';
import { type WriteTx } from '../../../platform/database/tx.js';
import { type Done } from '../../../platform/database/unit-of-work.js';
import { type KeyedAnswer } from '../../../platform/http/keyed-answer.js';
import { Problem, Refused } from '../../../platform/http/problem.js';
import { Ids } from '../../../platform/ids.js';
import { type Language } from '../../../platform/language/language.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';
import { AgreementStore } from '../../partners/agreement.store.js';
import { answerOf, headersOfBatch } from '../answer-of.js';
import { toSummary } from '../batch-answers.js';
import { type WaitingBatchDto } from '../dto/batch-answers.dto.js';
import { type BatchFormat } from '../formats/batch-format.js';
import { IntakeStore } from '../intake.store.js';
import { BatchBodyStore } from './batch-body.store.js';
import { BatchProgressStore } from './batch-progress.store.js';
import { jobOf, RECEIVE_BATCH } from './waiting-job.js';

/** What is accepted to be worked on later. */
export interface ToAccept {
  readonly mode: BatchMode;
  readonly language: Language;
  readonly format: BatchFormat;
  /** The body, decompressed. */
  readonly chunks: readonly Buffer[];
  /** Rows counted in it. */
  readonly rows: number;
}

/** Pieces of 4 MiB that may wait of one partner, give or take a batch: 1 GiB, or so many batches. */
const MOST_PIECES = 256;

/** Accepts batches to be worked on later (RFC 7240, respond-async): the batch, its sealed body and the job, or nothing. */
@Injectable()
export class BatchAcceptor {
  constructor(
    private readonly store: IntakeStore,
    private readonly bodies: BatchBodyStore,
    private readonly progress: BatchProgressStore,
    private readonly agreements: AgreementStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Stores all of it inside a transaction; answers 202. Refusal: agreement-not-in-force. Problem: too-many-waiting, when
   * what already waits of the partner is as much as may.
   */
  async accept(
    tx: WriteTx,
    partner: Actor & { readonly partnerId: string },
    { mode, language, format, chunks, rows }: ToAccept,
  ): Promise<Done<KeyedAnswer>> {
    const now = this.clock.now();
    const { partnerId } = partner;
    const agreement = await this.agreements.findInForce(tx, partnerId, utcDay(now));
    if (agreement === undefined) throw new Refused(refuse('agreement-not-in-force'));
    const before = await this.bodies.countPieces(tx, partnerId);
    if (before >= MOST_PIECES) {
      throw new Problem('too-many-waiting', { headers: { 'retry-after': '30' } });
    }
    const batchId = this.ids.uuid();
    const batch = waitingBatch({ batchId, partnerId, mode, receivedAt: now.toISOString() }, rows);
    await this.store.insertBatch(tx, batch);
    await this.bodies.insert(tx, batch, partner, { format, chunks });
    await this.progress.insert(tx, batch);
    // The more waits of a partner already, the later the next one's turn: others' are not behind all of them.
    await this.queue.add(tx, RECEIVE_BATCH, ...jobOf(batchId), before);
    const headers = headersOfBatch(batchId);
    const told: WaitingBatchDto = { ...toSummary(batch), location: headers['location'] ?? '' };
    return {
      result: answerOf(202, told, language, { ...headers, 'preference-applied': 'respond-async' }),
      events: [
        {
          action: 'batch.received',
          subject: { type: 'batch', id: batchId },
          change: { version: 1, state: batchSnapshot(batch) },
        },
      ],
    };
  }
}
