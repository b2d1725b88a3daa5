import { Answer } from '../../platform/openapi/answer.decorator.js';
import { INSTANT, listOf, objectOf, objectsOf, oneOf, text, UUID } from '../../platform/openapi/forms.js';
import { FILE_NUMBER, LANGUAGE, PARTNER_ID, STAFF_ID, TIME_ZONE } from '../forms.js';
import { ATTENDEES, type Interview, INTERVIEW_MODES } from './interview.js';

/** The interpreter of a booked interview. */
export class BookedInterpreterDto {
  @Answer(LANGUAGE, 'Language interpreted (ISO 639).')
  language!: string;

  @Answer(text(200, 'Example Interpreter'), 'Name.')
  name!: string;
}

/** Where and with whom an interview is held. */
export class ArrangementDto {
  @Answer(text(300), 'Place or facility.', { optional: true, example: 'Example Detention Facility' })
  place?: string;

  @Answer(objectOf(() => BookedInterpreterDto), 'Interpreter, where one is needed.', { optional: true })
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

/** An interview of a file. */
export class InterviewDto implements Interview {
  @Answer(UUID, 'The interview.')
  interviewId!: string;

  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(PARTNER_ID, 'Partner that referred it.')
  partnerId!: string;

  @Answer(STAFF_ID, 'Officer who holds it.')
  officerId!: string;

  @Answer(INSTANT, 'Start.')
  startsAt!: string;

  @Answer(INSTANT, 'End.')
  endsAt!: string;

  @Answer(TIME_ZONE, 'Time zone of its place (IANA).')
  timeZone!: string;

  @Answer(oneOf(INTERVIEW_MODES), 'How it is held.')
  mode!: string;

  @Answer(oneOf(['booked', 'held', 'cancelled']), 'Where it stands.')
  status!: Interview['status'];

  @Answer(objectOf(() => ArrangementDto), 'Where and with whom.')
  arrangement!: ArrangementDto;

  @Answer(objectOf(() => InterviewRecordDto), 'What was said and seen, once it was held.', { optional: true })
  record?: InterviewRecordDto;
}
