import { aboutRelative } from '../fact-pointers.js';
import { type ClaimState, type RelativeFacts } from '../facts.js';
import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { type ItemCondition } from '../rules/condition.js';
import { familyMemberInCanada, holdsStatus, isAged18OrOver } from '../rules/family-member.js';
import { text } from '../text.js';
import { truthOf } from '../truth.js';
import { claimStateInWords } from '../words/relatives.js';

/** Whether a claim in this state is before the Board; null where an officer must decide. */
const BEFORE_THE_BOARD: Readonly<Record<ClaimState, boolean | null>> = {
  referred: true,
  'not-referred': false,
  withdrawn: false,
  abandoned: false,
  rejected: false,
  'rejected-under-appeal': null,
  terminated: false,
};

/** States that can still become `referred`. */
const MAY_STILL_BE_REFERRED: readonly (ClaimState | null | undefined)[] = [
  'not-referred',
  'rejected-under-appeal',
  null,
  undefined,
];

const claimIsBeforeTheBoard: ItemCondition<RelativeFacts> = {
  needs: ['/relatives/*/claimState'],
  judge: ({ claimState }, index) =>
    truthOf(
      claimState === null || claimState === undefined ? null : BEFORE_THE_BOARD[claimState],
      aboutRelative(index).claimState,
    ),
  fails: ({ claimState }) => claimStateInWords(claimState),
  open: ({ claimState }) => (claimState === 'rejected-under-appeal' ? claimStateInWords(claimState) : null),
  remedy: ({ claimState }, index) =>
    MAY_STILL_BE_REFERRED.includes(claimState)
      ? {
          pointer: aboutRelative(index).claimState.pointer,
          value: 'referred',
          officerCanBringAbout: false,
          explanation: claimStateInWords('referred'),
        }
      : null,
};

/**
 * A family member aged 18 or over in Canada has a claim referred to the Board. Not if it was withdrawn, abandoned,
 * rejected, terminated or nullified; one rejected with an appeal pending is left to an officer.
 */
export const irpr1595cClaimantRelative: ExceptionProvision = {
  id: 'irpr-159-5-c',
  kind: 'exception',
  title: text(
    'Adult family member in Canada with a claim before the Board',
    'Membre de la famille adulte au Canada dont la demande est déférée à la Commission',
  ),
  cite: { en: 'IRPR 159.5(c)', fr: 'al. 159.5c) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...familyMemberInCanada([isAged18OrOver, holdsStatus('claimant'), claimIsBeforeTheBoard], () =>
    text(
      'in Canada, aged 18 or over, claim referred to the Board',
      'au Canada, 18 ans ou plus, demande déférée à la Commission',
    ),
  ),
};
