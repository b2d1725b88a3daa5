import { INTERPRETER_GENDERS, type InterpreterGender } from '../../../domain/interviews/interpreter.js';
import {
  CodesField,
  InstantField,
  ListField,
  ObjectField,
  OneOfField,
  PatternField,
  TextField,
  YesOrNoField,
} from '../../../platform/http/fields.js';
import { DIALECT, INTERPRETER_ID } from '../../interpreters/interpreter-forms.js';
import { ABSENTEES, type Absentee, ATTENDEES, INTERVIEW_MODES } from '../../interviews/interview.js';

const LANGUAGE = /^[a-z]{2,3}$/;
const STAFF_ID = /^stf_[a-z0-9-]{1,60}$/;
const TIME_ZONE = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2}$|^UTC$/;

/** The interpreter an interview is booked with, and what is asked of them. */
export class AskedInterpreterDto {
  @PatternField({
    description: 'The interpreter, from `GET /v1/interpreters`.',
    example: 'int_example',
    pattern: INTERPRETER_ID,
    form: 'int_example',
  })
  interpreterId!: string;

  @PatternField({
    description: 'Language to be interpreted (ISO 639).',
    example: 'bua',
    pattern: LANGUAGE,
    form: 'ru',
  })
  language!: string;

  @PatternField({
    description: 'Dialect, where the applicant needs one.',
    example: 'alar',
    pattern: DIALECT,
    form: 'alar',
    optional: true,
  })
  dialect?: string;

  @OneOfField(INTERPRETER_GENDERS, {
    description: 'Gender of the interpreter, where the applicant asks for one.',
    example: 'woman',
    optional: true,
  })
  gender?: InterpreterGender;

  @YesOrNoField({
    description:
      'Whether the interpreter, when asked, declared a conflict of interest: knowing the person, the family, or those it fled from. True books nothing.',
    example: false,
  })
  conflictDeclared!: boolean;
}

/** Body of `schedule-interview`. */
export class ScheduleInterviewDto {
  @InstantField({ description: 'Start, in RFC 3339.', example: '2030-01-15T15:00:00Z' })
  startsAt!: string;

  @InstantField({ description: 'End, in RFC 3339.', example: '2030-01-15T17:00:00Z' })
  endsAt!: string;

  @PatternField({
    description: 'Time zone of the place of the interview (IANA).',
    example: 'America/Chicago',
    pattern: TIME_ZONE,
    form: 'America/Chicago',
  })
  timeZone!: string;

  @OneOfField(INTERVIEW_MODES, { description: 'How it is held.', example: 'video' })
  mode!: (typeof INTERVIEW_MODES)[number];

  @PatternField({
    description: 'Officer who is to hold it; you, when absent.',
    example: 'stf_demo-officer',
    pattern: STAFF_ID,
    form: 'stf_demo-officer',
    optional: true,
  })
  officerId?: string;

  @TextField({
    description: 'Place or facility. Kept sealed.',
    example: 'Example Detention Facility, visiting room 2',
    max: 300,
    optional: true,
  })
  place?: string;

  @TextField({
    description:
      'What is to be known of the place, such as the visiting rules of a detention facility. Kept sealed.',
    example: 'Identification at the gate an hour before. No telephones; paper notes only.',
    max: 4000,
    optional: true,
  })
  placeNote?: string;

  @ObjectField(() => AskedInterpreterDto, {
    description: 'Interpreter, where one is needed.',
    example: { interpreterId: 'int_example', language: 'bua', conflictDeclared: false },
    optional: true,
  })
  interpreter?: AskedInterpreterDto;
}

const reason = (example: string): PropertyDecorator =>
  TextField({ description: 'Why. Kept sealed; not shown in logs.', example, max: 2000 });

/** Body of `reschedule-interview`: the whole appointment as it is to be. */
export class RescheduleInterviewDto extends ScheduleInterviewDto {
  @reason('The facility has moved its visiting hours.')
  reason!: string;
}

/** Body of `cancel-interview` and `waive-interview`. */
export class InterviewReasonDto {
  @reason('The person is being moved to another facility.')
  reason!: string;
}

/** Body of `record-no-show`. */
export class RecordNoShowDto {
  @CodesField(ABSENTEES, { description: 'Who did not come.', example: ['interpreter'], min: 1, max: 3 })
  absent!: Absentee[];

  @reason('No call until half an hour after the start.')
  reason!: string;
}

/** One question and its answer. */
export class ExchangeDto {
  @TextField({
    description: 'Question as it was put.',
    example: 'When did the summons reach you?',
    max: 4000,
  })
  question!: string;

  @TextField({
    description: 'Answer as it was given.',
    example: 'In the spring, at my parents’ address.',
    max: 20000,
  })
  answer!: string;
}

/** Body of `record-interview`. */
export class RecordInterviewDto {
  @InstantField({ description: 'When it began.', example: '2026-01-15T15:02:00Z' })
  startedAt!: string;

  @InstantField({ description: 'When it ended.', example: '2026-01-15T16:40:00Z' })
  endedAt!: string;

  @PatternField({
    description: 'Language it was held in (ISO 639).',
    example: 'ru',
    pattern: LANGUAGE,
    form: 'ru',
  })
  language!: string;

  @CodesField(ATTENDEES, {
    description: 'Who took part.',
    example: ['claimant', 'interpreter'],
    min: 1,
    max: 20,
  })
  attended!: string[];

  @ListField(() => ExchangeDto, {
    description: 'Questions and answers, in order. Kept sealed.',
    min: 1,
    max: 500,
  })
  exchanges!: ExchangeDto[];

  @TextField({
    description: 'What the officer observed, apart from what was said. Kept sealed.',
    example: 'Answers were detailed and consistent with the exhibits.',
    max: 20000,
    optional: true,
  })
  observations?: string;
}
