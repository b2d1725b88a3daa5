import { type StcaFacts } from '../../src/domain/stca/facts.js';
import { aRelative, knownFacts, resultOf, withRelative } from './support/known-facts.js';

const document = {
  kind: 'electronic-travel-authorization',
  validFrom: '2026-01-01',
  validUntil: '2027-01-01',
} as const;

describe('facts that sit oddly together', () => {
  it.each<[string, StcaFacts]>([
    ['nationality-beside-stateless', knownFacts({}, { stateless: true })],
    ['no-nationality-and-not-stateless', knownFacts({}, { nationalities: [] })],
    ['visa-required-of-a-national', knownFacts({}, { nationalities: ['US'] })],
    ['canadian-citizen-as-claimant', knownFacts({}, { nationalities: ['CA'] })],
    ['accompanied-but-no-parent-in-either-country', knownFacts({}, { accompaniedByParentOrGuardian: true })],
    ['visa-exempt-only-by-air', knownFacts({ documents: [document] }, { visaExemptForCanada: true })],
    [
      'claim-accepted-but-not-protected',
      knownFacts({ priorClaims: [{ country: 'CA', outcome: 'accepted' }] }),
    ],
    ['route-from-united-states-denied', knownFacts({ arrivingFromUnitedStates: false })],
    ['removal-order-at-airport', knownFacts({ route: 'airport' }, { orderedRemovedFromUnitedStates: true })],
    ['in-transit-without-removal-order', knownFacts({ route: 'in-transit-removal' })],
    ['entered-but-outside-canada', knownFacts({ route: 'outside-canada', enteredCanadaOn: '2026-11-01' })],
    ['earlier-entry-is-later', knownFacts({ enteredCanadaOn: '2026-11-01', earlierEntries: ['2026-11-02'] })],
    ['parent-in-canada-denied', withRelative({ relation: 'father', dateOfBirth: '1960-01-01' })],
    ['spouse-or-partner-denied', withRelative({ relation: 'spouse' })],
    ['ages-against-the-relation', withRelative({ relation: 'child', dateOfBirth: '1980-01-01' })],
    ['statuses-exclude-each-other', withRelative({ statuses: ['citizen', 'visitor'] })],
    ['claim-state-without-claim', withRelative({ claimState: 'referred' })],
    ['permit-facts-without-permit', withRelative({ permitValidUntil: '2027-01-01' })],
    [
      'document-ends-before-it-begins',
      knownFacts({ documents: [{ ...document, validUntil: '2025-01-01' }] }),
    ],
    [
      'confirmed-without-arrangement',
      knownFacts({ priorClaims: [{ country: 'DE', confirmedByInformationSharing: true }] }),
    ],
    ['recognized-in-canada', knownFacts({ recognizedRefugeeIn: [{ country: 'CA' }] })],
    ['claim-elsewhere-transition', knownFacts({ claimMadeOn: '2019-06-20' })],
  ])('are told: %s', (code, facts) => {
    const { warnings } = resultOf(facts);
    expect(warnings.map((one) => one.code)).toEqual([code]);
    expect(warnings[0]?.pointers.length).toBeGreaterThan(0);
  });

  it('are not found where nothing is odd', () => {
    expect(resultOf(knownFacts()).warnings).toEqual([]);
    expect(resultOf({ assessedOn: '2026-11-20', route: 'outside-canada' }).warnings).toEqual([]);
  });

  it.each([
    ['father', '1990-05-04'],
    ['mother', '1990-05-04'],
    ['grandfather', '1990-05-04'],
    ['grandmother', '1990-05-04'],
    ['child', '1990-05-04'],
    ['grandchild', '1990-05-04'],
  ] as const)(
    'are told of a %s born on the claimant’s own birthday, not of one a day off',
    (relation, day) => {
      const codes = (dateOfBirth: string) =>
        resultOf(withRelative({ relation, dateOfBirth, inCanada: false })).warnings.map(({ code }) => code);
      expect(codes(day)).toEqual(['ages-against-the-relation']);
      expect(codes(relation.endsWith('child') ? '1990-05-05' : '1990-05-03')).toEqual([]);
    },
  );

  it.each([
    ['2019-04-07', '2019-06-21', []],
    ['2019-04-08', '2019-06-21', ['claim-elsewhere-transition']],
    ['2019-06-20', '2019-06-20', []],
    ['2019-06-20', '2019-06-21', ['claim-elsewhere-transition']],
    ['2019-06-21', '2019-06-21', []],
  ])('speak of the transition of 101(1)(c.1): claim of %s, check of %s', (claimMadeOn, assessedOn, codes) => {
    expect(resultOf(knownFacts({ claimMadeOn, assessedOn })).warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('are not found where the other fact is unknown, or goes with it', () => {
    const warningsOf = (facts: Partial<StcaFacts>) =>
      resultOf({ assessedOn: '2026-11-20', route: 'airport', ...facts }).warnings;
    expect(
      warningsOf({ relatives: [aRelative({ relation: 'father' }), aRelative({ relation: 'spouse' })] }),
    ).toEqual([]);
    expect(warningsOf({ route: 'in-transit-removal' })).toEqual([]);
    expect(
      warningsOf({ route: 'outside-canada', enteredCanadaOn: null, earlierEntries: ['2020-01-01'] }),
    ).toEqual([]);
    expect(warningsOf({ enteredCanadaOn: null, earlierEntries: ['2020-01-01'] })).toEqual([]);
    expect(warningsOf({ arrivingFromUnitedStates: false, claimant: { visaExemptForCanada: true } })).toEqual(
      [],
    );
    expect(warningsOf({ claimant: { accompaniedByParentOrGuardian: true } })).toEqual([]);
    const accepted = { country: 'CA', outcome: 'accepted' } as const;
    expect(warningsOf({ priorClaims: [accepted], claimant: { protectedInCanada: true } })).toEqual([]);
  });

  it('are never a silent choice: each provision reads the fact made for it', () => {
    const father = aRelative({ relation: 'father', dateOfBirth: '1970-01-01' });
    const facts = knownFacts({ relatives: [father] }, { dateOfBirth: '2010-03-01' });
    const { basis, warnings } = resultOf(facts);
    expect(basis).toEqual(['IRPR 159.5(e)']);
    expect(warnings.map(({ code }) => code)).toEqual(['parent-in-canada-denied']);
  });
});
