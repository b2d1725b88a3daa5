import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { StcaCheckEntity } from './stca-check.entity.js';

/** A check of a file as it was made: its facts, its result, and what identifies the law and the facts it stood on. */
export interface StcaCheck {
  readonly checkId: string;
  readonly cause: string;
  readonly madeAt: string;
  readonly assessedOn: string;
  readonly conclusion: string;
  readonly lawVersion: string;
  /** SHA-256 in hexadecimal. */
  readonly rulebookHash: string;
  readonly factsHash: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
}

/** Checks as they stand in the database; `dataKey` is that of the file. */
@Injectable()
export class StcaCheckStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Every check of a file, the newest first. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<StcaCheck[]> {
    const rows = await tx.manager.find(StcaCheckEntity, {
      where: { fileNumber },
      order: { madeAt: 'DESC', checkId: 'DESC' },
    });
    return rows.map((row) => {
      const place = { table: 'stca_checks', column: 'sealed', row: row.checkId };
      const { facts, result } = this.cipher.open<Pick<StcaCheck, 'facts' | 'result'>>(
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
        result,
      };
    });
  }
}
