import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A file whose urgency is due to be looked at. */
export interface DueFile {
  readonly fileNumber: string;
  readonly reviewOn: CalendarDay;
}

/** Which files time alone may have made more or less urgent. */
@Injectable()
export class UrgencyReviewStore {
  /** Up to `limit` open files that are due on a day, after that one, those due longest first. */
  async listDue(
    tx: ReadTx,
    today: CalendarDay,
    { after, limit }: { readonly after: DueFile | null; readonly limit: number },
  ): Promise<readonly DueFile[]> {
    return rowsOf<DueFile>(
      tx,
      `SELECT file_number AS "fileNumber", urgency_review_on::text AS "reviewOn" FROM case_files
       WHERE urgency_review_on <= $1::date AND state NOT IN ('decided', 'closed')
         AND (urgency_review_on, file_number) > (coalesce($2::date, '-infinity'), $3::text)
       ORDER BY urgency_review_on, file_number LIMIT $4`,
      [today, after?.reviewOn ?? null, after?.fileNumber ?? '', limit],
    );
  }

  /** Those of the files that are still due. */
  async listStillDue(
    tx: ReadTx,
    today: CalendarDay,
    fileNumbers: readonly string[],
  ): Promise<readonly string[]> {
    return numbersOf(await rowsOf(tx, STILL_DUE, [today, fileNumbers]));
  }

  /** Locks those of the files that are free and still due, until the transaction ends; the others are passed over. */
  async lockDue(tx: WriteTx, today: CalendarDay, fileNumbers: readonly string[]): Promise<readonly string[]> {
    return numbersOf(await rowsOf(tx, `${STILL_DUE} FOR NO KEY UPDATE SKIP LOCKED`, [today, fileNumbers]));
  }
}

const STILL_DUE = `SELECT file_number AS "fileNumber" FROM case_files
  WHERE file_number = ANY($2::text[]) AND urgency_review_on <= $1::date AND state NOT IN ('decided', 'closed')
  ORDER BY file_number`;

function numbersOf(rows: readonly { readonly fileNumber: string }[]): readonly string[] {
  return rows.map(({ fileNumber }) => fileNumber);
}
