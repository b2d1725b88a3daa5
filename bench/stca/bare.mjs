const FAMILY = new Set([
  'spouse',
  'common-law-partner',
  'child',
  'father',
  'mother',
  'brother',
  'sister',
  'grandfather',
  'grandmother',
  'grandchild',
  'uncle',
  'aunt',
  'nephew',
  'niece',
]);
const NO_CLAIMANT = {};
const DAY = 86_400_000;

/**
 * What a programmer in a hurry would write: the conclusion under IRPA 101(1)(e) of facts in the exchange format, two
 * values only, stopping at the first answer. An unknown fact counts as not given. No trace, no reasons, no other bars,
 * no notices: the ceiling beside which the cost of all that is seen.
 */
export function bareConclusion(facts) {
  const claimant = facts.claimant ?? NO_CLAIMANT;
  const day = facts.claimMadeOn ?? facts.assessedOn;
  if (!isReached(facts, claimant, day)) return 'does-not-apply';
  if (facts.capitalOffences?.some(isCapital)) return 'exception-established';
  if (facts.route === 'in-transit-removal') return 'barred';
  const minor = claimant.dateOfBirth ? !isAdult(claimant.dateOfBirth, day) : false;
  return isExcepted(facts, claimant, day, minor) ? 'exception-established' : 'barred';
}

function isReached(facts, claimant, day) {
  if (facts.arrivingFromUnitedStates !== true) return false;
  if (claimant.nationalities?.includes('US')) return false;
  if (claimant.stateless === true && claimant.formerHabitualResidence?.includes('US')) return false;
  switch (facts.route) {
    case 'land-port-of-entry':
      return true;
    case 'between-ports-of-entry':
      return (
        facts.assessedOn >= '2023-03-25' &&
        day >= '2023-03-25' &&
        Date.parse(day) - Date.parse(facts.enteredCanadaOn) < 14 * DAY
      );
    case 'in-transit-removal':
      return claimant.orderedRemovedFromUnitedStates === true;
    default:
      return false;
  }
}

/** IRPR 159.5. */
function isExcepted(facts, claimant, day, minor) {
  if (
    minor &&
    claimant.accompaniedByParentOrGuardian === false &&
    claimant.hasSpouseOrPartner === false &&
    claimant.parentOrGuardianInCanadaOrUnitedStates === false
  ) {
    return true;
  }
  if (claimant.visaExemptForCanada === true && claimant.visaRequiredForUnitedStates === true) return true;
  if (claimant.permanentResidentOfCanada === true) {
    if (claimant.orderedRemovedFromUnitedStates === true) return true;
  } else if (
    claimant.seekingReEntryToCanada === true &&
    claimant.refusedEntryToUnitedStatesWithoutAdjudication === true
  ) {
    return true;
  }
  return (
    (facts.relatives?.some((relative) => isAnchor(relative, day, minor)) ?? false) ||
    (facts.documents?.some((document) => isHeld(document, day)) ?? false)
  );
}

/** IRPR 159.5(a) to (d). */
function isAnchor(relative, day, minor) {
  const { relation, statuses } = relative;
  if (relative.inCanada !== true || !statuses) return false;
  if (relation === 'legal-guardian' ? !minor : !FAMILY.has(relation)) return false;
  if (
    statuses.includes('citizen') ||
    statuses.includes('protected-person') ||
    statuses.includes('permanent-resident') ||
    statuses.includes('removal-stayed-s233')
  ) {
    return true;
  }
  if (!relative.dateOfBirth || !isAdult(relative.dateOfBirth, day)) return false;
  if (statuses.includes('claimant') && relative.claimState === 'referred') return true;
  const counts =
    statuses.includes('study-permit') ||
    (statuses.includes('work-permit') && relative.permitBasis !== 'unenforceable-removal-s206-1-b');
  return counts && relative.permitValidUntil >= day && relative.permitInvalid === false;
}

/** IRPR 159.5(f). */
function isHeld({ kind, transitOnly, validFrom, validUntil }, day) {
  return (
    kind !== 'other' &&
    kind !== 'electronic-travel-authorization' &&
    transitOnly === false &&
    validFrom <= day &&
    validUntil >= day
  );
}

/** IRPR 159.6. */
function isCapital({ stage, punishableByDeath }) {
  return punishableByDeath === true && (stage === 'charged' || stage === 'convicted');
}

/** Trap: the 18th birthday of 29 February is a day that does not exist, and sorts before 1 March as it should. */
function isAdult(born, day) {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return years > 18 || (years === 18 && day.slice(5) >= born.slice(5));
}
