import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { type Language } from '../../platform/language/language.js';
import { toBatchDto, toRowDto } from './batch-answers.js';
import { BatchStore, type FollowedBatch } from './batch.store.js';
import { type BatchDto, type BatchPageDto } from './dto/batch-answers.dto.js';
import { type ListBatchesQuery, type ListRowsQuery } from './dto/batch.queries.js';
import { type RowPageDto } from './dto/row-answers.dto.js';
import { RefusalTeller } from './waiting/refusal-teller.js';

const PAGE = 50;
const BATCHES = 'referral-batches';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What became of batches. Row-level security leaves a partner its own. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly batches: BatchStore,
    private readonly teller: RefusalTeller,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of batches, the newest first. */
  async list(
    actor: Actor,
    { limit = PAGE, cursor }: ListBatchesQuery,
    language: Language,
  ): Promise<BatchPageDto> {
    const [receivedAt = '', batchId = ''] =
      cursor === undefined ? [] : this.cursors.decode(actor.id, BATCHES, cursor);
    const after = cursor === undefined ? null : ([receivedAt, batchId] as const);
    const rows = await this.unitOfWork.read(actor, (tx) => this.batches.list(tx, after, limit + 1));
    const page = pageOf(rows, limit, ({ batch }) =>
      this.cursors.encode(actor.id, BATCHES, [batch.receivedAt, batch.batchId]),
    );
    return { items: page.items.map((one) => this.#toDto(one, language)), next: page.next };
  }

  /** One batch. Problem: not-found, another partner's included. */
  async get(actor: Actor, batchId: string, language: Language): Promise<BatchDto> {
    if (!UUID.test(batchId)) throw new Problem('not-found');
    const batch = await this.unitOfWork.read(actor, (tx) => this.batches.find(tx, batchId));
    if (batch === undefined) throw new Problem('not-found');
    return this.#toDto(batch, language);
  }

  /** A page of the rows of a batch, in the order sent, with the partner's references: the read is an event. Problem: not-found, another partner's batch included. */
  async listRows(
    actor: Actor,
    batchId: string,
    { status, limit = PAGE, cursor }: ListRowsQuery,
    language: Language,
  ): Promise<RowPageDto> {
    if (!UUID.test(batchId)) throw new Problem('not-found');
    const list = `${BATCHES}/${batchId.toLowerCase()}/rows?${status ?? ''}`;
    const [position = '-1'] = cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    const rows = await this.unitOfWork.run(actor, async (tx) => {
      if ((await this.batches.find(tx, batchId)) === undefined) throw new Problem('not-found');
      const request = { status, afterIndex: Number(position), limit: limit + 1 };
      return {
        result: await this.batches.listRows(tx, batchId, request),
        events: [{ action: 'batch.rows-read', subject: { type: 'batch', id: batchId.toLowerCase() } }],
      };
    });
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, list, [String(last.index)]));
    return { items: page.items.map((row) => toRowDto(row, language)), next: page.next };
  }

  #toDto(followed: FollowedBatch, language: Language): BatchDto {
    return toBatchDto(followed, this.teller.tell(followed.batch.refusal, language));
  }
}
