import { MOST_QUESTIONS } from '../../../domain/case-file/information.js';
import {
  AnyField,
  DayField,
  IdField,
  ListField,
  PatternField,
  TextField,
} from '../../../platform/http/fields.js';
import { FACT_VALUE } from '../../forms.js';

/** A question to the partner. */
export class AskedQuestionDto {
  @TextField({
    description: 'What is asked. Kept sealed; the partner reads it.',
    example: 'What is the status of the sister in Canada?',
    max: 2000,
  })
  text!: string;

  @PatternField({
    description:
      'The fact it is about, if it is about one: a JSON Pointer (RFC 6901) into the facts of the current check.',
    pattern: /^(\/[^/]*)+$/,
    form: '/relatives/0/statuses',
    example: '/claimant/stateless',
    optional: true,
  })
  fact?: string | null;

  @DayField({ description: 'The day on which the answer is due (UTC).', example: '2030-01-15' })
  dueOn!: string;
}

/** Body of `request-information`. */
export class RequestInformationDto {
  @ListField(() => AskedQuestionDto, { description: 'Questions, in order.', max: MOST_QUESTIONS, min: 1 })
  questions!: AskedQuestionDto[];
}

/** What is said to one open question. */
export class SuppliedAnswerDto {
  @IdField({ description: 'The question.' })
  questionId!: string;

  @TextField({
    description: 'The answer in words. Kept sealed.',
    example: 'She is not stateless; her passport was renewed.',
    max: 10_000,
    optional: true,
  })
  answer?: string | null;

  @AnyField({
    description:
      'The value of the fact the question is about. It is put into the facts only when an officer accepts it.',
    schema: FACT_VALUE,
    example: false,
    optional: true,
  })
  value?: unknown;

  @TextField({
    description: 'Why there is no answer; then neither “answer” nor “value”. Kept sealed.',
    max: 2000,
    optional: true,
  })
  reasonWhyNot?: string | null;
}

/** Body of `supply-information`. */
export class SupplyInformationDto {
  @ListField(() => SuppliedAnswerDto, {
    description: 'For each open question an answer, or the reason why there is none.',
    max: MOST_QUESTIONS,
    min: 1,
  })
  answers!: SuppliedAnswerDto[];
}

/** Body of accepting and of declining an answer. */
export class SettleAnswerDto {
  @TextField({
    description: 'Why, and on what evidence. Kept sealed.',
    example: 'Citizenship card seen (made up).',
    max: 2000,
  })
  reason!: string;
}
