import { type FamilyMember } from '../../../domain/referral/referral.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  CODE,
  matching,
  objectOf,
  objectsOf,
  POINTER,
  UUID,
  whole,
} from '../../../platform/openapi/forms.js';
import { CITATION, FAMILY_RELATION, FILE_NUMBER, URGENCY } from '../../forms.js';

/** The most findings one result lists: grounds, exceptions and bars. */
const MOST_FINDINGS = 60;
const MOST_FAMILY = 20;
const OUTCOME_OF_CHECK = matching(/^[a-z-]{1,40}$/, 'not-met');
const CONCLUDED = matching(/^[a-z-]{1,40}$/, 'undetermined');

/** A conclusion that is another. */
export class ConclusionChangeDto {
  @Answer(CONCLUDED, 'Conclusion before; not-checked when there was none.')
  from!: string;

  @Answer(CONCLUDED, 'Conclusion on that day.', { example: 'exception-established' })
  to!: string;
}

/** An outcome that is another. */
export class FindingChangeDto {
  @Answer(CITATION, 'A ground, an exception or a bar.')
  provision!: string;

  @Answer(OUTCOME_OF_CHECK, 'Outcome before; not-listed when the result did not speak of it.')
  from!: string;

  @Answer(OUTCOME_OF_CHECK, 'Outcome on that day.', { example: 'met' })
  to!: string;
}

/** An urgency and its rule. */
export class UrgencyOfDayDto {
  @Answer(URGENCY, 'Level.')
  level!: string;

  @Answer(CODE, 'Code of the rule that sets it.', { example: 'exception-lapses-within-30-days' })
  reason!: string;
}

/** An urgency that is another. */
export class UrgencyChangeDto {
  @Answer(objectOf(() => UrgencyOfDayDto), 'Before.')
  from!: UrgencyOfDayDto;

  @Answer(objectOf(() => UrgencyOfDayDto), 'On that day.')
  to!: UrgencyOfDayDto;
}

/** A family member whose own findings differ. */
export class FamilyChangeDto {
  @Answer(whole(0, MOST_FAMILY - 1, 0), 'Place in the referral’s familyMembers, from 0.')
  index!: number;

  @Answer(FAMILY_RELATION, 'What they are to the principal applicant.')
  relationToPrincipal!: FamilyMember['relationToPrincipal'];

  @Answer(objectOf(() => ConclusionChangeDto), 'The conclusion; absent where it stayed.', { optional: true })
  conclusion?: ConclusionChangeDto;

  @Answer(objectsOf(() => FindingChangeDto, MOST_FINDINGS, []), 'Outcomes that differ.')
  findings!: readonly FindingChangeDto[];
}

/** Why a file could not be checked for that day. */
export class FactFaultDto {
  @Answer(POINTER, 'The fact.')
  pointer!: string;

  @Answer(CODE, 'What is wrong with it on that day.', { example: 'birth-after-claim' })
  code!: string;
}

/** A file whose findings or urgency differ, or which cannot be checked for that day. Codes only, no name. */
export class RecheckChangeDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(UUID, 'Its new current check; absent where none was made.', { optional: true })
  checkId?: string;

  @Answer(objectOf(() => ConclusionChangeDto), 'The conclusion; absent where it stayed.', { optional: true })
  conclusion?: ConclusionChangeDto;

  @Answer(
    objectsOf(() => FindingChangeDto, MOST_FINDINGS),
    'Outcomes of the principal applicant’s check that differ.',
  )
  findings!: readonly FindingChangeDto[];

  @Answer(objectsOf(() => FamilyChangeDto, MOST_FAMILY, []), 'Family members whose own findings differ.')
  family!: readonly FamilyChangeDto[];

  @Answer(objectOf(() => UrgencyChangeDto), 'The urgency; absent where it stayed.', { optional: true })
  urgency?: UrgencyChangeDto;

  @Answer(
    objectsOf(() => FactFaultDto, 10_000, []),
    'Why it cannot be checked for that day; empty when it can.',
  )
  faults!: readonly FactFaultDto[];
}

/** A page of the files a re-check found changed. */
export class RecheckChangePageDto extends PageAnswer {
  @Answer(objectsOf(() => RecheckChangeDto, 200), 'Changed files by number.')
  items!: RecheckChangeDto[];
}
