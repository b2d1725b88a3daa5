import { STAFF_ROLES, type StaffRole } from '../../../domain/access.js';
import { STAFF_CHANGE_REASONS, type StaffChangeReason } from '../../../domain/staff/staff-account.js';
import { OneOfField, TextField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import { INSTANT, nullable, objectsOf, oneOf, text, YES_OR_NO } from '../../../platform/openapi/forms.js';
import { STAFF_ID, VERSION } from '../../forms.js';

const SUBJECT_EXAMPLE = 'example-subject-0001';

/** Body of `POST /v1/staff`. */
export class OpenAccountDto {
  @TextField({
    description: 'What the identity provider calls the person: `sub` in their tokens. It never changes.',
    example: SUBJECT_EXAMPLE,
    max: 200,
  })
  tokenSubject!: string;

  @OneOfField(STAFF_ROLES, { description: 'Their one role.', example: 'officer' })
  role!: StaffRole;
}

/** Body of `deactivate` and `reactivate`. */
export class ChangeAccountDto {
  @OneOfField(STAFF_CHANGE_REASONS, { description: 'Why.', example: 'left' })
  reason!: StaffChangeReason;
}

/** Body of `change-role`. */
export class ChangeRoleDto {
  @OneOfField(STAFF_ROLES, { description: 'The role from now on.', example: 'reviewer' })
  role!: StaffRole;

  @OneOfField(STAFF_CHANGE_REASONS, { description: 'Why.', example: 'duties-changed' })
  reason!: StaffChangeReason;
}

/** A staff account. */
export class StaffAccountDto {
  @Answer(STAFF_ID, 'The account: the pseudonym under which the person acts.')
  staffId!: string;

  @Answer(text(200, SUBJECT_EXAMPLE), 'What the identity provider calls the person.')
  tokenSubject!: string;

  @Answer(oneOf(STAFF_ROLES), 'Its role.')
  role!: string;

  @Answer(YES_OR_NO, 'False: no token of the person is taken.', { example: true })
  active!: boolean;

  @Answer(VERSION, 'Its version, for If-Match.')
  version!: number;

  @Answer(INSTANT, 'When it was opened.')
  createdAt!: string;

  @Answer(nullable(INSTANT), 'When it was last changed.')
  changedAt!: string | null;

  @Answer(nullable(STAFF_ID), 'Who changed it last.')
  changedBy!: string | null;

  @Answer(nullable(oneOf(STAFF_CHANGE_REASONS)), 'Why.')
  reason!: string | null;
}

/** A page of staff accounts. */
export class StaffPageDto extends PageAnswer {
  @Answer(objectsOf(() => StaffAccountDto, 200), 'Accounts by id, inactive ones among them.')
  items!: StaffAccountDto[];
}

/** Query of `GET /v1/staff`. */
export class ListStaffQuery extends PageQuery {}
