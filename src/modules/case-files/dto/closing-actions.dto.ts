import { OneOfField, TextField } from '../../../platform/http/fields.js';

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
