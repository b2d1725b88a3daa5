import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type BatchMode } from '../../domain/referral/batch.js';
import { Clock } from '../../platform/clock.js';
import { sha256 } from '../../platform/crypto/hashing.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { type Done } from '../../platform/database/unit-of-work.js';
import { Idempotency, requireKey } from '../../platform/http/idempotency.js';
import { type KeyedAnswer } from '../../platform/http/keyed-answer.js';
import { prefersAsync } from '../../platform/http/prefer.js';
import { type UnreadBody } from '../../platform/http/unread-body.js';
import { Ids } from '../../platform/ids.js';
import { type Language } from '../../platform/language/language.js';
import { ROWS_OF_A_POINT } from '../../platform/limits/limits.js';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import { answerOf, headersOfBatch } from './answer-of.js';
import { toBatchResult } from './batch-answers.js';
import { BatchPreviewer } from './batch.previewer.js';
import { batchRefused } from './batch-refusal.js';
import { BatchReceiver } from './batch.receiver.js';
import { type BatchResultDto } from './dto/batch-answers.dto.js';
import { type SubmitBatchQuery } from './dto/batch.queries.js';
import { FaultyBatch } from './faulty-batch.js';
import { type ReadRows } from './formats/batch-format.js';
import { correctionFile } from './formats/correction-file.js';
import { readBatch } from './formats/read-batch.js';
import { BatchAcceptor } from './waiting/batch.acceptor.js';

/** A partner; the access rule lets nobody else send batches. */
type PartnerActor = Actor & { readonly partnerId: string };

/** A request to take a batch in. */
export interface BatchRequest {
  readonly query: SubmitBatchQuery;
  readonly key: string | undefined;
  readonly language: Language;
  /** The `Prefer` header. */
  readonly prefer: string | undefined;
  readonly body: UnreadBody;
}

const OPERATION = 'submit-batch';

/** Takes batches in: every row becomes a file or a list of faults, all of it in one transaction, once per key. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly receiver: BatchReceiver,
    private readonly acceptor: BatchAcceptor,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly limits: RateLimits,
    private readonly previewer: BatchPreviewer,
  ) {}

  /**
   * The answer to a batch: 201 with the outcome of each row, whether or not one was accepted; 202 where `respond-async` is
   * preferred, before a row is looked at; for `validate` 200 with what would become of each. The preference is passed over
   * for `validate` and for corrections, which come with the answer or not at all. Problems: those of the key, the body and
   * the format, batch-refused in mode `atomic`, too-many-waiting; nothing is stored when one comes. Refusal:
   * agreement-not-in-force. Rows are charged whatever becomes of them, but not again when a request is repeated. The
   * correction file is put into the answer after it was stored, and so is never stored itself.
   */
  async submit(
    actor: Actor,
    { query, key: header, language, prefer, body }: BatchRequest,
  ): Promise<KeyedAnswer> {
    const partner = requirePartner(actor);
    const { mode = 'partial', corrections } = query;
    const keep = corrections === 'include';
    if (mode === 'validate') {
      const sent = await (await readBatch(body, { keep, hold: false })).rows();
      this.#charge(partner, sent);
      return answerOf(200, await this.previewer.preview(partner, sent, language), language);
    }
    const key = requireKey(header);
    const later = !keep && prefersAsync(prefer);
    const batch = await readBatch(body, { keep, hold: later });
    const answer = await this.idempotency.once(
      partner,
      { operation: OPERATION, key, hash: sha256(`${mode}\n${batch.format}\n`, batch.hash) },
      async () => {
        const sent = await batch.rows();
        this.#charge(partner, sent);
        const { format, chunks } = batch;
        const rows = sent.values.length;
        if (later) return (tx) => this.acceptor.accept(tx, partner, { mode, language, format, chunks, rows });
        return (tx) => this.#receive(tx, { partner, mode, language }, sent);
      },
    );
    // What was answered under the key before may be that the batch waits.
    return keep && answer.status === 201 ? withCorrections(answer, await batch.rows()) : answer;
  }

  #charge(partner: PartnerActor, { values }: ReadRows): void {
    void this.limits.charge(partner, Math.floor(values.length / ROWS_OF_A_POINT));
  }

  async #receive(
    tx: WriteTx,
    { partner, mode, language }: { partner: PartnerActor; mode: BatchMode; language: Language },
    sent: ReadRows,
  ): Promise<Done<KeyedAnswer>> {
    const now = this.clock.now();
    const { partnerId } = partner;
    const asked = { batchId: this.ids.uuid(), partnerId, mode, receivedAt: now.toISOString() };
    const { batch, outcomes, events } = await this.receiver
      .receive(tx, { actor: partner, batch: asked, waits: false, now }, sent)
      .catch((error: unknown) => {
        throw error instanceof FaultyBatch ? batchRefused(error.refused, sent, language) : error;
      });
    const result = toBatchResult(batch, outcomes, language);
    return { result: answerOf(201, result, language, headersOfBatch(batch.batchId)), events };
  }
}

/** An answer, new or stored, with the correction file of its refused rows: the same each time, as the body is the same. */
function withCorrections(answer: KeyedAnswer, sent: ReadRows): KeyedAnswer {
  const result = JSON.parse(answer.body) as BatchResultDto;
  const corrections = correctionFile(sent, result.rows);
  return corrections === undefined ? answer : { ...answer, body: JSON.stringify({ ...result, corrections }) };
}

/** The actor itself, not a copy: the receipt of the request is noted under it. */
function requirePartner(actor: Actor): PartnerActor {
  if (!isPartner(actor)) throw new Error('batches.submit let in an actor without a partner');
  return actor;
}

function isPartner(actor: Actor): actor is PartnerActor {
  return actor.partnerId !== undefined;
}
