import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { utcDay } from '../../domain/calendar-day.js';
import { fileSnapshot } from '../../domain/case-file/snapshot.js';
import { type Batch, type BatchMode, batchSnapshot, type RowOutcome } from '../../domain/referral/batch.js';
import { refuse } from '../../domain/refusal.js';
import { Clock } from '../../platform/clock.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { sha256 } from '../../platform/crypto/hashing.js';
import { type KeyVersion } from '../../platform/crypto/key-source.js';
import { KeyVersions } from '../../platform/crypto/key-versions.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { type Done } from '../../platform/database/unit-of-work.js';
import { languageHeaders } from '../../platform/http/answer-language.js';
import { Idempotency, requireKey } from '../../platform/http/idempotency.js';
import { type KeyedAnswer } from '../../platform/http/keyed-answer.js';
import { Refused } from '../../platform/http/problem.js';
import { type UnreadBody } from '../../platform/http/unread-body.js';
import { Ids } from '../../platform/ids.js';
import { type Language } from '../../platform/language/language.js';
import { AgreementStore } from '../partners/agreement.store.js';
import { ROWS_OF_A_POINT } from '../../platform/limits/limits.js';
import { RateLimits } from '../../platform/limits/rate-limits.js';
import { NoticeStore } from '../stca/notice.store.js';
import { toBatchResult } from './batch-answers.js';
import { MAX_BATCH_BYTES, readReferrals } from './batch.reader.js';
import { ownerOfBatch } from './batch.store.js';
import { type SubmitBatchQuery } from './dto/batch.queries.js';
import { FileMaker } from './file.maker.js';
import { IntakeStore } from './intake.store.js';
import { RowSorter, type SoundRow } from './row.sorter.js';

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
/** Files stored by one statement a table; it bounds the memory that sealed contents take. */
const CHUNK = 500;

/** Takes batches in: every row becomes a file or a list of faults, all of it in one transaction, once per key. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly idempotency: Idempotency,
    private readonly sorter: RowSorter,
    private readonly files: FileMaker,
    private readonly store: IntakeStore,
    private readonly notices: NoticeStore,
    private readonly agreements: AgreementStore,
    private readonly cipher: FieldCipher,
    private readonly keyVersions: KeyVersions,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly limits: RateLimits,
  ) {}

  /**
   * The answer to a batch: 201 with the outcome of each row, whether or not one was accepted. Problems: those of the key,
   * the body and the envelope; nothing is stored when one comes. Refusal: agreement-not-in-force.
   */
  async submit(actor: Actor, request: BatchRequest): Promise<KeyedAnswer> {
    const partner = requirePartner(actor);
    const key = requireKey(request.key);
    const mode = request.query.mode ?? 'partial';
    const body = await request.body.read({ mediaType: 'application/json', limit: MAX_BATCH_BYTES });
    return this.idempotency.once(
      partner,
      { operation: OPERATION, key, hash: sha256(mode, '\n', body.hash) },
      async () => {
        const referrals = await readReferrals(body.bytes);
        void this.limits.charge(partner, Math.floor(referrals.length / ROWS_OF_A_POINT));
        return (tx) => this.#receive(tx, { partner, mode, language: request.language }, referrals);
      },
    );
  }

  async #receive(
    tx: WriteTx,
    { partner, mode, language }: { partner: PartnerActor; mode: BatchMode; language: Language },
    referrals: readonly unknown[],
  ): Promise<Done<KeyedAnswer>> {
    const now = this.clock.now();
    const agreement = await this.agreements.findInForce(tx, partner.partnerId, utcDay(now));
    if (agreement === undefined) throw new Refused(refuse('agreement-not-in-force'));
    const rows = await this.sorter.sort(tx, partner.partnerId, referrals, utcDay(now));
    const sound = rows.filter((row) => row.status === 'sound');
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
    const { fileNumbers, events } = await this.#openFiles(tx, batch, sound, keyVersion);
    const outcomes = rows.map((row): RowOutcome => {
      const { index } = row;
      if (row.status === 'rejected') return row;
      const fileNumber = fileNumbers.get(index) ?? '';
      return { index, externalReference: row.referral.externalReference, status: 'accepted', fileNumber };
    });
    await this.store.insertRows(tx, batch, outcomes, dataKey.key);
    const received: EventDraft = {
      action: 'batch.received',
      subject: { type: 'batch', id: batch.batchId },
      change: { version: 1, state: batchSnapshot(batch) },
    };
    return { result: answerOf(batch, outcomes, language), events: [received, ...events] };
  }

  /** Stores a file for each sound row; gives its number by the row's index, and its event. */
  async #openFiles(
    tx: WriteTx,
    batch: Batch,
    rows: readonly SoundRow[],
    keyVersion: KeyVersion,
  ): Promise<{ fileNumbers: ReadonlyMap<number, string>; events: readonly EventDraft[] }> {
    const fileNumbers = new Map<number, string>();
    const events: EventDraft[] = [];
    const notices = rows.length === 0 ? [] : await this.notices.forChecks(tx);
    for (let start = 0; start < rows.length; start += CHUNK) {
      const chunk = rows.slice(start, start + CHUNK);
      const files = await this.files.makeAll(batch, chunk, { notices, keyVersion });
      await this.store.insertFiles(tx, batch.partnerId, files);
      files.forEach(({ file }, i) => {
        fileNumbers.set(chunk[i]?.index ?? -1, file.fileNumber);
        events.push({
          action: 'file.received',
          subject: { type: 'file', id: file.fileNumber },
          change: { version: file.version, state: fileSnapshot(file) },
        });
      });
    }
    return { fileNumbers, events };
  }
}

function answerOf(batch: Batch, outcomes: readonly RowOutcome[], language: Language): KeyedAnswer {
  return {
    status: 201,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      location: `/v1/referral-batches/${batch.batchId}`,
      ...languageHeaders(language),
    },
    body: JSON.stringify(toBatchResult(batch, outcomes, language)),
  };
}

function requirePartner(actor: Actor): PartnerActor {
  const { partnerId } = actor;
  if (partnerId === undefined) throw new Error('batches.submit let in an actor without a partner');
  return { ...actor, partnerId };
}
