import { CLOSING_REASONS, type ClosingReason } from '../../../domain/case-file/case-file.js';
import { FILE_NUMBER } from '../../../domain/case-file/file-number.js';
import { OneOfField, PatternField, TextField } from '../../../platform/http/fields.js';

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

/** Body of `close`. */
export class CloseDto {
  @OneOfField(CLOSING_REASONS, {
    description:
      'Why the file ends without a decision. “out-of-mandate” and “unreachable” are for reviewers.',
    example: 'removed-from-united-states',
  })
  reasonCode!: ClosingReason;

  @TextField({
    description: 'Why, in words. Kept sealed; not shown in logs, nor to the partner.',
    example: 'Removed on the flight of 3 March, as the counsel confirmed (made up).',
    max: 2000,
  })
  reason!: string;

  @PatternField({
    description:
      'With “duplicate”, and only then: the file that goes on. A person of it must be confirmed to be a person of this one.',
    pattern: FILE_NUMBER,
    form: 'RD-7K3M9-Q2XP4',
    optional: true,
  })
  keptFileNumber?: string;
}

/** Body of `reopen`. */
export class ReopenDto {
  @TextField({
    description: 'Why the file is taken up again. Kept sealed; not shown in logs.',
    example: 'New facts: a summons of the court came after the decision (made up).',
    max: 2000,
  })
  reason!: string;
}
