import { Injectable } from '@nestjs/common';
import { type FactAmendment } from '../../domain/case-file/amend-facts.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** What stands sealed: the values and the reason. */
interface SealedAmendment {
  readonly reason: string;
  readonly changes: readonly FactAmendment[];
}

/** An amendment of the facts of a file: what changed, who did it, when, why, and which check followed. */
export interface RecordedAmendment extends SealedAmendment {
  readonly checkId: string;
  readonly fileVersion: number;
  readonly amendedBy: string;
  /** RFC 3339, UTC. */
  readonly amendedAt: string;
}

/** Amendments as they stand in the database, sealed under the file's data key. Only ever added to. */
@Injectable()
export class FactAmendmentStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** The amendments of a file, the earliest first. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<RecordedAmendment[]> {
    const rows = await rowsOf<{
      amendment_id: string;
      check_id: string;
      file_version: number;
      amended_by: string;
      amended_at: Date;
      sealed: Buffer;
    }>(
      tx,
      `SELECT amendment_id, check_id, file_version, amended_by, amended_at, sealed FROM fact_amendments
       WHERE file_number = $1 ORDER BY file_version`,
      [fileNumber],
    );
    return rows.map((row) => ({
      checkId: row.check_id,
      fileVersion: row.file_version,
      amendedBy: row.amended_by,
      amendedAt: row.amended_at.toISOString(),
      ...this.cipher.open<SealedAmendment>(dataKey, placeOf(row.amendment_id), row.sealed),
    }));
  }

  /** Stores an amendment of a file. */
  async insert(
    tx: WriteTx,
    amendmentId: string,
    file: { readonly fileNumber: string; readonly partnerId: string; readonly dataKey: Buffer },
    { reason, changes, ...amendment }: RecordedAmendment,
  ): Promise<void> {
    const content: SealedAmendment = { reason, changes };
    await rowsOf(
      tx,
      `INSERT INTO fact_amendments (amendment_id, file_number, partner_id, check_id, file_version, amended_by,
         amended_at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[amendmentId, file.fileNumber, file.partnerId, amendment.checkId, amendment.fileVersion],
        ...[amendment.amendedBy, amendment.amendedAt],
        this.cipher.seal(file.dataKey, placeOf(amendmentId), content),
      ],
    );
  }
}

function placeOf(row: string): { table: string; column: string; row: string } {
  return { table: 'fact_amendments', column: 'sealed', row };
}
