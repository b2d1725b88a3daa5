import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsDefined, IsIn, IsOptional, ValidateNested } from 'class-validator';
import {
  InstantField,
  ListField,
  OneOfField,
  PatternField,
  TextField,
} from '../../../platform/http/fields.js';

/** Who may sit in an interview, in codes. */
const ATTENDEES = ['claimant', 'counsel', 'interpreter', 'family-member', 'observer'] as const;
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
  @InstantField({ description: 'Start, in RFC 3339.', example: '2027-01-12T15:00:00Z' })
  startsAt!: string;

  @InstantField({ description: 'End, in RFC 3339.', example: '2027-01-12T17:00:00Z' })
  endsAt!: string;

  @PatternField({
    description: 'Time zone of the place of the interview (IANA).',
    example: 'America/Chicago',
    pattern: TIME_ZONE,
    form: 'America/Chicago',
  })
  timeZone!: string;

  @OneOfField(['in-person', 'video', 'telephone'], { description: 'How it is held.', example: 'video' })
  mode!: 'in-person' | 'video' | 'telephone';

  @TextField({
    description: 'Place or facility. Kept sealed.',
    example: 'Example Detention Facility, visiting room 2',
    max: 300,
    optional: true,
  })
  place?: string;

  @ApiProperty({
    description: 'Interpreter, where one is needed.',
    type: () => InterpreterDto,
    required: false,
  })
  @IsOptional()
  @ValidateNested({ context: { expected: 'object' } })
  @Type(() => InterpreterDto)
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
  @InstantField({ description: 'When it began.', example: '2026-11-20T15:02:00Z' })
  startedAt!: string;

  @InstantField({ description: 'When it ended.', example: '2026-11-20T16:40:00Z' })
  endedAt!: string;

  @PatternField({
    description: 'Language it was held in (ISO 639).',
    example: 'ru',
    pattern: LANGUAGE,
    form: 'ru',
  })
  language!: string;

  @ApiProperty({
    description: 'Who took part.',
    enum: ATTENDEES,
    isArray: true,
    example: ['claimant', 'interpreter'],
  })
  @IsDefined()
  @ArrayMinSize(1, { context: { limit: 1 } })
  @ArrayMaxSize(20, { context: { limit: 20 } })
  @IsIn(ATTENDEES, { each: true, context: { allowed: ATTENDEES.join(', ') } })
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
