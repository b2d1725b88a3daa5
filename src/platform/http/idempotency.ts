import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { Clock } from '../clock.js';
import { BlindIndex } from '../crypto/blind-index.js';
import { FieldCipher, ownerOf, type Place } from '../crypto/field-cipher.js';
import { KeyVersions } from '../crypto/key-versions.js';
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

interface StoredRow extends Omit<KeyedAnswer, 'body'> {
  readonly request_hash: Buffer;
  readonly sealed: Buffer | null;
  readonly wrapped: Buffer;
  readonly keyVersion: number;
}

/** A request in the form in which it is kept: neither its key nor the hash of its body can be guessed from the database. */
interface IndexedRequest {
  readonly partnerId: string;
  readonly operation: string;
  readonly keyIndex: Buffer;
  readonly requestHash: Buffer;
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
    private readonly cipher: FieldCipher,
    private readonly blindIndex: BlindIndex,
    private readonly keyVersions: KeyVersions,
  ) {}

  /**
   * Gives the stored answer, byte for byte, when the request was answered before; else what the work answers. `prepare`
   * runs before the transaction, and only for a request not answered yet; whatever it or the work throws is not stored.
   * Problems: key-in-use (409) while the same key is being handled, key-reused (422) for another request under it, gone (410)
   * for one whose answer was destroyed with a file of its batch.
   */
  async once(
    actor: Actor & { readonly partnerId: string },
    request: KeyedRequest,
    prepare: () => Work | Promise<Work>,
  ): Promise<KeyedAnswer> {
    const indexed = this.#index(actor.partnerId, request);
    const earlier = await this.unitOfWork.read(actor, (tx) => this.#find(tx, indexed));
    if (earlier !== undefined) return earlier;
    const work = await prepare();
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        if (!(await takeKey(tx, indexed))) {
          throw new Problem('key-in-use', { headers: { 'retry-after': '1' } });
        }
        const meanwhile = await this.#find(tx, indexed);
        if (meanwhile !== undefined) throw new AnsweredMeanwhile(meanwhile);
        const done = await work(tx);
        await this.#store(tx, indexed, done.result);
        return done;
      });
    } catch (error) {
      if (error instanceof AnsweredMeanwhile) return error.answer;
      throw error;
    }
  }

  #index(partnerId: string, { operation, key, hash }: KeyedRequest): IndexedRequest {
    return {
      ...{ partnerId, operation },
      keyIndex: this.blindIndex.of('idempotency-key', partnerId, operation, key),
      requestHash: this.blindIndex.of('request', partnerId, hash),
    };
  }

  async #store(tx: WriteTx, request: IndexedRequest, answer: KeyedAnswer): Promise<void> {
    const { partnerId, operation, keyIndex, requestHash } = request;
    const place = placeOf(keyIndex);
    const dataKey = this.cipher.newDataKey(ownerOf(place), await this.keyVersions.forWriting(tx));
    await rowsOf(
      tx,
      `INSERT INTO stored_answers
         (partner_id, operation, key_index, request_hash, status, headers, sealed, wrapped_key, key_version, stored_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[partnerId, operation, keyIndex, requestHash, answer.status, JSON.stringify(answer.headers)],
        this.cipher.seal(dataKey.key, place, answer.body),
        ...[dataKey.wrapped, dataKey.keyVersion, this.clock.now()],
      ],
    );
  }

  async #find(tx: ReadTx, request: IndexedRequest): Promise<KeyedAnswer | undefined> {
    const { partnerId, operation, keyIndex, requestHash } = request;
    const [row] = await rowsOf<StoredRow>(
      tx,
      `SELECT request_hash, status, headers, sealed, wrapped_key AS wrapped, key_version AS "keyVersion"
       FROM stored_answers WHERE partner_id = $1 AND operation = $2 AND key_index = $3`,
      [partnerId, operation, keyIndex],
    );
    if (row === undefined) return undefined;
    if (!row.request_hash.equals(requestHash)) throw new Problem('key-reused');
    if (row.sealed === null) throw new Problem('gone');
    const place = placeOf(keyIndex);
    const dataKey = await this.cipher.unwrap(row, ownerOf(place));
    return replayOf({ ...row, body: this.cipher.open<string>(dataKey, place, row.sealed) });
  }
}

function placeOf(keyIndex: Buffer): Place {
  return { table: 'stored_answers', column: 'sealed', row: keyIndex.toString('hex') };
}

/** Rolls back a transaction that found the request answered by another one that was a moment faster. */
class AnsweredMeanwhile extends Error {
  constructor(readonly answer: KeyedAnswer) {
    super('answered meanwhile');
  }
}

/** Takes the key until the transaction ends; false when another transaction has it. */
async function takeKey(tx: WriteTx, { keyIndex }: IndexedRequest): Promise<boolean> {
  const lock = keyIndex.readBigInt64BE(0);
  const [row] = await rowsOf<{ taken: boolean }>(
    tx,
    'SELECT pg_try_advisory_xact_lock($1::bigint) AS taken',
    [lock.toString()],
  );
  return row?.taken === true;
}
