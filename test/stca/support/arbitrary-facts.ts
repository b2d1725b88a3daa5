import fc from 'fast-check';
import { addDays, anniversary, type CalendarDay } from '../../../src/domain/calendar-day.js';
import { checkFacts } from '../../../src/domain/stca/check-facts.js';
import { ROUTES, type StcaFacts } from '../../../src/domain/stca/facts.js';

/** Days around which the law turns, and ordinary ones. */
const CHECK_DAYS: readonly CalendarDay[] = [
  '2018-05-01',
  '2019-06-20',
  '2019-06-21',
  '2023-03-24',
  '2023-03-25',
  '2025-09-01',
  '2026-03-25',
  '2026-03-26',
  '2026-11-20',
  '2028-02-29',
];
const CLAIM_DAYS: readonly CalendarDay[] = [
  '2015-02-20',
  '2019-04-07',
  '2019-04-08',
  '2023-03-24',
  '2023-03-25',
  '2024-02-29',
  '2025-03-01',
  '2025-06-02',
  '2025-06-03',
  '2026-03-11',
  '2026-11-20',
  '2027-02-28',
  '2028-02-29',
];
const COUNTRIES = ['RU', 'US', 'CA', 'CA', 'GB', 'DE', 'PR', 'NZ'];
const RELATIONS = [
  'brother',
  'brother',
  'sister',
  'mother',
  'legal-guardian',
  'spouse',
  'child',
  'cousin',
  'in-law',
  'niece',
] as const;
const STATUSES = [
  'citizen',
  'permanent-resident',
  'protected-person',
  'removal-stayed-s233',
  'claimant',
  'claimant',
  'work-permit',
  'work-permit',
  'study-permit',
  'study-permit',
  'visitor',
  'no-status',
] as const;

const OFTEN = [
  'land-port-of-entry',
  'land-port-of-entry',
  'land-port-of-entry',
  'land-port-of-entry',
  'between-ports-of-entry',
  'between-ports-of-entry',
  'in-transit-removal',
] as const;

const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);

/** How often a fact is unknown: never, so that everything is known, or now and then, by absence or by null. */
type Knowledge = 'complete' | 'partial';

