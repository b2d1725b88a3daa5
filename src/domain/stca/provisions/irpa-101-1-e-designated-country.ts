import { ABOUT, ABOUT_CLAIMANT } from '../fact-pointers.js';
import { UNITED_STATES } from '../facts.js';
import { FIRST_CLAIM_DAY, type GroundProvision } from '../provision.js';
import { anyCondition } from '../rules/claimant-rule.js';
import { type Condition } from '../rules/condition.js';
import { phrase, text } from '../text.js';
import { not, truthOf } from '../truth.js';

const didNotComeFromUnitedStates: Condition = {
  needs: [ABOUT.arrivingFromUnitedStates.pointer],
  judge: (check) => not(truthOf(check.facts.arrivingFromUnitedStates, ABOUT.arrivingFromUnitedStates)),
  holds: phrase(
    'did not come from the United States, directly or indirectly',
    'n’est pas arrivé, directement ou indirectement, des États-Unis',
  ),
  fails: phrase(
    'came from the United States, directly or indirectly',
    'est arrivé, directement ou indirectement, des États-Unis',
  ),
};

/** Trap: possessions of the United States have codes of their own and are no part of it (IRPR 159.1). */
const isNationalOfUnitedStates: Condition = {
  needs: [ABOUT_CLAIMANT.nationalities.pointer],
  judge: (check) =>
    truthOf(check.claimant.nationalities?.includes(UNITED_STATES), ABOUT_CLAIMANT.nationalities),
  holds: phrase('national of the United States', 'ressortissant des États-Unis'),
  fails: phrase('not a national of the United States', 'n’est pas ressortissant des États-Unis'),
};

/**
 * The bar reaches only claimants who came from the designated country (IRPR 159.3), and not its own nationals. Former
 * habitual residence there is IRPR 159.2, for stateless persons only.
 */
export const irpa1011eDesignatedCountry: GroundProvision = {
  id: 'irpa-101-1-e',
  kind: 'ground',
  title: text(
    'Not from the designated country, or its national',
    'Autre provenance, ou ressortissant du pays désigné',
  ),
  cite: text('IRPA 101(1)(e)', 'al. 101(1)e) LIPR'),
  source: 'S.C. 2001, c. 27',
  since: '2002-06-28',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...anyCondition([didNotComeFromUnitedStates, isNationalOfUnitedStates]),
};
