import { Injectable } from '@nestjs/common';
import { type Referral } from '../../domain/referral/referral.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { ReferralContentEntity } from './referral-content.entity.js';

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
  async getReferral(tx: ReadTx, fileNumber: string): Promise<{ dataKey: Buffer; referral: Referral }> {
    const row = await tx.manager.findOneByOrFail(ReferralContentEntity, { fileNumber });
    const dataKey = this.cipher.unwrap(row.wrappedKey, fileNumber);
    const place = { table: 'referral_contents', column: 'sealed', row: fileNumber };
    return { dataKey, referral: this.cipher.open<Referral>(dataKey, place, row.sealed) };
  }
}
