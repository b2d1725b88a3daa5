import { type Referral } from './referral.js';

/** Persons a referral is about: the principal applicant and every family member. Places are counted in them. */
export function personsOf({ familyMembers }: Pick<Referral, 'familyMembers'>): number {
  return 1 + (familyMembers?.length ?? 0);
}
