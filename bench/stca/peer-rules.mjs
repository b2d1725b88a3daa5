/*
 * The rule set of the peers: the provisions the engine judges, as conditions on the plain facts, written once and put
 * into each peer's own language. A condition is `[fact, operator, value]`; lists of them stand under `all` or `any`.
 */

const on = (route) => ['route', '==', route];
const yes = (fact) => [fact, '==', true];
const no = (fact) => [fact, '==', false];
const lawFrom = (assessedOn, claimMadeOn) => [
  ['assessedOn', '>=', assessedOn],
  ['claimMadeOn', '>=', claimMadeOn],
];

const idOf = (cite) => cite.replaceAll(/\W+/g, '_');
const anyOf = (...any) => ({ any });
/** A rule that holds when every condition does. */
const rule = (cite, ...all) => ({
  cite,
  id: idOf(cite),
  conditions: all.length === 1 && all[0].any ? all[0] : { all },
});

/** Grounds by which the bar does not reach a claim; `unless` is the rule that prevails over one. */
const GROUNDS = [
  rule('IRPA 99(2)', on('outside-canada')),
  rule('IRPA 101(1)(e)', anyOf(no('arrivingFromUnitedStates'), yes('nationalOfUnitedStates'))),
  rule('IRPR 159.2', yes('stateless'), yes('formerlyResidentInUnitedStates')),
  { ...rule('IRPR 159.4(1)(a)', on('between-ports-of-entry')), unless: idOf('IRPR 159.4(1.1)') },
  rule('IRPR 159.4(1)(b)', on('harbour')),
  {
    ...rule('IRPR 159.4(1)(c)', anyOf(on('airport'), on('in-transit-removal'))),
    unless: idOf('IRPR 159.4(2)'),
  },
  rule('IRPR 159.7', yes('noticeRuns')),
];

const CATCHES = [
  rule(
    'IRPR 159.4(1.1)',
    on('between-ports-of-entry'),
    ['daysSinceEntry', '<', 14],
    ...lawFrom(20230325, 20230325),
  ),
  rule('IRPR 159.4(2)', on('in-transit-removal'), yes('orderedRemoved')),
];

const EXCEPTIONS = [
  rule('IRPR 159.5(a)', yes('relativeIsCitizen')),
  rule('IRPR 159.5(b)(i)', yes('relativeIsProtected')),
  rule('IRPR 159.5(b)(ii)', yes('relativeIsResident')),
  rule('IRPR 159.5(b)(iii)', yes('relativeIsStayed')),
  rule('IRPR 159.5(c)', yes('adultRelativeIsReferred')),
  rule('IRPR 159.5(d)', yes('adultRelativeHasPermit')),
  rule(
    'IRPR 159.5(e)',
    ['age', '<', 18],
    no('accompanied'),
    no('hasSpouseOrPartner'),
    no('parentInCanadaOrUnitedStates'),
  ),
  rule('IRPR 159.5(f)', yes('documentHeld')),
  rule('IRPR 159.5(g)', yes('visaExemptForCanada'), yes('visaRequiredForUnitedStates')),
  rule('IRPR 159.5(h)(i)', no('permanentResident'), yes('seekingReEntry'), yes('refusedEntryToUnitedStates')),
  rule('IRPR 159.5(h)(ii)', yes('permanentResident'), yes('orderedRemoved')),
  rule('IRPR 159.6(a)', yes('capitalOffenceInUnitedStates')),
  rule('IRPR 159.6(b)', yes('capitalOffenceElsewhere')),
];

/** IRPR 159.01, which softens 101(1)(c), is written out where it applies. */
const BARS = [
  rule('IRPA 101(1)(a)', yes('protectedInCanada')),
  rule('IRPA 101(1)(b)', yes('claimRejected')),
  rule('IRPA 101(1)(b.1)', yes('yearHasRun'), ...lawFrom(20260326, 20250603)),
  rule(
    'IRPA 101(1)(b.2)',
    on('between-ports-of-entry'),
    ['daysSinceEntry', '>=', 14],
    ...lawFrom(20260326, 20250603),
  ),
  rule(
    'IRPA 101(1)(c)',
    anyOf(yes('claimEnded'), {
      all: [
        yes('claimIneligibleUnderAgreement'),
        anyOf(
          no('seekingReEntry'),
          no('refusedEntryToUnitedStates'),
          ['assessedOn', '<', 20230325],
          ['claimMadeOn', '<', 20230325],
        ),
      ],
    }),
  ),
  rule('IRPA 101(1)(c.1)', yes('claimElsewhereConfirmed'), ...lawFrom(20190621, 20190408)),
  rule('IRPA 101(1)(d)', yes('recognizedElsewhere')),
  rule('IRPA 101(1)(f)', yes('foundInadmissible')),
];

export const RULES = [...GROUNDS, ...CATCHES, ...EXCEPTIONS, ...BARS];

const NOT_IN_TRANSIT = EXCEPTIONS.filter(({ cite }) => cite.startsWith('IRPR 159.5'));
const ALWAYS_OFFERED = EXCEPTIONS.filter(({ cite }) => cite.startsWith('IRPR 159.6'));

/**
 * The conclusion from the rules that hold, in plain JavaScript for both peers: what would be rules upon rules in their
 * own language costs them more. `held` has the id of every rule that holds as a true property.
 */
export function conclusionFrom(held, route) {
  const holds = ({ id }) => held[id] === true;
  if (GROUNDS.some((ground) => holds(ground) && held[ground.unless] !== true)) return 'does-not-apply';
  const isExcepted =
    ALWAYS_OFFERED.some(holds) || (route !== 'in-transit-removal' && NOT_IN_TRANSIT.some(holds));
  return isExcepted ? 'exception-established' : 'barred';
}
