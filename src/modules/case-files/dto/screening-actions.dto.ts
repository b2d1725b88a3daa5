import { IdField, OneOfField, TextField } from '../../../platform/http/fields.js';

/** Body of an action that needs nothing but to be asked for: `{}`. */
export class EmptyActionDto {}

/** Body of `clear-for-interview`. */
export class ClearForInterviewDto {
  @IdField({ description: 'The STCA check you have read: the file’s current one (`stca.checkId`).' })
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
