import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { Clock } from '../clock.js';
import { rowsOf, type ReadTx, type WriteTx } from '../database/tx.js';
import { type Done, UnitOfWork } from '../database/unit-of-work.js';
import { Problem } from './problem.js';
import { type KeyedAnswer, replayOf } from './keyed-answer.js';

/** What makes two requests the same one. `hash` is a SHA-256 over everything that changes the outcome. */
export interface KeyedRequest {
  readonly operation: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** What is done once the key is held. */
type Work = (tx: WriteTx) => Promise<Done<KeyedAnswer>>;

interface StoredRow extends KeyedAnswer {
  readonly request_hash: Buffer;
}

/** Visible ASCII, 1 to 255 characters. */
const KEY = /^[\x21-\x7e]{1,255}$/;

/** The `Idempotency-Key` of a request; a problem when there is none that can be used. */
export function requireKey(header: string | undefined): string {
  if (header === undefined || !KEY.test(header)) throw new Problem('missing-idempotency-key');
  return header;
}

/**
 * Carries a request out once per partner, operation and key (IETF draft-ietf-httpapi-idempotency-key-header). The answer
 * is stored in the transaction that does the work, and the key is held by a lock that ends with it: a request that fails,
 * or a server that dies, leaves nothing behind, and the key can be used again.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the stored answer, byte for byte, when the request was answered before; else what the work answers. `prepare`
   * runs before the transaction, and only for a request not answered yet; whatever it or the work throws is not stored.
   * Problems: key-in-use (409) while the same key is being handled, key-reused (422) for another request under it.
   */
  async once(
    actor: Actor & { readonly partnerId: string },
    request: KeyedRequest,
    prepare: () => Work | Promise<Work>,
  ): Promise<KeyedAnswer> {
    const earlier = await this.unitOfWork.read(actor, (tx) => find(tx, actor.partnerId, request));
    if (earlier !== undefined) return earlier;
    const work = await prepare();
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        if (!(await takeKey(tx, actor.partnerId, request))) {
          throw new Problem('key-in-use', { headers: { 'retry-after': '1' } });
        }
        const meanwhile = await find(tx, actor.partnerId, request);
        if (meanwhile !== undefined) throw new AnsweredMeanwhile(meanwhile);
        const done = await work(tx);
        await this.#store(tx, actor.partnerId, request, done.result);
        return done;
      });
    } catch (error) {
      if (error instanceof AnsweredMeanwhile) return error.answer;
      throw error;
    }
  }

  async #store(tx: WriteTx, partnerId: string, request: KeyedRequest, answer: KeyedAnswer): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO stored_answers
         (partner_id, operation, idempotency_key, request_hash, status, headers, body, stored_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[partnerId, request.operation, request.key, request.hash],
        ...[answer.status, JSON.stringify(answer.headers), answer.body, this.clock.now()],
      ],
    );
  }
}

/** Rolls back a transaction that found the request answered by another one that was a moment faster. */
class AnsweredMeanwhile extends Error {
  constructor(readonly answer: KeyedAnswer) {
    super('answered meanwhile');
  }
}

async function find(tx: ReadTx, partnerId: string, request: KeyedRequest): Promise<KeyedAnswer | undefined> {
  const [row] = await rowsOf<StoredRow>(
    tx,
    `SELECT request_hash, status, headers, body FROM stored_answers
     WHERE partner_id = $1 AND operation = $2 AND idempotency_key = $3`,
    [partnerId, request.operation, request.key],
  );
  if (row === undefined) return undefined;
  if (!row.request_hash.equals(request.hash)) throw new Problem('key-reused');
  return replayOf(row);
}

/** Takes the key until the transaction ends; false when another transaction has it. */
async function takeKey(tx: WriteTx, partnerId: string, request: KeyedRequest): Promise<boolean> {
  const name = JSON.stringify(['idempotency', partnerId, request.operation, request.key]);
  const lock = createHash('sha256').update(name).digest().readBigInt64BE(0);
  const [row] = await rowsOf<{ taken: boolean }>(
    tx,
    'SELECT pg_try_advisory_xact_lock($1::bigint) AS taken',
    [lock.toString()],
  );
  return row?.taken === true;
}
