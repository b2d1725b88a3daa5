import { type DecisionOutcome, type Pathway } from '../../domain/case-file/case-file.js';
import { type MemberDecision } from '../../domain/family/member-decision.js';
import { type RepeatedText } from '../../domain/decisions/repeated-text.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  MAX_INT32,
  nullable,
  objectsOf,
  oneOf,
  POINTER,
  text,
  UUID,
  whole,
} from '../../platform/openapi/forms.js';
import { CITATION, FILE_NUMBER, OUTCOME, PARTNER_ID, PATHWAY, STAFF_ID, VERSION } from '../forms.js';
import { type Decision } from './decision.js';

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

/** How much of the text of a reason was used before. */
export class RepeatedTextDto implements RepeatedText {
  @Answer(whole(0, 49, 0), 'Place of the reason in the decision, from 0.')
  reason!: number;

  @Answer(whole(1, MAX_INT32, 3), 'Its sentences of eight words or more that were used before.')
  sentences!: number;

  @Answer(whole(1, MAX_INT32, 4), 'Of so many.')
  ofSentences!: number;

  @Answer(whole(1, MAX_INT32, 2), 'Earlier refusals of other files with at least one of them.')
  inDecisions!: number;
}

/** A proposed or confirmed decision of a file. */
export class DecisionDto implements Omit<Decision, 'returnedVersion'> {
  @Answer(UUID, 'The decision.')
  decisionId!: string;

  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(PARTNER_ID, 'Partner that referred it.')
  partnerId!: string;

  @Answer(
    oneOf(['proposed', 'returned', 'confirmed', 'lapsed']),
    'A proposal has no effect until it is confirmed; a reviewer may return it, and it lapses when the file ends otherwise.',
  )
  status!: Decision['status'];

  @Answer(VERSION, 'How often the file had been taken up by then: 1, and one more for each reopening.')
  round!: number;

  @Answer(nullable(UUID), 'The decision of an earlier round that this one follows.')
  earlierDecisionId!: string | null;

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

  @Answer(
    objectsOf(() => RepeatedTextDto, 50, []),
    'Reasons most of whose sentences were used in earlier refusals of other files, as found when it was proposed. A flag to look at, not a bar.',
  )
  repeatedText!: readonly RepeatedTextDto[];

  @Answer(whole(0, 21, 2), 'Persons it accepts; as many places are taken when it is confirmed.')
  persons!: number;

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

  @Answer(nullable(STAFF_ID), 'Who returned it.')
  returnedBy!: string | null;

  @Answer(nullable(INSTANT), 'When.')
  returnedAt!: string | null;

  @Answer(nullable(text(2000)), 'Why, in words.')
  returnReason!: string | null;
}
