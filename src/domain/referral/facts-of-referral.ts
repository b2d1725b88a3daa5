import { type CalendarDay } from '../calendar-day.js';
import { type StcaFacts } from '../stca/facts.js';
import { type Referral } from './referral.js';

/** What a check takes from a referral. */
export type ReferralForCheck = Pick<Referral, 'stca' | 'intendedRoute'> & {
  readonly principalApplicant: Pick<Referral['principalApplicant'], 'dateOfBirth' | 'nationalities'>;
};

/** Facts of a check that a partner does not state in `stca`, because they are stated elsewhere or by the service. */
export const DERIVED_FACTS = {
  facts: ['caseId', 'assessedOn', 'route'],
  claimant: ['dateOfBirth', 'nationalities'],
} as const;

/**
 * The facts of the STCA check of a referral on a day: those the partner knows, with the birth and nationalities of the
 * principal applicant, and the intended route. An absent fact stays absent, which means unknown, never false.
 */
export function factsOfReferral(referral: ReferralForCheck, assessedOn: CalendarDay): StcaFacts {
  const { dateOfBirth, nationalities } = referral.principalApplicant;
  return {
    ...referral.stca,
    assessedOn,
    route: referral.intendedRoute ?? 'outside-canada',
    claimant: {
      ...referral.stca.claimant,
      ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
      ...(nationalities === undefined ? {} : { nationalities }),
    },
  };
}

/** Where a fact of the check stands in the referral: `/claimant/dateOfBirth` is `/principalApplicant/dateOfBirth`. */
export function pointerInReferral(factPointer: string): string {
  for (const name of DERIVED_FACTS.claimant) {
    const derived = `/claimant/${name}`;
    if (factPointer === derived || factPointer.startsWith(`${derived}/`)) {
      return `/principalApplicant/${name}${factPointer.slice(derived.length)}`;
    }
  }
  return factPointer === '/route' ? '/intendedRoute' : `/stca${factPointer}`;
}
