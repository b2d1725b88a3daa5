import { Injectable } from '@nestjs/common';
import { type Situation } from '../../domain/case-file/situation.js';
import { type Referral } from '../../domain/referral/referral.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { ReferralContentEntity } from './referral-content.entity.js';
import { SituationStore } from './situation.store.js';

/** A referral, what became of its situation since, and the data key of its file. */
export interface OpenedReferral {
  readonly dataKey: Buffer;
  readonly referral: Referral;
  /** Null when nobody told of any change. */
  readonly situation: Situation | null;
}

/** A row of `referral_contents` with the last amendment of the situation, if there is one. */
interface ContentRow {
  readonly fileNumber: string;
  readonly wrappedKey: Buffer | null;
  readonly keyVersion: number | null;
  readonly sealed: Buffer | null;
  readonly amendedVersion: number | null;
  readonly amended: Buffer | null;
}

/** Opens what is sealed under a file's data key. */
@Injectable()
export class ContentStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly situations: SituationStore,
  ) {}

  /** The data key of a file. Throws when there is no file: each is stored with one. Problem: gone, once it was disposed of. */
  async getDataKey(tx: ReadTx, fileNumber: string): Promise<Buffer> {
    return this.#unwrap(
      await tx.manager.findOneOrFail(ReferralContentEntity, {
        where: { fileNumber },
        select: { fileNumber: true, wrappedKey: true, keyVersion: true },
      }),
    );
  }

  /** The referral of a file, and the data key that opens everything else of it. Problem: gone, once it was disposed of. */
  async getReferral(tx: ReadTx, fileNumber: string): Promise<OpenedReferral> {
    const [row] = await this.#rows(tx, [fileNumber]);
    if (row === undefined) throw new Error('each file is stored with its referral');
    return this.#open(row);
  }

  /** The same of many files, by file number. */
  async getReferrals(
    tx: ReadTx,
    fileNumbers: readonly string[],
  ): Promise<ReadonlyMap<string, OpenedReferral>> {
    const rows = await this.#rows(tx, fileNumbers);
    const opened = await Promise.all(rows.map((row) => this.#open(row)));
    return new Map(rows.map((row, i) => [row.fileNumber, opened[i] as OpenedReferral]));
  }

  #rows(tx: ReadTx, fileNumbers: readonly string[]): Promise<ContentRow[]> {
    return rowsOf<ContentRow>(
      tx,
      `SELECT c.file_number AS "fileNumber", c.wrapped_key AS "wrappedKey", c.key_version AS "keyVersion", c.sealed,
         a.file_version AS "amendedVersion", a.sealed AS amended
       FROM referral_contents c LEFT JOIN LATERAL (
         SELECT file_version, sealed FROM situation_amendments s WHERE s.file_number = c.file_number
         ORDER BY file_version DESC LIMIT 1) a ON true
       WHERE c.file_number = ANY($1::text[])`,
      [fileNumbers],
    );
  }

  async #unwrap(row: Pick<ContentRow, 'fileNumber' | 'wrappedKey' | 'keyVersion'>): Promise<Buffer> {
    const { wrappedKey: wrapped, keyVersion, fileNumber } = row;
    if (wrapped === null || keyVersion === null) throw new Problem('gone');
    return this.cipher.unwrap({ wrapped, keyVersion }, fileNumber);
  }

  async #open(row: ContentRow): Promise<OpenedReferral> {
    const dataKey = await this.#unwrap(row);
    if (row.sealed === null) throw new Problem('gone');
    const place = { table: 'referral_contents', column: 'sealed', row: row.fileNumber };
    const referral = this.cipher.open<Referral>(dataKey, place, row.sealed);
    const { fileNumber, amendedVersion, amended } = row;
    if (amendedVersion === null || amended === null) return { dataKey, referral, situation: null };
    const last = this.situations.open(dataKey, { fileNumber, fileVersion: amendedVersion }, amended);
    return { dataKey, referral, situation: last.to };
  }
}
