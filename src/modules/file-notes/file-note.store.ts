import { Injectable } from '@nestjs/common';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A note of staff to a file. `writtenAt` is RFC 3339, UTC. */
export interface FileNote {
  readonly noteId: string;
  readonly fileNumber: string;
  readonly authorId: string;
  readonly writtenAt: string;
  readonly text: string;
}

interface NoteRow extends Omit<FileNote, 'writtenAt' | 'text'> {
  readonly writtenAt: Date;
  readonly sealed: Buffer;
}

/** Notes as they stand in the database; `dataKey` is that of the file. They are only ever added. */
@Injectable()
export class FileNoteStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Adds a note. */
  async insert(tx: WriteTx, note: FileNote & { readonly partnerId: string }, dataKey: Buffer): Promise<void> {
    const { noteId, fileNumber, partnerId, authorId, writtenAt, text } = note;
    await rowsOf(
      tx,
      `INSERT INTO file_notes (note_id, file_number, partner_id, author_id, written_at, sealed)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [noteId, fileNumber, partnerId, authorId, writtenAt, this.cipher.seal(dataKey, placeOf(noteId), text)],
    );
  }

  /** Up to `limit` notes of a file after `after`, the newest first. */
  async listOfFile(
    tx: ReadTx,
    fileNumber: string,
    page: { readonly after: readonly string[] | null; readonly limit: number; readonly dataKey: Buffer },
  ): Promise<readonly FileNote[]> {
    const rows = await rowsOf<NoteRow>(
      tx,
      `SELECT note_id AS "noteId", file_number AS "fileNumber", author_id AS "authorId", written_at AS "writtenAt", sealed
       FROM file_notes
       WHERE file_number = $1 AND ($2::timestamptz IS NULL OR (written_at, note_id) < ($2::timestamptz, $3::uuid))
       ORDER BY written_at DESC, note_id DESC LIMIT $4`,
      [fileNumber, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
    return rows.map(({ sealed, ...note }) => ({
      ...note,
      writtenAt: note.writtenAt.toISOString(),
      text: this.cipher.open<string>(page.dataKey, placeOf(note.noteId), sealed),
    }));
  }
}

function placeOf(row: string): Place {
  return { table: 'file_notes', column: 'sealed', row };
}