function factsFor(
  claim: CalendarDay,
  assessedOn: CalendarDay,
  knowledge: Knowledge,
): fc.Arbitrary<StcaFacts> {
  const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
    knowledge === 'complete' ? value : fc.option(value, { freq: 9, nil: null });
  const absent = <Shape extends object>(shape: fc.Arbitrary<Shape>): fc.Arbitrary<Shape> =>
    knowledge === 'complete'
      ? shape
      : fc.tuple(shape, fc.infiniteStream(fc.boolean())).map(([value, coin]) => {
          const kept = Object.entries(value).filter(([, one]) => one !== null || coin.next().value === true);
          return Object.fromEntries(kept) as Shape;
        });
  const yesNo = maybe(fc.boolean());
  const rarely = maybe(pick(false, false, false, false, false, true));
  const list = <Item>(item: fc.Arbitrary<Item>, maxLength = 2) => maybe(fc.array(item, { maxLength }));
  const birth = fc
    .tuple(pick(17, 18, 18, 19, 30, 30, 30, 2), pick(-1, 0, 1, 40))
    .map(([years, days]) => addDays(anniversary(claim, -years), -Math.max(days, -1)));
  const entry = pick(0, 0, 0, 1, 5, 13, 13, 14, 15, 200, 364, 365, 366, 367, 800, 2100).map((days) =>
    addDays(claim, -days),
  );
  const later = pick(-400, -1, 0, 1, 30, 400, 500, 600).map((days) => addDays(claim, days));
  const support = pick('documented' as const, 'sworn' as const, 'asserted' as const);
  const country = pick(...COUNTRIES);

  const relative = absent(
    fc.record({
      id: pick('r1', 'r2', 'r3'),
      relation: pick(...RELATIONS),
      inCanada: maybe(pick(true, true, true, true, true, false)),
      dateOfBirth: maybe(birth),
      statuses: maybe(fc.array(pick(...STATUSES), { minLength: 1, maxLength: 2, size: 'max' })),
      claimState: maybe(
        pick(
          'referred',
          'referred',
          'referred',
          'referred',
          'not-referred',
          'withdrawn',
          'rejected',
          'rejected-under-appeal',
        ),
      ),
      permitBasis: maybe(pick('ordinary', 'pending-claim-s206-1-a', 'unenforceable-removal-s206-1-b')),
      permitValidUntil: maybe(later),
      permitInvalid: maybe(pick(false, false, false, false, true)),
      support: maybe(support),
    }),
  );
  const document = absent(
    fc.record({
      kind: pick(
        'temporary-resident-permit',
        'temporary-resident-visa',
        'electronic-travel-authorization',
        'other',
      ),
      validFrom: maybe(later),
      validUntil: maybe(later),
      transitOnly: maybe(pick(false, false, true)),
      support: maybe(support),
    }),
  );
  const claimant = absent(
    fc.record({
      dateOfBirth: maybe(birth),
      nationalities: maybe(pick(['RU'], ['RU'], ['RU'], ['RU'], ['RU', 'KZ'], ['PR'], [], ['RU', 'US'])),
      stateless: maybe(pick(false, false, false, false, true)),
      formerHabitualResidence: maybe(pick([], [], ['DE'], ['PR'], ['US', 'RU'])),
      hasSpouseOrPartner: rarely,
      accompaniedByParentOrGuardian: rarely,
      parentOrGuardianInCanadaOrUnitedStates: rarely,
      visaExemptForCanada: rarely,
      visaRequiredForUnitedStates: yesNo,
      seekingReEntryToCanada: rarely,
      refusedEntryToUnitedStatesWithoutAdjudication: yesNo,
      permanentResidentOfCanada: rarely,
      orderedRemovedFromUnitedStates: yesNo,
      protectedInCanada: rarely,
    }),
  );
  const facts = absent(
    fc.record({
      caseId: pick('case-1', 'case-2'),
      assessedOn: pick(assessedOn),
      claimMadeOn: pick(claim),
      route: pick(...ROUTES, ...OFTEN),
      arrivingFromUnitedStates: maybe(pick(true, true, true, true, true, true, true, true, true, false)),
      enteredCanadaOn: maybe(entry),
      earlierEntries: list(entry),
      claimant,
      relatives: maybe(fc.array(relative, { maxLength: 3, size: 'max' })),
      documents: list(document),
      capitalOffences: list(
        absent(
          fc.record({
            country,
            stage: pick('charged', 'convicted', 'withdrawn', 'acquitted'),
            punishableByDeath: yesNo,
            support: maybe(support),
          }),
        ),
      ),
      priorClaims: list(
        absent(
          fc.record({
            country,
            outcome: maybe(
              pick(
                'pending',
                'accepted',
                'rejected',
                'ineligible',
                'ineligible-101-1-e',
                'withdrawn',
                'abandoned',
              ),
            ),
            confirmedByInformationSharing: yesNo,
          }),
        ),
      ),
      recognizedRefugeeIn: list(absent(fc.record({ country, returnable: yesNo }))),
      inadmissibilityFindings: list(pick('security', 'serious-criminality')),
    }),
  );
  return facts as unknown as fc.Arbitrary<StcaFacts>;
}

/** Possible facts, crowded round the boundary days of the law; with `partial` knowledge each fact may be unknown. */
export function arbitraryFacts(knowledge: Knowledge = 'partial'): fc.Arbitrary<StcaFacts> {
  return fc
    .tuple(pick(...CLAIM_DAYS), pick(...CHECK_DAYS))
    .chain(([claim, assessedOn]) => factsFor(claim, assessedOn, knowledge))
    .filter((facts) => checkFacts(facts).length === 0);
}

/**
 * Complete facts, and the same facts with some of them unknown. The day of the claim stays; the entry too, except between
 * ports of entry, because elsewhere its absence means arrival and not ignorance.
 */
export function factsAndIgnorance(): fc.Arbitrary<{ readonly full: StcaFacts; readonly partial: StcaFacts }> {
  return fc
    .tuple(arbitraryFacts('complete'), fc.infiniteStream(pick(false, false, true)))
    .map(([full, forget]) => ({ full, partial: forgetting(full, () => forget.next().value === true) }));
}

const NEVER_UNKNOWN = new Set([
  'assessedOn',
  'route',
  'claimMadeOn',
  'caseId',
  'id',
  'relation',
  'kind',
  'country',
  'stage',
]);

function forgetting(full: StcaFacts, forgets: () => boolean): StcaFacts {
  const visit = (value: unknown, name: string): unknown => {
    const keeps =
      NEVER_UNKNOWN.has(name) || (name === 'enteredCanadaOn' && full.route !== 'between-ports-of-entry');
    if (!keeps && name !== '' && name !== 'claimant' && forgets()) return null;
    if (Array.isArray(value)) {
      return value.map((item) => (typeof item === 'object' ? visit(item, '') : (item as unknown)));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, key)]));
  };
  return visit(full, '') as StcaFacts;
}
