import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { utcDay } from '../../domain/calendar-day.js';
import { type Batch, type BatchMode, batchSnapshot, type RowOutcome } from '../../domain/referral/batch.js';
import { Clock } from '../../platform/clock.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { sha256 } from '../../platform/crypto/hashing.js';
import { KeyVersions } from '../../platform/crypto/key-versions.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { type Done } from '../../platform/database/unit-of-work.js';
import { languageHeaders } from '../../platform/http/answer-language.js';
import { Idempotency, requireKey } from '../../platform/http/idempotency.js';
import { type KeyedAnswer } from '../../platform/http/keyed-answer.js';
import { type UnreadBody } from '../../platform/http/unread-body.js';
import { Ids } from '../../platform/ids.js';
import { type Language } from '../../platform/language/language.js';
import { ROWS_OF_A_POINT } from '../../platform/limits/limits.js';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import { toBatchResult } from './batch-answers.js';
import { BatchPreviewer } from './batch.previewer.js';
import { batchRefused, refusedOf, rowNumber } from './batch-refusal.js';
import { ownerOfBatch } from './batch.store.js';
import { type BatchResultDto } from './dto/batch-answers.dto.js';
import { type SubmitBatchQuery } from './dto/batch.queries.js';
import { FileOpener } from './file.opener.js';
import { type ReadRows } from './formats/batch-format.js';
import { correctionFile } from './formats/correction-file.js';
import { readBatch } from './formats/read-batch.js';
import { IntakeStore } from './intake.store.js';
import { RowSorter } from './row.sorter.js';

/** A partner; the access rule lets nobody else send batches. */
type PartnerActor = Actor & { readonly partnerId: string };

/** A request to take a batch in. */
export interface BatchRequest {
  readonly query: SubmitBatchQuery;
  readonly key: string | undefined;
  readonly language: Language;
  readonly body: UnreadBody;
}

const OPERATION = 'submit-batch';

/** Takes batches in: every row becomes a file or a list of faults, all of it in one transaction, once per key. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly sorter: RowSorter,
    private readonly files: FileOpener,
    private readonly store: IntakeStore,
    private readonly cipher: FieldCipher,
    private readonly keyVersions: KeyVersions,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly limits: RateLimits,
    private readonly previewer: BatchPreviewer,
  ) {}

  /**
   * The answer to a batch: 201 with the outcome of each row, whether or not one was accepted; for `validate` 200 with what
   * would become of each. Problems: those of the key, the body and the format, batch-refused in mode `atomic`; nothing is
   * stored when one comes. Refusal: agreement-not-in-force. Rows are charged whatever becomes of them, but not again when
   * a request is repeated. The correction file is put into the answer after it was stored, and so is never stored itself.
   */
  async submit(actor: Actor, { query, key: header, language, body }: BatchRequest): Promise<KeyedAnswer> {
    const partner = requirePartner(actor);
    const { mode = 'partial', corrections } = query;
    const keep = corrections === 'include';
    if (mode === 'validate') {
      const sent = await (await readBatch(body, keep)).rows();
      this.#charge(partner, sent);
      return answerOf(200, await this.previewer.preview(partner, sent, language), language);
    }
    const key = requireKey(header);
    const batch = await readBatch(body, keep);
    const answer = await this.idempotency.once(
      partner,
      { operation: OPERATION, key, hash: sha256(`${mode}\n${batch.format}\n`, batch.hash) },
      async () => {
        const sent = await batch.rows();
        this.#charge(partner, sent);
        return (tx) => this.#receive(tx, { partner, mode, language }, sent);
      },
    );
    return keep ? withCorrections(answer, await batch.rows()) : answer;
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
    const rows = await this.sorter.sort(tx, partner.partnerId, sent.values, utcDay(now));
    const sound = rows.filter((row) => row.status === 'sound');
    if (mode === 'atomic' && sound.length < rows.length)
      throw batchRefused(refusedOf(rows, sent), sent, language);
    const batch: Batch = {
      batchId: this.ids.uuid(),
      partnerId: partner.partnerId,
      mode,
      receivedAt: now.toISOString(),
      accepted: sound.length,
      rejected: rows.length - sound.length,
    };
    const keyVersion = await this.keyVersions.forWriting(tx);
    const dataKey = this.cipher.newDataKey(ownerOfBatch(batch.batchId), keyVersion);
    await this.store.insertBatch(tx, batch, dataKey);
    const fileNumbers = await this.files.openAll(tx, { actor: partner, batch, keyVersion }, sound);
    const outcomes = rows.map((row): RowOutcome => {
      const { index } = row;
      const place = rowNumber(sent, index);
      if (row.status === 'rejected') return { ...row, ...place };
      const fileNumber = fileNumbers.get(index) ?? '';
      const { externalReference } = row.referral;
      return { ...place, index, externalReference, status: 'accepted', fileNumber };
    });
    await this.store.insertRows(tx, batch, outcomes, dataKey.key);
    const received: EventDraft = {
      action: 'batch.received',
      subject: { type: 'batch', id: batch.batchId },
      change: { version: 1, state: batchSnapshot(batch) },
    };
    const answer = answerOf(201, toBatchResult(batch, outcomes, language), language, {
      location: `/v1/referral-batches/${batch.batchId}`,
    });
    return { result: answer, events: [received] };
  }
}

function answerOf(
  status: number,
  body: object,
  language: Language,
  headers: KeyedAnswer['headers'] = {},
): KeyedAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...headers,
      ...languageHeaders(language),
    },
    body: JSON.stringify(body),
  };
}

/** An answer, new or stored, with the correction file of its refused rows: the same each time, as the body is the same. */
function withCorrections(answer: KeyedAnswer, sent: ReadRows): KeyedAnswer {
  const result = JSON.parse(answer.body) as BatchResultDto;
  const corrections = correctionFile(sent, result.rows);
  return corrections === undefined ? answer : { ...answer, body: JSON.stringify({ ...result, corrections }) };
}

function requirePartner(actor: Actor): PartnerActor {
  const { partnerId } = actor;
  if (partnerId === undefined) throw new Error('batches.submit let in an actor without a partner');
  return { ...actor, partnerId };
}
