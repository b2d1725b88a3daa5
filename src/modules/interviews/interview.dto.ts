import { INTERPRETER_GENDERS, type InterpreterGender } from '../../domain/interviews/interpreter.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
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
  YES_OR_NO,
} from '../../platform/openapi/forms.js';
import { LANGUAGE, STAFF_ID, VERSION } from '../forms.js';
import { DIALECT } from '../interpreters/interpreter-forms.js';
import { InterviewSummaryDto } from './interview-summary.dto.js';
import { ATTENDEES, type Interview, type InterviewAddition } from './interview.js';

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
