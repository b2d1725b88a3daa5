import { Injectable } from '@nestjs/common';
import { type Referral } from '../../domain/referral/referral.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { ReferralContentEntity } from './referral-content.entity.js';

/** A referral, and the data key of its file. */
export interface OpenedReferral {
  readonly dataKey: Buffer;
  readonly referral: Referral;
}

/** Opens what is sealed under a file's data key. */
@Injectable()
export class ContentStore {
  constructor(private readonly cipher: FieldCipher) {}

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
    return this.#open(await tx.manager.findOneByOrFail(ReferralContentEntity, { fileNumber }));
  }

  /** The same of many files, by file number. */
  async getReferrals(
    tx: ReadTx,
    fileNumbers: readonly string[],
  ): Promise<ReadonlyMap<string, OpenedReferral>> {
    const rows = await tx.manager
      .createQueryBuilder(ReferralContentEntity, 'content')
      .where('content.file_number = ANY(:fileNumbers)', { fileNumbers })
      .getMany();
    const opened = await Promise.all(rows.map((row) => this.#open(row)));
    return new Map(rows.map((row, i) => [row.fileNumber, opened[i] as OpenedReferral]));
  }

  async #unwrap(row: ReferralContentEntity): Promise<Buffer> {
    const { wrappedKey: wrapped, keyVersion, fileNumber } = row;
    if (wrapped === null || keyVersion === null) throw new Problem('gone');
    return this.cipher.unwrap({ wrapped, keyVersion }, fileNumber);
  }

  async #open(row: ReferralContentEntity): Promise<OpenedReferral> {
    const dataKey = await this.#unwrap(row);
    if (row.sealed === null) throw new Problem('gone');
    const place = { table: 'referral_contents', column: 'sealed', row: row.fileNumber };
    return { dataKey, referral: this.cipher.open<Referral>(dataKey, place, row.sealed) };
  }
}
