import { type FamilyMember } from '../../../domain/referral/referral.js';
import { type StcaFacts } from '../../../domain/stca/facts.js';
import { type StcaResult } from '../../../domain/stca/result.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  component,
  DAY,
  INSTANT,
  objectOf,
  objectsOf,
  oneOf,
  SHA256,
  UUID,
  whole,
  YES_OR_NO,
} from '../../../platform/openapi/forms.js';
import { CONCLUSION, FAMILY_RELATION } from '../../forms.js';
import { CHECK_CAUSES } from '../check-cause.js';
import { StcaResultDto } from './stca-result.dto.js';

/** The most family members a referral names. */
const MOST_FAMILY = 20;

/** A family member’s own check; no name. */
export class FamilyCheckDto {
  @Answer(whole(0, MOST_FAMILY - 1, 0), 'Place in the referral’s familyMembers, from 0.')
  index!: number;

  @Answer(FAMILY_RELATION, 'What they are to the principal applicant.')
  relationToPrincipal!: FamilyMember['relationToPrincipal'];

  @Answer(component('StcaFacts'), 'Facts derived from the referral; what is not certain is not known.')
  facts!: StcaFacts;

  @Answer(
    objectOf(() => StcaResultDto),
    'Findings without words; absent when the facts cannot be on that day.',
    { optional: true },
  )
  result?: StcaResult;
}

/** An STCA check of a file in codes: nothing of the facts it was made on. */
export class CheckInCodesDto {
  @Answer(UUID, 'The check.')
  checkId!: string;

  @Answer(YES_OR_NO, 'Whether an officer has acknowledged it.')
  acknowledged!: boolean;

  @Answer(oneOf(CHECK_CAUSES), 'Why it was made.')
  cause!: string;

  @Answer(INSTANT, 'When.')
  madeAt!: string;

  @Answer(DAY, 'Day whose law was applied.')
  assessedOn!: string;

  @Answer(CONCLUSION, 'Conclusion.')
  conclusion!: string;

  @Answer(DAY, 'In-force day of the newest change of law that counted.')
  lawVersion!: string;

  @Answer(SHA256, 'SHA-256 of the rulebook, hexadecimal.')
  rulebookHash!: string;

  @Answer(
    SHA256,
    'HMAC-SHA-256 of the facts (RFC 8785) under the file’s own key, hexadecimal: the same for the same facts of this file, and nothing to whoever has not the key.',
  )
  factsHash!: string;
}

/** An STCA check of a file. */
export class FileCheckDto extends CheckInCodesDto {
  @Answer(component('StcaFacts'), 'Facts it was made on.')
  facts!: StcaFacts;

  @Answer(objectOf(() => StcaResultDto), 'Whole result, with explanations in both languages.')
  result!: StcaResult;

  @Answer(
    objectsOf(() => FamilyCheckDto, MOST_FAMILY, []),
    'Each family member’s own check, in the order of the referral.',
  )
  family!: readonly FamilyCheckDto[];
}
