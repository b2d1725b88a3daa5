import { Injectable } from '@nestjs/common';
import { type CorrectionAsker, type CorrectionOutcome } from '../../domain/case-file/corrections.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** What stands sealed of a correction. */
interface SealedCorrection {
  /** Pointer to the fact it is about, or `decision`. */
  readonly about: string;
  readonly text: string;
  readonly reason: string;
}

/** A correction that was asked for, and what became of it. */
export interface Correction extends SealedCorrection {
  readonly correctionId: string;
  /** Version of the file that noting it made. */
  readonly fileVersion: number;
  readonly askedBy: CorrectionAsker;
  readonly outcome: CorrectionOutcome;
  readonly notedBy: string;
  /** RFC 3339, UTC. */
  readonly notedAt: string;
}

/** Corrections as they stand in the database, sealed under the file's data key. Only ever added to. */
@Injectable()
export class CorrectionStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Stores a correction of a file. */
  async insert(
    tx: WriteTx,
    file: { readonly fileNumber: string; readonly partnerId: string; readonly dataKey: Buffer },
    { about, text, reason, ...correction }: Correction,
  ): Promise<void> {
    const content: SealedCorrection = { about, text, reason };
    await rowsOf(
      tx,
      `INSERT INTO file_corrections (correction_id, file_number, partner_id, file_version, asked_by, outcome, noted_by,
         noted_at, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[correction.correctionId, file.fileNumber, file.partnerId, correction.fileVersion],
        ...[correction.askedBy, correction.outcome, correction.notedBy, correction.notedAt],
        this.cipher.seal(file.dataKey, placeOf(correction.correctionId), content),
      ],
    );
  }

  /** Up to `limit` corrections of a file after the version `after`, the earliest first; refusals alone if so asked. */
  async listOfFile(
    tx: ReadTx,
    fileNumber: string,
    request: {
      readonly dataKey: Buffer;
      readonly after?: number;
      readonly limit?: number;
      readonly outcome?: CorrectionOutcome;
    },
  ): Promise<Correction[]> {
    const { dataKey, after = 0, limit = null, outcome = null } = request;
    const rows = await rowsOf<
      Omit<Correction, keyof SealedCorrection | 'notedAt'> & {
        readonly notedAt: Date;
        readonly sealed: Buffer;
      }
    >(
      tx,
      `SELECT correction_id AS "correctionId", file_version AS "fileVersion", asked_by AS "askedBy", outcome,
         noted_by AS "notedBy", noted_at AS "notedAt", sealed
       FROM file_corrections
       WHERE file_number = $1 AND file_version > $2 AND ($4::text IS NULL OR outcome = $4)
       ORDER BY file_version LIMIT $3`,
      [fileNumber, after, limit, outcome],
    );
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      notedAt: row.notedAt.toISOString(),
      ...this.cipher.open<SealedCorrection>(dataKey, placeOf(row.correctionId), sealed),
    }));
  }
}

function placeOf(row: string): Place {
  return { table: 'file_corrections', column: 'sealed', row };
}
