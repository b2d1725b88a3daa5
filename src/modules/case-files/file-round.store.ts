import { Injectable } from '@nestjs/common';
import { type CaseFile, type DecisionOutcome } from '../../domain/case-file/case-file.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A round of a file that is over: how it ended, and who took the file up again. */
export interface FileRound {
  readonly round: number;
  readonly state: 'decided' | 'closed';
  readonly outcome: DecisionOutcome | null;
  /** The decision that ended it; it stays confirmed. */
  readonly decisionId: string | null;
  readonly closingReason: string | null;
  /** The file it had gone on as. */
  readonly mergedInto: string | null;
  /** Version of the file that reopening made: the reason is kept under it. */
  readonly reopenedVersion: number;
  readonly reopenedBy: string;
  /** RFC 3339, UTC. */
  readonly reopenedAt: string;
}

/** Rounds of files as they stand in the database. Only ever added to. */
@Injectable()
export class FileRoundStore {
  /** Keeps how a file had ended that is taken up again as `next`, with the decision that had ended it. */
  async insert(tx: WriteTx, file: CaseFile, next: CaseFile, reopenedBy: string): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO file_rounds (file_number, round, partner_id, state, outcome, closing_reason, merged_into,
         reopened_version, reopened_by, reopened_at, decision_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, (
         SELECT decision_id FROM decisions WHERE file_number = $1 AND status = 'confirmed' AND $4 = 'decided'
         ORDER BY confirmed_version DESC LIMIT 1))`,
      [
        ...[file.fileNumber, file.round, file.partnerId, file.state, file.outcome, file.closingReason],
        ...[file.mergedInto, next.version, reopenedBy, next.changedAt],
      ],
    );
  }

  /** The rounds of a file that are over, the first first. */
  async listOfFile(tx: ReadTx, fileNumber: string): Promise<FileRound[]> {
    const rows = await rowsOf<Omit<FileRound, 'reopenedAt'> & { readonly reopenedAt: Date }>(
      tx,
      `SELECT round, state, outcome, decision_id AS "decisionId", closing_reason AS "closingReason",
         merged_into AS "mergedInto", reopened_version AS "reopenedVersion", reopened_by AS "reopenedBy",
         reopened_at AS "reopenedAt"
       FROM file_rounds WHERE file_number = $1 ORDER BY round`,
      [fileNumber],
    );
    return rows.map((row) => ({ ...row, reopenedAt: row.reopenedAt.toISOString() }));
  }
}
