import {
  DECISION_OUTCOMES,
  type DecisionOutcome,
  type Pathway,
  PATHWAYS,
} from '../../../domain/case-file/case-file.js';
import {
  ListField,
  OneOfField,
  PatternField,
  TextField,
  WholeNumberField,
} from '../../../platform/http/fields.js';

/** One reason of a decision. */
export class DecisionReasonDto {
  @PatternField({
    description:
      'Provision it stands on, as `GET /v1/stca/law` cites it, or a section of a pathway: IRPA 24, 25, 25.2, IRPR 138 to 147.',
    example: 'IRPA 24',
    pattern: /^(IRPA|IRPR) [0-9]{1,3}(\.[0-9]{1,2})?(\([0-9a-z.]{1,4}\)){0,4}$/,
    form: 'IRPR 159.5(a)',
    optional: true,
  })
  provision?: string;

  @PatternField({
    description:
      'Fact of this file it is tied to: a JSON Pointer to something known in `stca.facts`, or in what `referral` says of its people beside them.',
    example: '/unitedStates/proceedings/stage',
    pattern: /^(\/[A-Za-z0-9_-]{1,60}){1,10}$/,
    form: '/relatives/0/statuses',
    optional: true,
  })
  fact?: string;

  @TextField({
    description: 'The reason in words. Kept sealed.',
    example:
      'A final order was made and removal would expose the claimant to prosecution for opposing the war.',
    max: 10000,
  })
  text!: string;

  @OneOfField(['en', 'fr'], {
    description: 'Language of the text; English when absent. The notice marks words of another language.',
    optional: true,
  })
  language?: 'en' | 'fr';

  @TextField({
    description: 'The same in the other official language, for the notice in that language. Kept sealed.',
    max: 10000,
    optional: true,
  })
  translation?: string;
}

/** What is proposed for one person where it is something else than for the rest. */
export class ProposeMemberDto {
  @WholeNumberField({
    description:
      'The person: 0 for the principal applicant, 1 and up for the referral’s family members in order.',
    min: 0,
    max: 20,
    example: 1,
  })
  index!: number;

  @OneOfField(DECISION_OUTCOMES, { description: 'Outcome for this person.', example: 'not-accepted' })
  outcome!: DecisionOutcome;

  @OneOfField(PATHWAYS, {
    description: 'Way to protection; with an acceptance, and only then.',
    optional: true,
  })
  pathway?: Pathway;

  @ListField(() => DecisionReasonDto, {
    description:
      'Reasons; one at least is tied to this very person: for a family member by a fact of the referral below their place, /familyMembers/0 for person 1.',
    min: 1,
    max: 50,
  })
  reasons!: DecisionReasonDto[];
}

/** Body of `propose-decision`. */
export class ProposeDecisionDto {
  @OneOfField(DECISION_OUTCOMES, { description: 'Outcome proposed.', example: 'accepted' })
  outcome!: DecisionOutcome;

  @OneOfField(PATHWAYS, {
    description: 'Way to protection; with an acceptance, and only then.',
    example: 'temporary-resident-permit',
    optional: true,
  })
  pathway?: Pathway;

  @ListField(() => DecisionReasonDto, { description: 'Reasons, at least one.', min: 1, max: 50 })
  reasons!: DecisionReasonDto[];

  @ListField(() => ProposeMemberDto, {
    description:
      'Persons for whom something else is proposed than for the rest, each for a reason of their own. Absent: one outcome for all.',
    max: 20,
    optional: true,
    example: [],
  })
  members?: ProposeMemberDto[];
}

/** Body of `return-proposal`. */
export class ReturnProposalDto {
  @TextField({
    description: 'Why, and what is missing. Kept sealed; the officer reads it with the decision.',
    example: 'The second reason does not say which document it is about.',
    max: 2000,
  })
  reason!: string;
}
