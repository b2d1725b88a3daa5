import { Injectable } from '@nestjs/common';
import { type Situation } from '../../domain/case-file/situation.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** What stands sealed of a change: both sides of it, and why. */
interface SealedChange {
  readonly from: Situation;
  readonly to: Situation;
  readonly reason: string;
}

/** Which version of which file a change made. */
interface Changed {
  readonly fileNumber: string;
  readonly fileVersion: number;
}

/** A change of the situation: what it was and became, who told of it, when and why. */
export interface SituationAmendment extends SealedChange {
  readonly fileVersion: number;
  readonly amendedBy: string;
  /** RFC 3339, UTC. */
  readonly amendedAt: string;
}

/** What became of people after their referral, sealed under the file's data key. Only ever added to; the last one counts. */
@Injectable()
export class SituationStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** The changes of a file, the earliest first. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<SituationAmendment[]> {
    const rows = await rowsOf<{ fileVersion: number; amendedBy: string; amendedAt: Date; sealed: Buffer }>(
      tx,
      `SELECT file_version AS "fileVersion", amended_by AS "amendedBy", amended_at AS "amendedAt", sealed
       FROM situation_amendments WHERE file_number = $1 ORDER BY file_version`,
      [fileNumber],
    );
    return rows.map(({ fileVersion, amendedBy, amendedAt, sealed }) => ({
      ...{ fileVersion, amendedBy, amendedAt: amendedAt.toISOString() },
      ...this.open(dataKey, { fileNumber, fileVersion }, sealed),
    }));
  }

  /** Opens what is sealed of one change. */
  open(dataKey: Buffer, changed: Changed, sealed: Buffer): SealedChange {
    return this.cipher.open<SealedChange>(dataKey, placeOf(changed), sealed);
  }

  /** Stores a change. */
  async insert(
    tx: WriteTx,
    file: { readonly fileNumber: string; readonly partnerId: string; readonly dataKey: Buffer },
    { fileVersion, amendedBy, amendedAt, ...change }: SituationAmendment,
  ): Promise<void> {
    const { fileNumber, partnerId, dataKey } = file;
    const sealed = this.cipher.seal(dataKey, placeOf({ fileNumber, fileVersion }), change);
    await rowsOf(
      tx,
      `INSERT INTO situation_amendments (file_number, file_version, partner_id, amended_by, amended_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [fileNumber, fileVersion, partnerId, amendedBy, amendedAt, sealed],
    );
  }
}

function placeOf({ fileNumber, fileVersion }: Changed): Place {
  return { table: 'situation_amendments', column: 'sealed', row: `${fileNumber}/${fileVersion}` };
}
