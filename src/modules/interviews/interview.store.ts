import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { type CaseFileRefusalCode, refuseFile } from '../../domain/case-file/refusals.js';
import { type InterviewStatus } from '../../domain/interviews/interview-status.js';
import { localTimeIn } from '../../domain/interviews/local-time.js';
import { FieldCipher } from '../../platform/crypto/field-cipher.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { constraintOf } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/problem.js';
import { applicantOf } from './applicant.js';
import {
  type Absentee,
  type Interview,
  type InterviewArrangement,
  type InterviewRecord,
} from './interview.js';
import { INTERVIEW_COLUMNS, type InterviewRow, openInterview, placeOf } from './interview.row.js';

/** An appointment as it is written. `calendarId` and `sequence` are those of one it supersedes, moved on. */
export interface NewInterview {
  readonly interviewId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly officerId: string;
  readonly interpreterId: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly mode: string;
  readonly arrangement: InterviewArrangement;
  readonly bookedBy: string;
  readonly bookedAt: string;
  readonly supersedes: Pick<BookedInterview, 'interviewId' | 'calendarId' | 'sequence'> | null;
}

/** The open appointment of a file. */
export interface BookedInterview {
  readonly interviewId: string;
  readonly officerId: string;
  /** RFC 3339, UTC. */
  readonly startsAt: string;
  readonly calendarId: string;
  readonly sequence: number;
}

/** Where an interview is found. `movedTo` is itself unless it was moved; `calendarId` stays the same then. */
export interface InterviewPlace {
  readonly fileNumber: string;
  readonly calendarId: string;
  readonly movedTo: string;
}

/** How an appointment ends: who, when, and with which version of the file. */
export interface EndOfInterview {
  readonly fileNumber: string;
  readonly status: Exclude<InterviewStatus, 'booked' | 'held'>;
  readonly by: string;
  readonly at: string;
  readonly version: number;
  readonly absent?: readonly Absentee[];
}

/** What each guarantee of the database says no with. */
const NOT_FREE: Readonly<Record<string, CaseFileRefusalCode>> = {
  interviews_officer_free: 'officer-not-free',
  interviews_interpreter_free: 'interpreter-not-free',
  interviews_applicant_free: 'applicant-not-free',
};

/** Interviews as they stand in the database; `dataKey` is that of the file. */
@Injectable()
export class InterviewStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Every interview of a file, the earliest first. */
  async listOfFile(tx: ReadTx, fileNumber: string, dataKey: Buffer): Promise<Interview[]> {
    const rows = await rowsOf<InterviewRow>(
      tx,
      `SELECT ${INTERVIEW_COLUMNS} FROM interviews i WHERE i.file_number = $1 ORDER BY i.starts_at, i.interview_id`,
      [fileNumber],
    );
    return rows.map((row) => openInterview(this.cipher, dataKey, row));
  }

  /** Which file an interview is of, and what it became if it was moved, if there is one of that id. */
  async findPlace(tx: ReadTx, interviewId: string): Promise<InterviewPlace | undefined> {
    if (!isUuid(interviewId)) return undefined;
    const [row] = await rowsOf<InterviewPlace>(
      tx,
      `SELECT i.file_number AS "fileNumber", i.calendar_id AS "calendarId", (
         SELECT moved.interview_id FROM interviews moved
         WHERE moved.calendar_id = i.calendar_id ORDER BY moved.sequence DESC LIMIT 1) AS "movedTo"
       FROM interviews i WHERE i.interview_id = $1`,
      [interviewId],
    );
    return row;
  }

  /** The open appointment of a file, if any. */
  async findBooked(tx: ReadTx, fileNumber: string): Promise<BookedInterview | undefined> {
    const [row] = await rowsOf<Omit<BookedInterview, 'startsAt'> & { startsAt: Date }>(
      tx,
      `SELECT interview_id AS "interviewId", officer_id AS "officerId", starts_at AS "startsAt",
         calendar_id AS "calendarId", sequence FROM interviews WHERE file_number = $1 AND status = 'booked'`,
      [fileNumber],
    );
    return row === undefined ? undefined : { ...row, startsAt: row.startsAt.toISOString() };
  }

  /**
   * Books an interview. Refusals, as the database says: officer-not-free, interpreter-not-free, applicant-not-free. The time
   * zone must be one that is known.
   */
  async insert(tx: WriteTx, interview: NewInterview, dataKey: Buffer): Promise<void> {
    const { interviewId, startsAt, endsAt, timeZone, supersedes } = interview;
    try {
      await rowsOf(
        tx,
        `INSERT INTO interviews (interview_id, file_number, partner_id, officer_id, interpreter_id, applicant, starts_at,
           ends_at, time_zone, local_start, local_end, mode, status, sealed, calendar_id, sequence, supersedes, booked_by,
           booked_at)
         VALUES ($1, $2, $3, $4, $5, (${applicantOf('$2')}), $6, $7, $8, $9, $10, $11, 'booked', $12, $13, $14, $15, $16, $17)`,
        [
          ...[
            interviewId,
            interview.fileNumber,
            interview.partnerId,
            interview.officerId,
            interview.interpreterId,
          ],
          ...[startsAt, endsAt, timeZone, localTimeIn(startsAt, timeZone), localTimeIn(endsAt, timeZone)],
          ...[
            interview.mode,
            this.cipher.seal(dataKey, placeOf('sealed', interviewId), interview.arrangement),
          ],
          ...[supersedes?.calendarId ?? interviewId, supersedes === null ? 0 : supersedes.sequence + 1],
          ...[supersedes?.interviewId ?? null, interview.bookedBy, interview.bookedAt],
        ],
      );
    } catch (error) {
      const code = NOT_FREE[constraintOf(error)];
      throw code === undefined ? error : new Refused(refuseFile(code, {}));
    }
  }

  /** Adds the record of the file's booked interview, which was held. */
  async updateHeld(
    tx: WriteTx,
    fileNumber: string,
    held: Pick<EndOfInterview, 'by' | 'at' | 'version'> & { readonly record: InterviewRecord },
    dataKey: Buffer,
  ): Promise<void> {
    const booked = await this.findBooked(tx, fileNumber);
    if (booked === undefined) throw new Error('the file has no booked interview');
    const sealedRecord = this.cipher.seal(dataKey, placeOf('sealed_record', booked.interviewId), held.record);
    await rowsOf(
      tx,
      `UPDATE interviews SET status = 'held', sealed_record = $2, ended_by = $3, ended_at = $4, ended_version = $5
       WHERE interview_id = $1`,
      [booked.interviewId, sealedRecord, held.by, held.at, held.version],
    );
  }

  /** Ends the open appointment of a file without its being held. Throws when it has none. */
  async updateEnded(tx: WriteTx, ended: EndOfInterview): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE interviews SET status = $2, ended_by = $3, ended_at = $4, ended_version = $5, absent = $6
       WHERE file_number = $1 AND status = 'booked'`,
      [ended.fileNumber, ended.status, ended.by, ended.at, ended.version, ended.absent ?? null],
    );
    if (changed !== 1) throw new Error('the file has no booked interview');
  }

  /** Cancels the open appointment of a file that ends, if there is one. */
  async updateCancelled(tx: WriteTx, fileNumber: string): Promise<void> {
    await rowsOf(
      tx,
      `UPDATE interviews SET status = 'cancelled' WHERE file_number = $1 AND status = 'booked'`,
      [fileNumber],
    );
  }
}
