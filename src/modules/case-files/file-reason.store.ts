import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** What somebody said to a change of a file, in free text and codes: `{ reason: 'No contact since May.' }`. */
export type FileReason = Readonly<Record<string, unknown>>;

/** Why a file was changed, sealed beside the version that the change made; `dataKey` is that of the file. */
@Injectable()
export class FileReasonStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Keeps the reason of the change that made this version. */
  async insert(
    tx: WriteTx,
    { fileNumber, partnerId, version }: CaseFile,
    reason: FileReason,
    dataKey: Buffer,
  ): Promise<void> {
    const sealed = this.cipher.seal(dataKey, placeOf(fileNumber, version), reason);
    await rowsOf(
      tx,
      'INSERT INTO file_reasons (file_number, version, partner_id, sealed) VALUES ($1, $2, $3, $4)',
      [fileNumber, version, partnerId, sealed],
    );
  }

  /** The reasons of a file's changes, by the version each made. */
  async listOfFile(
    tx: ReadTx,
    fileNumber: string,
    dataKey: Buffer,
  ): Promise<ReadonlyMap<number, FileReason>> {
    const rows = await rowsOf<{ version: number; sealed: Buffer; asClosing: boolean }>(
      tx,
      `SELECT version, sealed, sealed_as_closing AS "asClosing" FROM file_reasons WHERE file_number = $1 ORDER BY version`,
      [fileNumber],
    );
    return new Map(
      rows.map(({ version, sealed, asClosing }) => {
        const place = asClosing ? placeOfClosing(fileNumber) : placeOf(fileNumber, version);
        return [version, this.cipher.open<FileReason>(dataKey, place, sealed)];
      }),
    );
  }
}

function placeOf(fileNumber: string, version: number): Place {
  return { table: 'file_reasons', column: 'sealed', row: `${fileNumber}/${version}` };
}

/** Where reasons stood before each version had its own; they stay sealed for it. */
function placeOfClosing(fileNumber: string): Place {
  return { table: 'case_files', column: 'sealed_closing', row: fileNumber };
}
