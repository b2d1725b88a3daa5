import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { SET_BY_OFFICER } from '../../domain/case-file/urgency.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { FileReasonStore } from './file-reason.store.js';

/** Who set the urgency of a file against the rules, when and why. */
export interface UrgencySet {
  readonly by: string;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly reason: string;
}

/** What officers said to the urgency of files. */
@Injectable()
export class UrgencyReader {
  constructor(private readonly reasons: FileReasonStore) {}

  /** The word of an officer that stands; null when the rules speak. */
  async find(tx: ReadTx, file: CaseFile, dataKey: Buffer): Promise<UrgencySet | null> {
    if (file.urgencyReason !== SET_BY_OFFICER) return null;
    const { fileNumber } = file;
    const [row] = await rowsOf<{ version: number; by: string; at: Date }>(
      tx,
      `SELECT file_seq AS version, actor_id AS by, recorded_at AS at FROM audit_events
       WHERE subject_id = $1 AND file_seq IS NOT NULL AND action = 'file.urgency-overridden'
       ORDER BY file_seq DESC LIMIT 1`,
      [fileNumber],
    );
    const said = row && (await this.reasons.listOfFile(tx, fileNumber, dataKey)).get(row.version);
    if (row === undefined || said === undefined) throw new Error('an urgency is set with a reason');
    return { by: row.by, at: row.at.toISOString(), reason: String(said['reason']) };
  }
}
