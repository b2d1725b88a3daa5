import { DERIVED_FACTS } from '../referral/facts-of-referral.js';
import { type Referral } from '../referral/referral.js';
import { type StcaFacts } from '../stca/facts.js';

/** What of a referral tells of its people; the rest is of the partner, of arrangements, or stands in the facts of the check. */
const OF_ITS_PEOPLE = [
  'principalApplicant',
  'familyMembers',
  'unitedStates',
  'protection',
  'evidence',
] as const;

/** The day of a check and the name of its case: the service's own. */
const OF_THE_SERVICE: readonly string[] = ['assessedOn', 'caseId'];

/** What reasons can point into (RFC 6901): the facts of a file's current check, and what its referral says beside them. */
export type OwnFacts = Readonly<Record<string, unknown>>;

/**
 * A file's own facts: those of its check, and of the referral what tells of its people. What the check has from the referral is
 * there once, as it was amended: a birth is `/claimant/dateOfBirth`, never `/principalApplicant/dateOfBirth`.
 */
export function ownFactsOf(
  facts: StcaFacts,
  referral: Pick<Referral, (typeof OF_ITS_PEOPLE)[number]>,
): OwnFacts {
  const derived: readonly string[] = DERIVED_FACTS.claimant;
  const told = OF_ITS_PEOPLE.map((name) => [name, referral[name]] as const);
  return {
    ...Object.fromEntries(told),
    principalApplicant: without(referral.principalApplicant, derived),
    ...without(facts, OF_THE_SERVICE),
  };
}

function without(object: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
