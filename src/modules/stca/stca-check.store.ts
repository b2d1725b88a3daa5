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
    await rowsOf(
      tx,
      `INSERT INTO stca_checks (check_id, file_number, partner_id, cause, assessed_on, conclusion, law_version,
         rulebook_hash, facts_hash, made_at, sealed)
       SELECT r.check_id, r.file_number, r.partner_id, r.cause, r.assessed_on, r.conclusion, r.law_version,
         r.rulebook_hash, r.facts_hash, r.made_at, substring($1::bytea FROM r.start FOR r.length)
       FROM unnest($2::integer[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::date[],
           $9::text[], $10::date[], $11::bytea[], $12::bytea[], $13::timestamptz[])
         AS r (start, length, check_id, file_number, partner_id, cause, assessed_on, conclusion, law_version,
           rulebook_hash, facts_hash, made_at)`,
      [
        ...[sealed.bytes, sealed.starts, sealed.lengths],
        checks.map((one) => one.checkId),
        checks.map((one) => one.fileNumber),
        checks.map((one) => one.partnerId),
        checks.map((one) => one.cause),
        checks.map((one) => one.assessedOn),
        checks.map((one) => one.conclusion),
        checks.map((one) => one.lawVersion),
        checks.map((one) => one.rulebookHash),
        checks.map((one) => one.factsHash),
        checks.map((one) => one.madeAt),
      ],
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
