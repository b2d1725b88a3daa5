import { INTERVIEW_STATUSES, type InterviewStatus } from '../../domain/interviews/interview-status.js';
import { INTERPRETER_GENDERS, type InterpreterGender } from '../../domain/interviews/interpreter.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  listOf,
  matching,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  text,
  UUID,
  whole,
  YES_OR_NO,
} from '../../platform/openapi/forms.js';
import { FILE_NUMBER, INTERPRETER, LANGUAGE, PARTNER_ID, STAFF_ID, TIME_ZONE, VERSION } from '../forms.js';
import { DIALECT } from '../interpreters/interpreter-forms.js';
import {
  ABSENTEES,
  type Absentee,
  ATTENDEES,
  type Interview,
  type InterviewAddition,
  type InterviewEnd,
  INTERVIEW_MODES,
  type InterviewSummary,
  type LocalTimes,
} from './interview.js';

const LOCAL_TIME = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, '2026-11-02T09:00:00');

/** What was asked of the interpreter of a booked interview. */
export class BookedInterpreterDto {
  @Answer(LANGUAGE, 'Language interpreted (ISO 639).')
  language!: string;

  @Answer(matching(DIALECT), 'Dialect asked for.', { optional: true })
  dialect?: string;

  @Answer(oneOf(INTERPRETER_GENDERS), 'Gender asked for.', { optional: true })
  gender?: InterpreterGender;

  @Answer(
    YES_OR_NO,
    'Whether they declared a conflict of interest when asked; absent where nobody was asked yet.',
    {
      optional: true,
    },
  )
  conflictDeclared?: boolean;

  @Answer(text(200), 'Name, of bookings from before interpreters had ids.', { optional: true })
  name?: string;
}

/** Where and with whom an interview is held. */
export class ArrangementDto {
  @Answer(text(300), 'Place or facility.', { optional: true, example: 'Example Detention Facility' })
  place?: string;

  @Answer(text(4000), 'What is to be known of the place, such as visiting rules.', { optional: true })
  placeNote?: string;

  @Answer(objectOf(() => BookedInterpreterDto), 'What is asked of the interpreter, where one is needed.', {
    optional: true,
  })
  interpreter?: BookedInterpreterDto;
}

/** One question and its answer, as recorded. */
export class RecordedExchangeDto {
  @Answer(text(4000, 'When did the summons reach you?'), 'Question as it was put.')
  question!: string;

  @Answer(text(20_000, 'In the spring, at my parents’ address.'), 'Answer as it was given.')
  answer!: string;
}

/** What was said and seen. */
export class InterviewRecordDto {
  @Answer(INSTANT, 'When it began.')
  startedAt!: string;

  @Answer(INSTANT, 'When it ended.')
  endedAt!: string;

  @Answer(LANGUAGE, 'Language it was held in (ISO 639).')
  language!: string;

  @Answer(listOf(oneOf(ATTENDEES), 20), 'Who took part.')
  attended!: readonly string[];

  @Answer(objectsOf(() => RecordedExchangeDto, 500), 'Questions and answers, in order.')
  exchanges!: readonly RecordedExchangeDto[];

  @Answer(text(20_000), 'What the officer observed, apart from what was said.', { optional: true })
  observations?: string;
}

/** What was added to a record later; the record stays as it was. */
export class InterviewAdditionDto implements InterviewAddition {
  @Answer(UUID, 'The addition.')
  additionId!: string;

  @Answer(STAFF_ID, 'Who added it.')
  addedBy!: string;

  @Answer(INSTANT, 'When.')
  addedAt!: string;

  @Answer(text(20_000, 'The interpreter corrects: the summons came in May.'), 'What was added.')
  text!: string;
}

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

/** An interview with all that is kept of it. */
export class InterviewDto extends InterviewSummaryDto implements Interview {
  @Answer(objectOf(() => ArrangementDto), 'Where and with whom.')
  arrangement!: ArrangementDto;

  @Answer(objectOf(() => InterviewRecordDto), 'What was said and seen, once it was held.', { optional: true })
  record?: InterviewRecordDto;

  @Answer(
    objectsOf(() => InterviewAdditionDto, 1000, []),
    'What was added to the record, the earliest first.',
  )
  additions!: readonly InterviewAdditionDto[];

  @Answer(nullable(text(2000)), 'Why it was moved, cancelled or missed.')
  reason!: string | null;
}

/** An interview, with the version of its file. */
export class OpenedInterviewDto extends InterviewDto {
  @Answer(VERSION, 'Version of the file; the ETag of the answer.')
  version!: number;
}

/** A page of appointments. */
export class InterviewPageDto extends PageAnswer {
  @Answer(objectsOf(() => InterviewSummaryDto, 200), 'Appointments, the earliest first.')
  items!: readonly InterviewSummaryDto[];
}
