import { localTimeIn } from '../../domain/interviews/local-time.js';
import { type FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import {
  type Absentee,
  type Interview,
  type InterviewAddition,
  type InterviewArrangement,
  type InterviewRecord,
  type InterviewSummary,
  type LocalTimes,
} from './interview.js';

/** A row of `interviews` in codes, as {@link SUMMARY_COLUMNS} select it. */
export type SummaryRow = Omit<
  InterviewSummary,
  'startsAt' | 'endsAt' | 'bookedAt' | 'local' | 'ended' | 'absent'
> & {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly localStart: string;
  readonly localEnd: string;
  readonly bookedAt: Date | null;
  readonly absent: Absentee[] | null;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly endedVersion: number | null;
};

/** The same with what is sealed of it. */
export type InterviewRow = SummaryRow & {
  readonly sealed: Buffer;
  readonly sealedRecord: Buffer | null;
  readonly additions: readonly {
    readonly additionId: string;
    readonly addedBy: string;
    readonly addedAt: string;
    readonly sealed: string;
  }[];
};

/** Of `interviews i`. What clocks were to show is text: it is no instant, so no driver may make one of it. */
export const SUMMARY_COLUMNS = `i.interview_id AS "interviewId", i.file_number AS "fileNumber",
  i.partner_id AS "partnerId", i.officer_id AS "officerId", i.interpreter_id AS "interpreterId",
  i.starts_at AS "startsAt", i.ends_at AS "endsAt", i.time_zone AS "timeZone",
  to_char(i.local_start, 'YYYY-MM-DD"T"HH24:MI:SS') AS "localStart",
  to_char(i.local_end, 'YYYY-MM-DD"T"HH24:MI:SS') AS "localEnd", i.mode, i.status, i.sequence, i.supersedes,
  (SELECT later.interview_id FROM interviews later WHERE later.supersedes = i.interview_id) AS "supersededBy",
  i.absent, i.booked_by AS "bookedBy", i.booked_at AS "bookedAt", i.ended_by AS "endedBy", i.ended_at AS "endedAt",
  i.ended_version AS "endedVersion"`;

/** Of the same, with what is sealed and what was added, the earliest first. */
export const INTERVIEW_COLUMNS = `${SUMMARY_COLUMNS}, i.sealed, i.sealed_record AS "sealedRecord",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('additionId', a.addition_id, 'addedBy', a.added_by,
      'addedAt', a.added_at, 'sealed', encode(a.sealed, 'base64')) ORDER BY a.added_at, a.addition_id), '[]')
   FROM interview_additions a WHERE a.interview_id = i.interview_id) AS additions`;

/** An appointment in codes. */
export function toSummary(row: SummaryRow): InterviewSummary {
  const { endedBy: by, endedAt, endedVersion: version } = row;
  const ended =
    by === null || endedAt === null || version === null ? null : { by, at: endedAt.toISOString(), version };
  return {
    interviewId: row.interviewId,
    fileNumber: row.fileNumber,
    partnerId: row.partnerId,
    officerId: row.officerId,
    interpreterId: row.interpreterId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    timeZone: row.timeZone,
    local: localTimesOf(row),
    mode: row.mode,
    status: row.status,
    sequence: row.sequence,
    supersedes: row.supersedes,
    supersededBy: row.supersededBy,
    absent: row.absent ?? [],
    bookedBy: row.bookedBy,
    bookedAt: row.bookedAt?.toISOString() ?? null,
    ended,
  };
}

/** An appointment with all that is kept of it, opened with the data key of its file. */
export function openInterview(cipher: FieldCipher, dataKey: Buffer, row: InterviewRow): Interview {
  const { interviewId, sealedRecord } = row;
  const record =
    sealedRecord === null
      ? undefined
      : cipher.open<InterviewRecord>(dataKey, placeOf('sealed_record', interviewId), sealedRecord);
  return {
    ...toSummary(row),
    arrangement: cipher.open<InterviewArrangement>(dataKey, placeOf('sealed', interviewId), row.sealed),
    ...(record === undefined ? {} : { record }),
    additions: row.additions.map(({ additionId, addedBy, addedAt, sealed }): InterviewAddition => ({
      ...{ additionId, addedBy, addedAt: new Date(addedAt).toISOString() },
      text: cipher.open<string>(dataKey, placeOfAddition(additionId), Buffer.from(sealed, 'base64')),
    })),
  };
}

/** Where what is sealed of an interview stands. */
export function placeOf(column: 'sealed' | 'sealed_record', row: string): Place {
  return { table: 'interviews', column, row };
}

/** Where what was added to a record stands. */
export function placeOfAddition(row: string): Place {
  return { table: 'interview_additions', column: 'sealed', row };
}

/**
 * What clocks at the place show now, beside what they were to show. A zone this program does not know any more shows what was
 * booked.
 */
export function localTimesOf({
  startsAt,
  endsAt,
  timeZone,
  localStart,
  localEnd,
}: Pick<SummaryRow, 'startsAt' | 'endsAt' | 'timeZone' | 'localStart' | 'localEnd'>): LocalTimes {
  const start = localTimeIn(startsAt.toISOString(), timeZone) ?? localStart;
  const end = localTimeIn(endsAt.toISOString(), timeZone) ?? localEnd;
  return {
    ...{ startsAt: start, endsAt: end, bookedStartsAt: localStart, bookedEndsAt: localEnd },
    differs: start !== localStart || end !== localEnd,
  };
}
