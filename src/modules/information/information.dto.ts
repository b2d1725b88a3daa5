import { MOST_QUESTIONS, QUESTION_STATUSES } from '../../domain/case-file/information.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import {
  DAY,
  INSTANT,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  POINTER,
  text,
  UUID,
} from '../../platform/openapi/forms.js';
import { ACTOR_ID, FACT_VALUE, FILE_NUMBER, STAFF_ID, STATE, VERSION } from '../forms.js';
import { type InformationRequest, type RecordedQuestion } from './information.js';

const EXAMPLE_FACT = '/relatives/0/statuses';

/** A question that waits for an answer. */
export class OpenQuestionDto {
  @Answer(UUID, 'The question; name it in the answer.')
  questionId!: string;

  @Answer(text(2000, 'What is the status of the sister in Canada?'), 'What is asked.')
  text!: string;

  @Answer(
    nullable(POINTER, EXAMPLE_FACT),
    'The fact of the check it is about; an answer can then give its value. Null when it is about something else.',
  )
  fact!: string | null;

  @Answer(DAY, 'The day on which the answer is due (UTC).')
  dueOn!: string;
}

/** What was said to a question. */
export class GivenAnswerDto {
  @Answer(nullable(text(10_000), 'A citizen since 2021.'), 'The answer in words.')
  answer!: string | null;

  @Answer({ schema: FACT_VALUE }, 'The value proposed for the fact.', {
    example: ['citizen'],
  })
  value!: unknown;

  @Answer(nullable(text(2000)), 'Why there is no answer.')
  reasonWhyNot!: string | null;
}

/** What an officer made of an answer. */
export class SettlementDto {
  @Answer(STAFF_ID, 'Who accepted or declined it.')
  settledBy!: string;

  @Answer(INSTANT, 'When.')
  settledAt!: string;

  @Answer(text(2000, 'Citizenship card seen (made up).'), 'Why.')
  reason!: string;

  @Answer(nullable(UUID), 'The check that followed, where a value went into the facts.')
  checkId!: string | null;
}

/** A question with all that came of it. */
export class QuestionDto extends OpenQuestionDto implements RecordedQuestion {
  @Answer(oneOf(QUESTION_STATUSES, 'accepted'), 'Where it stands; `answered` waits for an officer.')
  status!: RecordedQuestion['status'];

  @Answer(nullable(objectOf(() => GivenAnswerDto)), 'What was said to it, once it was.')
  given!: GivenAnswerDto | null;

  @Answer(nullable(objectOf(() => SettlementDto)), 'What an officer made of it.')
  settlement!: SettlementDto | null;
}

/** One request for information. */
export class InformationRequestDto implements InformationRequest {
  @Answer(UUID, 'The request.')
  requestId!: string;

  @Answer(oneOf(['open', 'supplied', 'lapsed'], 'supplied'), 'Where it stands; it lapses when the file ends.')
  status!: InformationRequest['status'];

  @Answer(STAFF_ID, 'Officer who asked.')
  requestedBy!: string;

  @Answer(INSTANT, 'When.')
  requestedAt!: string;

  @Answer(nullable(ACTOR_ID, 'kid-demo-a'), 'Who supplied it: a key of the partner, or staff on its behalf.')
  suppliedBy!: string | null;

  @Answer(nullable(INSTANT, INSTANT.example), 'When.')
  suppliedAt!: string | null;

  @Answer(objectsOf(() => QuestionDto, MOST_QUESTIONS), 'Its questions, in order.')
  questions!: readonly QuestionDto[];
}

/** Everything that was ever asked of the partner about one file. */
export class FileInformationDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STATE, 'State of the file.', { example: 'screening' })
  state!: string;

  @Answer(VERSION, 'Version of the file; the ETag of the answer.')
  version!: number;

  @Answer(objectsOf(() => InformationRequestDto, 1000), 'Requests, the earliest first.')
  requests!: readonly InformationRequestDto[];
}
