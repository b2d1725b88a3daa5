import { OneOfField, PatternField, TextField } from '../../../platform/http/fields.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Body of an action that needs nothing but to be asked for: `{}`. */
export class EmptyActionDto {}

/** Body of `clear-for-interview`. */
export class ClearForInterviewDto {
  @PatternField({
    description: 'The STCA check you have read: the file’s current one (`stca.checkId`).',
    example: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a11',
    pattern: UUID,
    form: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a11',
  })
  acknowledgedCheckId!: string;
}

/** Body of `withdraw`. */
export class WithdrawDto {
  @OneOfField(['claimant', 'counsel', 'partner'], {
    description: 'Who asked for the referral to be withdrawn.',
    example: 'claimant',
  })
  requestedBy!: 'claimant' | 'counsel' | 'partner';

  @TextField({
    description: 'Why. Kept sealed; not shown in logs.',
    example: 'Granted asylum in the United States on appeal.',
    max: 2000,
  })
  reason!: string;
}
