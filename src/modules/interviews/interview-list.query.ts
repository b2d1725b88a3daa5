import { Injectable } from '@nestjs/common';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { sameApplicant } from './applicant.js';
import { type InterviewSummary } from './interview.js';
import { SUMMARY_COLUMNS, type SummaryRow, toSummary } from './interview.row.js';

/** What a list of appointments is narrowed to. Instants in RFC 3339: those that begin at `from` or later, and before `to`. */
export interface InterviewFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly officerId?: string | undefined;
  readonly status?: string | undefined;
}

/** Appointments of all files in codes, by when they begin. */
@Injectable()
export class InterviewListQuery {
  /** Up to `limit` appointments after `after`, in order. */
  async find(
    tx: ReadTx,
    request: { filter: InterviewFilter; after: readonly string[] | null; limit: number },
  ): Promise<readonly InterviewSummary[]> {
    const { from, to, officerId, status } = request.filter;
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [
      ...(from === undefined ? [] : [`i.starts_at >= ${bind(from)}`]),
      ...(to === undefined ? [] : [`i.starts_at < ${bind(to)}`]),
      ...(officerId === undefined ? [] : [`i.officer_id = ${bind(officerId)}`]),
      ...(status === undefined ? [] : [`i.status = ${bind(status)}`]),
      ...(request.after === null
        ? []
        : [
            `(i.starts_at, i.interview_id) > (${bind(request.after[0])}::timestamptz, ${bind(request.after[1])}::uuid)`,
          ]),
    ];
    const rows = await rowsOf<SummaryRow>(
      tx,
      `SELECT ${SUMMARY_COLUMNS} FROM interviews i ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
       ORDER BY i.starts_at, i.interview_id LIMIT ${bind(request.limit)}`,
      parameters,
    );
    return rows.map(toSummary);
  }

  /** True when another file of the same applicant has an appointment at that time. */
  async isApplicantBusy(
    tx: ReadTx,
    fileNumber: string,
    { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  ): Promise<boolean> {
    const [row] = await rowsOf<{ busy: boolean }>(
      tx,
      `${sameApplicant('$1')} SELECT EXISTS (
         SELECT FROM interviews i JOIN same USING (file_number)
         WHERE i.status = 'booked' AND i.file_number <> $1
           AND tstzrange(i.starts_at, i.ends_at) && tstzrange($2, $3)) AS busy`,
      [fileNumber, startsAt, endsAt],
    );
    return row?.busy === true;
  }
}

/** Where an appointment stands in its list: the position of a cursor after it. */
export function positionOf({ startsAt, interviewId }: InterviewSummary): string[] {
  return [startsAt, interviewId];
}
