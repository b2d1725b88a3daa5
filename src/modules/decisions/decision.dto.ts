import { type DecisionOutcome, type Pathway } from '../../domain/case-file/case-file.js';
import { type MemberDecision } from '../../domain/family/member-decision.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  nullable,
  objectsOf,
  oneOf,
  POINTER,
  text,
  UUID,
  whole,
} from '../../platform/openapi/forms.js';
import { CITATION, FILE_NUMBER, OUTCOME, PARTNER_ID, PATHWAY, STAFF_ID } from '../forms.js';
import { type Decision } from './decision.store.js';

/** A reason as a decision keeps it. */
export class KeptReasonDto {
  @Answer(CITATION, 'Provision it stands on.', { optional: true, example: 'IRPA 24' })
  provision?: string;

  @Answer(POINTER, 'Fact of the file it is tied to.', {
    optional: true,
    example: '/unitedStates/proceedings/stage',
  })
  fact?: string;

  @Answer(text(10_000, 'A final order was made.'), 'The reason in words.')
  text!: string;

  @Answer(oneOf(['en', 'fr']), 'Language of the text; English when absent.', { optional: true })
  language?: 'en' | 'fr';

  @Answer(text(10_000), 'The same in the other official language.', { optional: true })
  translation?: string;
}

/** What a decision says of one person where it is something else than of the rest. */
export class DecisionMemberDto implements MemberDecision {
  @Answer(
    whole(0, 20, 1),
    'The person: 0 for the principal applicant, 1 and up for the referral’s family members in order.',
  )
  index!: number;

  @Answer(OUTCOME, 'Outcome.', { example: 'not-accepted' })
  outcome!: DecisionOutcome;

  @Answer(PATHWAY, 'Pathway, with an acceptance.', { example: null })
  pathway!: Pathway | null;

  @Answer(objectsOf(() => KeptReasonDto, 50), 'Reasons; one at least is tied to this very person.')
  reasons!: readonly KeptReasonDto[];
}

/** A proposed or confirmed decision of a file. */
export class DecisionDto implements Decision {
  @Answer(UUID, 'The decision.')
  decisionId!: string;

  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(PARTNER_ID, 'Partner that referred it.')
  partnerId!: string;

  @Answer(
    oneOf(['proposed', 'confirmed', 'lapsed']),
    'A proposal has no effect until it is confirmed; it lapses when the file is withdrawn.',
  )
  status!: Decision['status'];

  @Answer(OUTCOME, 'Outcome.')
  outcome!: DecisionOutcome;

  @Answer(PATHWAY, 'Pathway, with an acceptance.')
  pathway!: Pathway | null;

  @Answer(objectsOf(() => KeptReasonDto, 50), 'Reasons.')
  reasons!: readonly KeptReasonDto[];

  @Answer(
    objectsOf(() => DecisionMemberDto, 21, []),
    'Persons of whom it says something else; everyone not named here shares its outcome and pathway.',
  )
  members!: readonly DecisionMemberDto[];

  @Answer(UUID, 'STCA check it stands on.')
  checkId!: string;

  @Answer(STAFF_ID, 'Who proposed it.')
  proposedBy!: string;

  @Answer(INSTANT, 'When.')
  proposedAt!: string;

  @Answer(nullable(STAFF_ID), 'Who confirmed it: never the proposer.')
  confirmedBy!: string | null;

  @Answer(nullable(INSTANT), 'When.')
  confirmedAt!: string | null;
}
