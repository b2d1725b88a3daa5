import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A conflict of interest that somebody declared in a file. Instants are RFC 3339, UTC; the last two null while it stands. */
export interface FileConflict {
  readonly staffId: string;
  readonly declaredAt: string;
  /** The version of the file that declaring it made; its reason is kept under that version. */
  readonly declaredVersion: number;
  readonly liftedAt: string | null;
  readonly liftedBy: string | null;
  readonly liftedVersion: number | null;
}

/** What assigning a file to somebody must know of them. */
export interface Assignee {
  readonly isActiveOfficer: boolean;
  readonly hasConflict: boolean;
}

type ConflictRow = Omit<FileConflict, 'declaredAt' | 'liftedAt'> & {
  readonly declaredAt: Date;
  readonly liftedAt: Date | null;
};

/** Conflicts of interest in files, as they were declared and lifted. */
@Injectable()
export class FileConflictStore {
  /**
   * Puts down that somebody has a conflict in a file, `next` being the version of it that declaring made. From the next
   * transaction on the database shows them no row of the file.
   */
  async insert(tx: WriteTx, next: CaseFile, staffId: string): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO file_conflicts (file_number, partner_id, staff_id, declared_version, declared_at)
       VALUES ($1, $2, $3, $4, $5)`,
      [next.fileNumber, next.partnerId, staffId, next.version, next.changedAt],
    );
  }

  /** Lifts the standing conflict of somebody in a file; false when there is none. */
  async updateLifted(
    tx: WriteTx,
    next: CaseFile,
    { staffId, by }: { readonly staffId: string; readonly by: string },
  ): Promise<boolean> {
    const changed = await changedRows(
      tx,
      `UPDATE file_conflicts SET lifted_version = $3, lifted_at = $4, lifted_by = $5
       WHERE file_number = $1 AND staff_id = $2 AND lifted_at IS NULL`,
      [next.fileNumber, staffId, next.version, next.changedAt, by],
    );
    return changed === 1;
  }

  /** Every conflict ever declared in a file, the earliest first. */
  async listOfFile(tx: ReadTx, fileNumber: string): Promise<readonly FileConflict[]> {
    const rows = await rowsOf<ConflictRow>(
      tx,
      `SELECT staff_id AS "staffId", declared_at AS "declaredAt", declared_version AS "declaredVersion",
         lifted_at AS "liftedAt", lifted_by AS "liftedBy", lifted_version AS "liftedVersion"
       FROM file_conflicts WHERE file_number = $1 ORDER BY declared_version`,
      [fileNumber],
    );
    return rows.map((row) => ({
      ...row,
      declaredAt: row.declaredAt.toISOString(),
      liftedAt: row.liftedAt?.toISOString() ?? null,
    }));
  }

  /** What assigning a file to somebody must know; undefined when there is no account of that id. */
  async findAssignee(tx: ReadTx, fileNumber: string, staffId: string): Promise<Assignee | undefined> {
    const rows = await rowsOf<Assignee>(
      tx,
      `SELECT s.role = 'officer' AND s.active AS "isActiveOfficer", EXISTS (
         SELECT FROM file_conflicts c WHERE c.file_number = $1 AND c.staff_id = s.staff_id AND c.lifted_at IS NULL
       ) AS "hasConflict" FROM staff s WHERE s.staff_id = $2`,
      [fileNumber, staffId],
    );
    return rows[0];
  }
}
