import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { packBytes } from '../../platform/database/packed-bytes.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { type CheckCause } from './check-cause.js';
import { type NewCheck, type SealedCheck } from './check.maker.js';
import { StcaCheckEntity } from './stca-check.entity.js';

/** A check of a file as it was made: its facts, its result, and what identifies the law and the facts it stood on. */
export interface StcaCheck extends Omit<SealedCheck, 'engine'> {
  readonly checkId: string;
  readonly cause: CheckCause;
  readonly madeAt: string;
  readonly assessedOn: string;
  readonly conclusion: string;
  readonly lawVersion: string;
  /** SHA-256 in hexadecimal. */
  readonly rulebookHash: string;
  readonly factsHash: string;
}

/** Bytes of a hash. */
const HASH = 32;

/** Checks as they stand in the database; a data key is that of the file. Only ever added to. */
@Injectable()
export class StcaCheckStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** A check. Throws when there is none: it is asked for what a file names. */
  async get(tx: ReadTx, checkId: string, dataKey: Buffer): Promise<StcaCheck> {
    return this.#open(await tx.manager.findOneByOrFail(StcaCheckEntity, { checkId }), dataKey);
  }

  /** Checks by their ids, each with the data key of its file. */
  async getAll(tx: ReadTx, keys: ReadonlyMap<string, Buffer>): Promise<ReadonlyMap<string, StcaCheck>> {
    const rows = await tx.manager
      .createQueryBuilder(StcaCheckEntity, 'stca_check')
      .where('stca_check.check_id = ANY(:ids)', { ids: [...keys.keys()] })
      .getMany();
    return new Map(
      rows.flatMap((row) => {
        const key = keys.get(row.checkId);
        return key === undefined ? [] : [[row.checkId, this.#open(row, key)]];
      }),
    );
  }

  /** Up to `limit` checks of a file, the newest first, after the check `after` (its instant and id). */
  async listOfFile(
    tx: ReadTx,
    fileNumber: string,
    request: { dataKey: Buffer; after: readonly string[] | null; limit: number },
  ): Promise<StcaCheck[]> {
    const query = tx.manager
      .createQueryBuilder(StcaCheckEntity, 'stca_check')
      .where('stca_check.file_number = :fileNumber', { fileNumber })
      .orderBy('stca_check.made_at', 'DESC')
      .addOrderBy('stca_check.check_id', 'DESC')
      .limit(request.limit);
    if (request.after !== null) {
      const [madeAt, checkId] = request.after;
      query.andWhere('(stca_check.made_at, stca_check.check_id) < (:madeAt::timestamptz, :checkId::uuid)', {
        madeAt,
        checkId,
      });
    }
    return (await query.getMany()).map((row) => this.#open(row, request.dataKey));
  }

  /** Stores checks of whatever files, in one statement. */
  async insertAll(tx: WriteTx, checks: readonly NewCheck[]): Promise<void> {
    if (checks.length === 0) return;
    const sealed = packBytes(checks.map((one) => one.sealed));
    const hashes = packBytes(checks.map((one) => Buffer.concat([one.rulebookHash, one.factsHash])));
    const rows = checks.map(
      ({ rulebookHash: _rulebook, factsHash: _facts, sealed: _sealed, ...check }, i) => ({
        ...check,
        ...{ start: sealed.starts[i], length: sealed.lengths[i], hash: hashes.starts[i] },
      }),
    );
    await rowsOf(
      tx,
      `INSERT INTO stca_checks (check_id, file_number, partner_id, cause, assessed_on, conclusion, law_version,
         rulebook_hash, facts_hash, made_at, sealed)
       SELECT r."checkId", r."fileNumber", r."partnerId", r.cause, r."assessedOn", r.conclusion, r."lawVersion",
         substring($2::bytea FROM r.hash FOR ${HASH}), substring($2::bytea FROM r.hash + ${HASH} FOR ${HASH}), r."madeAt",
         substring($1::bytea FROM r.start FOR r.length)
       FROM jsonb_to_recordset($3::jsonb) AS r ("checkId" uuid, "fileNumber" text, "partnerId" text, cause text,
         "assessedOn" date, conclusion text, "lawVersion" date, "madeAt" timestamptz, start integer, length integer,
         hash integer)`,
      [sealed.bytes, hashes.bytes, JSON.stringify(rows)],
    );
  }

  #open(row: StcaCheckEntity, dataKey: Buffer): StcaCheck {
    const place = { table: 'stca_checks', column: 'sealed', row: row.checkId };
    // Checks made before notices and family members were checked hold neither.
    const {
      facts,
      notices = [],
      result,
      family = [],
    } = this.cipher.open<Pick<SealedCheck, 'facts' | 'result'> & Partial<SealedCheck>>(
      dataKey,
      place,
      row.sealed,
    );
    return {
      checkId: row.checkId,
      cause: row.cause,
      madeAt: row.madeAt.toISOString(),
      assessedOn: row.assessedOn,
      conclusion: row.conclusion,
      lawVersion: row.lawVersion,
      rulebookHash: row.rulebookHash.toString('hex'),
      factsHash: row.factsHash.toString('hex'),
      facts,
      notices,
      result,
      family,
    };
  }
}
