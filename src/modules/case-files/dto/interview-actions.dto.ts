import {
  CodesField,
  InstantField,
  ListField,
  ObjectField,
  OneOfField,
  PatternField,
  TextField,
} from '../../../platform/http/fields.js';
import { ATTENDEES, INTERVIEW_MODES } from '../../interviews/interview.js';

const LANGUAGE = /^[a-z]{2,3}$/;
const TIME_ZONE = /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2}$|^UTC$/;

/** The interpreter booked for an interview. */
export class InterpreterDto {
  @PatternField({
    description: 'Language interpreted (ISO 639).',
    example: 'bua',
    pattern: LANGUAGE,
    form: 'ru',
  })
  language!: string;

  @TextField({
    description: 'Name of the interpreter. Kept sealed.',
    example: 'Example Interpreter',
    max: 200,
  })
  name!: string;
}

/** Body of `schedule-interview`: books the officer who asks. */
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

  @TextField({
    description: 'Place or facility. Kept sealed.',
    example: 'Example Detention Facility, visiting room 2',
    max: 300,
    optional: true,
  })
  place?: string;

  @ObjectField(() => InterpreterDto, {
    description: 'Interpreter, where one is needed.',
    example: { language: 'bua', name: 'Example Interpreter' },
    optional: true,
  })
  interpreter?: InterpreterDto;
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
