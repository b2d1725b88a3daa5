import { URGENCY_LEVELS, type UrgencyLevel } from '../../../domain/case-file/urgency.js';
import { CUSTODY_STATUSES, PROCEEDINGS_STAGES } from '../../../domain/referral/referral.js';
import { DayField, OneOfField, OneOfOrNullField, TextField } from '../../../platform/http/fields.js';

/** Body of `override-urgency`. */
export class OverrideUrgencyDto {
  @OneOfOrNullField(URGENCY_LEVELS, {
    description: 'How urgent the file is, whatever the rules say; null lets the rules speak again.',
    example: 'emergency',
  })
  level!: UrgencyLevel | null;

  @TextField({
    description: 'Why. Kept sealed.',
    example: 'Counsel was told by telephone that a charter is being filled (made up).',
    max: 2000,
  })
  reason!: string;
}

/** Body of `amend-situation`: what is different now. What is left out stays as it is. */
export class AmendSituationDto {
  @DayField({
    description: 'Known or credibly expected day of removal; null when none is known any more.',
    example: '2030-01-15',
    optional: true,
  })
  removalScheduledOn?: string | null;

  @OneOfField(CUSTODY_STATUSES, {
    description: 'Whether the person is held.',
    example: 'detained',
    optional: true,
  })
  custody?: (typeof CUSTODY_STATUSES)[number] | null;

  @OneOfField(PROCEEDINGS_STAGES, {
    description: 'How far proceedings in the United States are.',
    example: 'final-order',
    optional: true,
  })
  stage?: (typeof PROCEEDINGS_STAGES)[number] | null;

  @TextField({
    description: 'How this is known. Kept sealed, as the old and the new situation are.',
    example: 'Notice of removal served at the facility (made up).',
    max: 2000,
  })
  reason!: string;
}
