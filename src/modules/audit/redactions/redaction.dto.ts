import { REDACTION_BASES, type RedactionBasis } from '../../../domain/audit/redaction.js';
import { OneOfField, PatternsField, TextField } from '../../../platform/http/fields.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import { listOf, matching, oneOf, UUID } from '../../../platform/openapi/forms.js';

const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const EXAMPLE_DIGEST = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';

/** More than any event has. */
const MOST_DIGESTS = 100;

/** Body of `POST /v1/audit/events/{eventId}/redactions`. */
export class RedactDto {
  @PatternsField({
    description:
      'Which disclosures, by the digests in the leaf; left out: all that can be taken out. The state of a subject, which is codes only, stays, and so does what a redaction says.',
    example: [EXAMPLE_DIGEST],
    min: 1,
    max: MOST_DIGESTS,
    maxLength: 43,
    pattern: DIGEST,
    form: EXAMPLE_DIGEST,
    optional: true,
  })
  digests?: string[];

  @OneOfField(REDACTION_BASES, {
    description:
      'On which basis: its time is over (Privacy Act, s. 6, Privacy Regulations, s. 4(1)), the head of mission orders it in an emergency (Privacy Regulations, s. 4(2)), it was corrected (Privacy Act, s. 12(2)) or should not have been collected (s. 4), or a court orders it.',
    example: 'collected-in-error',
  })
  basis!: RedactionBasis;

  @TextField({
    description: 'Why, for whoever asks later. Kept with the event of the redaction; name no person.',
    example: 'A purpose of an export named a person.',
    min: 3,
    max: 500,
  })
  reason!: string;
}

/** What was taken out. The event that says so is the one in Audit-Receipt. */
export class RedactionDto {
  @Answer(UUID, 'The event whose disclosures are gone; the event itself stays, and every proof of it.')
  eventId!: string;

  @Answer(listOf(matching(DIGEST, EXAMPLE_DIGEST), MOST_DIGESTS), 'Digests of what was taken out.')
  digests!: readonly string[];

  @Answer(oneOf(REDACTION_BASES, 'collected-in-error'), 'On which basis.')
  basis!: RedactionBasis;
}
