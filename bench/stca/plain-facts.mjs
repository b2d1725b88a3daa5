const DAY = 86_400_000;
const FAMILY =
  'spouse common-law-partner child father mother brother sister grandfather grandmother grandchild uncle aunt nephew niece'.split(
    ' ',
  );
const INFORMATION_SHARING = ['AU', 'GB', 'NZ', 'US'];

const has = (list, value) => list?.includes(value) === true;
const any = (list, holds) => list?.some(holds) === true;
const number = (day) => Number(day.replaceAll('-', ''));

/**
 * The facts as the peers get them: one flat object of booleans, numbers and the route, made before the clock starts.
 * Days are numbers such as 20261120; every list is reduced to whether one of its items fulfils the provision that asks
 * for it; an unknown fact counts as no.
 */
export function plainFacts(facts) {
  const { claimant = {}, route, assessedOn, relatives, documents, capitalOffences, priorClaims } = facts;
  const day = facts.claimMadeOn ?? assessedOn;
  const entered = facts.enteredCanadaOn ?? day;
  const age = claimant.dateOfBirth ? ageOn(claimant.dateOfBirth, day) : 99;
  const anchor = (holds) =>
    any(
      relatives,
      (one) =>
        one.inCanada === true &&
        (FAMILY.includes(one.relation) || (one.relation === 'legal-guardian' && age < 18)) &&
        holds(one),
    );
  const adult = ({ dateOfBirth }) => Boolean(dateOfBirth) && ageOn(dateOfBirth, day) >= 18;
  const capital = (where) =>
    any(
      capitalOffences,
      (one) =>
        where(one.country) &&
        (one.stage === 'charged' || one.stage === 'convicted') &&
        one.punishableByDeath === true,
    );
  const claimInCanada = (...outcomes) =>
    any(priorClaims, ({ country, outcome }) => country === 'CA' && outcomes.includes(outcome));
  return {
    route,
    assessedOn: number(assessedOn),
    claimMadeOn: number(day),
    daysSinceEntry: (Date.parse(day) - Date.parse(entered)) / DAY,
    noticeRuns: false,
    arrivingFromUnitedStates: facts.arrivingFromUnitedStates === true,
    nationalOfUnitedStates: has(claimant.nationalities, 'US'),
    stateless: claimant.stateless === true,
    formerlyResidentInUnitedStates: has(claimant.formerHabitualResidence, 'US'),
    age,
    hasSpouseOrPartner: claimant.hasSpouseOrPartner === true,
    accompanied: claimant.accompaniedByParentOrGuardian === true,
    parentInCanadaOrUnitedStates: claimant.parentOrGuardianInCanadaOrUnitedStates === true,
    visaExemptForCanada: claimant.visaExemptForCanada === true,
    visaRequiredForUnitedStates: claimant.visaRequiredForUnitedStates === true,
    seekingReEntry: claimant.seekingReEntryToCanada === true,
    refusedEntryToUnitedStates: claimant.refusedEntryToUnitedStatesWithoutAdjudication === true,
    permanentResident: claimant.permanentResidentOfCanada === true,
    orderedRemoved: claimant.orderedRemovedFromUnitedStates === true,
    protectedInCanada: claimant.protectedInCanada === true,
    relativeIsCitizen: anchor(({ statuses }) => has(statuses, 'citizen')),
    relativeIsProtected: anchor(({ statuses }) => has(statuses, 'protected-person')),
    relativeIsResident: anchor(({ statuses }) => has(statuses, 'permanent-resident')),
    relativeIsStayed: anchor(({ statuses }) => has(statuses, 'removal-stayed-s233')),
    adultRelativeIsReferred: anchor(
      (one) => adult(one) && has(one.statuses, 'claimant') && one.claimState === 'referred',
    ),
    adultRelativeHasPermit: anchor((one) => adult(one) && hasPermit(one, day)),
    documentHeld: any(
      documents,
      ({ kind, transitOnly, validFrom, validUntil }) =>
        kind !== 'other' &&
        kind !== 'electronic-travel-authorization' &&
        transitOnly === false &&
        validFrom <= day &&
        validUntil >= day,
    ),
    capitalOffenceInUnitedStates: capital((country) => country === 'US'),
    capitalOffenceElsewhere: capital((country) => country !== 'US'),
    claimRejected: claimInCanada('rejected'),
    claimEnded: claimInCanada('ineligible', 'withdrawn', 'abandoned'),
    claimIneligibleUnderAgreement: claimInCanada('ineligible-101-1-e'),
    claimElsewhereConfirmed: any(
      priorClaims,
      (one) => INFORMATION_SHARING.includes(one.country) && one.confirmedByInformationSharing === true,
    ),
    yearHasRun: [...(facts.earlierEntries ?? []), entered].some((entry) => isOutOfYear(entry, day)),
    recognizedElsewhere: any(
      facts.recognizedRefugeeIn,
      ({ country, returnable }) => country !== 'CA' && returnable === true,
    ),
    foundInadmissible: (facts.inadmissibilityFindings?.length ?? 0) > 0,
  };
}

function ageOn(born, day) {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4));
  return day.slice(5) >= born.slice(5) ? years : years - 1;
}

function hasPermit({ statuses, permitBasis, permitValidUntil, permitInvalid }, day) {
  const counts =
    has(statuses, 'study-permit') ||
    (has(statuses, 'work-permit') && permitBasis !== 'unenforceable-removal-s206-1-b');
  return counts && permitValidUntil >= day && permitInvalid === false;
}

/** IRPA 101(1)(b.1): the year starts the day after an entry made after 2020-06-24. */
function isOutOfYear(entry, day) {
  const end = new Date(Date.parse(entry) + DAY);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return entry > '2020-06-24' && end.getTime() <= Date.parse(day);
}
