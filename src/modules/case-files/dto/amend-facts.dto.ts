import { AnyField, ListField, PatternField, TextField } from '../../../platform/http/fields.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import { INSTANT, objectsOf, POINTER, text, UUID } from '../../../platform/openapi/forms.js';
import { FACT_VALUE, STAFF_ID, VERSION } from '../../forms.js';

const MOST_CHANGES = 100;

/** One fact that is to be another. */
export class FactChangeDto {
  @PatternField({
    description:
      'The fact: a JSON Pointer (RFC 6901) into the facts of the check; “/-” at its end adds to a list that is known.',
    pattern: /^(\/[^/]*)+$/,
    form: '/relatives/0/statuses',
    example: '/claimant/stateless',
  })
  fact!: string;

  @AnyField({
    description: 'What it is; null when it is not known after all. A list that is given is complete.',
    schema: FACT_VALUE,
    example: false,
  })
  value!: unknown;
}

/** Body of `PATCH /v1/files/{fileNumber}/facts`. */
export class AmendFactsDto {
  @ListField(() => FactChangeDto, {
    description: 'Changes, made in this order.',
    max: MOST_CHANGES,
    min: 1,
  })
  changes!: FactChangeDto[];

  @TextField({
    description: 'Why, and on what evidence. Kept sealed with the old values.',
    example: 'Passport seen at the interview (made up).',
    max: 2000,
  })
  reason!: string;
}

/** A fact that was amended. */
export class AmendedFactDto {
  @Answer(POINTER, 'The fact.')
  fact!: string;

  @Answer({ schema: FACT_VALUE }, 'What it was; null when it was not known or not there.', { example: null })
  from!: unknown;

  @Answer({ schema: FACT_VALUE }, 'What it became; null when it became not known.', { example: false })
  to!: unknown;
}

/** An amendment of the facts of a file. */
export class FactAmendmentDto {
  @Answer(UUID, 'The check that followed.')
  checkId!: string;

  @Answer(VERSION, 'Version of the file it made.', { example: 3 })
  fileVersion!: number;

  @Answer(STAFF_ID, 'Who amended them.')
  amendedBy!: string;

  @Answer(INSTANT, 'When.')
  amendedAt!: string;

  @Answer(text(2000, 'Passport seen at the interview (made up).'), 'Why.')
  reason!: string;

  @Answer(objectsOf(() => AmendedFactDto, MOST_CHANGES), 'What changed, in order.')
  changes!: readonly AmendedFactDto[];
}
