import { PatternField, TextField } from '../../../platform/http/fields.js';
import { STAFF_ID } from '../../forms.js';

/** Body of `assign`. */
export class AssignDto {
  @PatternField({
    description:
      'The officer who takes the file; absent or null puts it back among those that wait for an officer.',
    pattern: /^stf_[a-z0-9-]{1,60}$/,
    form: 'stf_demo-officer',
    example: STAFF_ID.example,
    optional: true,
  })
  officerId?: string | null;

  @TextField({
    description: 'Why. Kept sealed; not shown in logs.',
    example: 'The officer in charge is on leave.',
    max: 2000,
  })
  reason!: string;
}

/** Body of `declare-conflict`. */
export class DeclareConflictDto {
  @TextField({
    description: 'What stands between you and the file. Kept sealed; not shown in logs.',
    example: 'A relative of mine has met the applicant (made up).',
    max: 2000,
  })
  reason!: string;
}
