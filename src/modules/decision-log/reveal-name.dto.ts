import { OneOfField, TextField } from '../../platform/http/fields.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import { INSTANT, nullable, text, UUID } from '../../platform/openapi/forms.js';
import { LEGAL_BASES } from '../audit/exports/export.dto.js';
import { FILE_NUMBER } from '../forms.js';

const NAME = nullable(text(200));

/** Body of `POST /v1/decision-log/{decisionId}/reveal`. */
export class RevealNameDto {
  @TextField({
    description: 'What the name is needed for. Kept with the event of the reveal; name no person.',
    example: 'Complaint of the person about the decision.',
    min: 3,
    max: 500,
  })
  purpose!: string;

  @OneOfField(LEGAL_BASES, {
    description:
      'On which basis it may be told: Privacy Act, s. 8(2)(h), (a), (c) or (e), or s. 12(1) for a request of the person.',
    example: 'audit',
  })
  legalBasis!: string;
}

/** The name behind a decision: of the principal applicant, as the partner wrote it. */
export class RevealedNameDto {
  @Answer(UUID, 'The decision.')
  decisionId!: string;

  @Answer(FILE_NUMBER, 'Its file.')
  fileNumber!: string;

  @Answer(text(200, 'Made-up'), 'Family name.')
  familyName!: string;

  @Answer(NAME, 'Given names, if known.')
  givenNames!: string | null;

  @Answer(NAME, 'Patronymic, if known.')
  patronymic!: string | null;

  @Answer(NAME, 'Full name in its own script, if known.')
  nativeName!: string | null;

  @Answer(INSTANT, 'When it was told. The log has the event.')
  revealedAt!: string;
}
