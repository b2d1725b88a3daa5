import { INTERVIEW_STATUSES, type InterviewStatus } from '../../domain/interviews/interview-status.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  listOf,
  matching,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  UUID,
  whole,
  YES_OR_NO,
} from '../../platform/openapi/forms.js';
import { FILE_NUMBER, INTERPRETER, PARTNER_ID, STAFF_ID, TIME_ZONE, VERSION } from '../forms.js';
import {
  ABSENTEES,
  type Absentee,
  INTERVIEW_MODES,
  type InterviewEnd,
  type InterviewSummary,
  type LocalTimes,
} from './interview.js';

const LOCAL_TIME = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, '2026-11-02T09:00:00');

/** What clocks at the place of an interview show. */
export class LocalTimesDto implements LocalTimes {
  @Answer(LOCAL_TIME, 'Start, as clocks at the place show it.')
  startsAt!: string;

  @Answer(LOCAL_TIME, 'End, as clocks at the place show it.', { example: '2026-11-02T11:00:00' })
  endsAt!: string;

  @Answer(LOCAL_TIME, 'Start, as clocks were to show it when it was booked.')
  bookedStartsAt!: string;

  @Answer(LOCAL_TIME, 'End, as clocks were to show it when it was booked.', {
    example: '2026-11-02T11:00:00',
  })
  bookedEndsAt!: string;

  @Answer(
    YES_OR_NO,
    'True when the rules of the time zone have changed since: the instant stands, and clocks show another time. Tell everyone, or reschedule.',
  )
  differs!: boolean;
}

/** What ended an appointment, or recorded it. */
export class InterviewEndDto implements InterviewEnd {
  @Answer(STAFF_ID, 'Who.')
  by!: string;

  @Answer(INSTANT, 'When.')
  at!: string;

  @Answer(VERSION, 'Version of the file it made.')
  version!: number;
}

/** An appointment in codes. */
export class InterviewSummaryDto implements InterviewSummary {
  @Answer(UUID, 'The interview.')
  interviewId!: string;

  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(PARTNER_ID, 'Partner that referred it.')
  partnerId!: string;

  @Answer(STAFF_ID, 'Officer who holds it.')
  officerId!: string;

  @Answer(nullable(INTERPRETER, 'int_example'), 'Interpreter booked for it.')
  interpreterId!: string | null;

  @Answer(INSTANT, 'Start: the instant that counts, whatever becomes of the time zone.')
  startsAt!: string;

  @Answer(INSTANT, 'End.')
  endsAt!: string;

  @Answer(TIME_ZONE, 'Time zone of its place (IANA).')
  timeZone!: string;

  @Answer(objectOf(() => LocalTimesDto), 'The same in the time of its place.')
  local!: LocalTimesDto;

  @Answer(oneOf(INTERVIEW_MODES), 'How it is held.')
  mode!: string;

  @Answer(oneOf(INTERVIEW_STATUSES), 'Where it stands; `superseded` was moved to another.')
  status!: InterviewStatus;

  @Answer(whole(0, 2_147_483_647, 0), 'How often it was moved before.')
  sequence!: number;

  @Answer(nullable(UUID), 'The appointment it was moved from.')
  supersedes!: string | null;

  @Answer(nullable(UUID), 'The appointment it was moved to.')
  supersededBy!: string | null;

  @Answer(listOf(oneOf(ABSENTEES), 3, []), 'Who did not come.')
  absent!: readonly Absentee[];

  @Answer(nullable(STAFF_ID, 'stf_demo-officer'), 'Who booked it; null where that was not yet kept.')
  bookedBy!: string | null;

  @Answer(nullable(INSTANT, INSTANT.example), 'When.')
  bookedAt!: string | null;

  @Answer(
    nullable(objectOf(() => InterviewEndDto)),
    'Who recorded, moved or cancelled it or said it was missed. Null while it stands, and when its file ended first.',
  )
  ended!: InterviewEndDto | null;
}

/** A page of appointments. */
export class InterviewPageDto extends PageAnswer {
  @Answer(objectsOf(() => InterviewSummaryDto, 200), 'Appointments, the earliest first.')
  items!: readonly InterviewSummaryDto[];
}
