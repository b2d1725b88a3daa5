import { Injectable } from '@nestjs/common';
import { type Referral } from '../../domain/referral/referral.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type ReadTx } from '../../platform/database/tx.js';
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

  /** The data key of a file. Throws when there is none: each file is stored with one. */
  async getDataKey(tx: ReadTx, fileNumber: string): Promise<Buffer> {
    const row = await tx.manager.findOneOrFail(ReferralContentEntity, {
      where: { fileNumber },
      select: { fileNumber: true, wrappedKey: true },
    });
    return this.cipher.unwrap(row.wrappedKey, fileNumber);
  }

  /** The referral of a file, and the data key that opens everything else of it. */
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
    return new Map(rows.map((row) => [row.fileNumber, this.#open(row)]));
  }

  #open(row: ReferralContentEntity): OpenedReferral {
    const dataKey = this.cipher.unwrap(row.wrappedKey, row.fileNumber);
    const place = { table: 'referral_contents', column: 'sealed', row: row.fileNumber };
    return { dataKey, referral: this.cipher.open<Referral>(dataKey, place, row.sealed) };
  }
}
