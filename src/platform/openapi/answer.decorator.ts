import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { CURSOR, type Form, nullable } from './forms.js';

/** What a property has beside its form and its description. */
export interface AnswerOptions {
  /** Instead of the example of the form. */
  readonly example?: unknown;
  /** True when it can be absent; it is then left out of examples unless it has one of its own. */
  readonly optional?: boolean;
}

/** Documents a property of an answer: how it is written, and what it says. */
export function Answer(form: Form, description: string, options: AnswerOptions = {}): PropertyDecorator {
  const { optional = false } = options;
  const example = options.example === undefined && !optional ? form.example : options.example;
  return ApiProperty({
    ...form.schema,
    description,
    required: !optional,
    ...(example === undefined ? {} : { example }),
  } as ApiPropertyOptions);
}

/** What every page of a list ends with. */
export abstract class PageAnswer {
  @Answer(nullable(CURSOR), 'Cursor of the next page; null at the end.')
  next!: string | null;
}
