import { VETTING_RESULTS, type VettingResult } from '../../../domain/partner/partner.js';
import {
  REVOCATION_REASONS,
  type RevocationReason,
  SUSPENSION_REASONS,
  type SuspensionReason,
} from '../../../domain/partner/reasons.js';
import { ListField, OneOfField, TextField, TextsField } from '../../../platform/http/fields.js';

const NARRATIVE = 'Three batches named cases that nobody there had verified (made up).';
const MOST = 50;

/** One thing that was looked at in vetting. */
export class VettingCheckDto {
  @TextField({ description: 'Who checked it. Kept sealed.', example: 'Example Analyst', max: 200 })
  checkedBy!: string;

  @TextField({
    description: 'What was checked. Kept sealed.',
    example: 'Registration and governance',
    max: 200,
  })
  subject!: string;

  @TextField({ description: 'How. Kept sealed.', example: 'Public register, interview', max: 500 })
  method!: string;

  @TextField({ description: 'What was found. Kept sealed.', example: 'In order (made up).', max: 4000 })
  finding!: string;
}

/** Body of `vet`. */
export class VetPartnerDto {
  @OneOfField(VETTING_RESULTS, { description: 'What it comes to.', example: 'sound' })
  result!: VettingResult;

  @ListField(() => VettingCheckDto, {
    description: 'Who checked what, and what was found.',
    min: 1,
    max: MOST,
  })
  checks!: VettingCheckDto[];

  @TextsField({
    description: 'References taken, and other sources. Kept sealed.',
    example: ['Example University clinic, by telephone (made up)'],
    min: 1,
    max: MOST,
    maxLength: 500,
  })
  references!: string[];

  @TextField({ description: 'What else there is to say. Kept sealed.', max: 4000, optional: true })
  narrative?: string;
}

/** Body of `suspend`. */
export class SuspendPartnerDto {
  @OneOfField(SUSPENSION_REASONS, { description: 'Why, as a code.', example: 'unreliable-referrals' })
  reason!: SuspensionReason;

  @TextField({ description: 'Why, in words. Kept sealed.', example: NARRATIVE, max: 4000 })
  narrative!: string;
}

/** Body of `reinstate`. */
export class ReinstatePartnerDto {
  @TextField({
    description: 'What changed, in words. Kept sealed.',
    example: 'Cases are verified by two people now (made up).',
    max: 4000,
  })
  narrative!: string;
}

/** Body of `revoke`. */
export class RevokePartnerDto {
  @OneOfField(REVOCATION_REASONS, { description: 'Why, as a code.', example: 'agreement-ended' })
  reason!: RevocationReason;

  @TextField({ description: 'Why, in words. Kept sealed.', example: NARRATIVE, max: 4000 })
  narrative!: string;
}

/** Body of `approve` and of confirming an agreement: `{}`. */
export class NothingToAddDto {}
