import { assess } from '../../src/domain/stca/assess.js';
import { checkFacts } from '../../src/domain/stca/check-facts.js';
import { COUNTRY_CODES, isCountryCode } from '../../src/domain/stca/country-codes.js';
import { type StcaFacts } from '../../src/domain/stca/facts.js';
import { STCA_FAULT_SENTENCES } from '../../src/domain/stca/fault-sentences.js';
import { aRelative, knownFacts, resultOf, withRelative } from './support/known-facts.js';

const NO_DAY = '2026-02-29';

function faultsOf(facts: unknown): string[] {
  return checkFacts(facts as StcaFacts).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('facts that cannot be', () => {
  it.each<[string, StcaFacts]>([
    ['/assessedOn invalid-date', knownFacts({ assessedOn: NO_DAY })],
    ['/assessedOn assessed-before-first-claim-day', knownFacts({ assessedOn: '2015-02-19' })],
    ['/claimMadeOn invalid-date', knownFacts({ claimMadeOn: NO_DAY })],
    ['/claimMadeOn claim-before-first-claim-day', knownFacts({ claimMadeOn: '2015-02-19' })],
    ['/enteredCanadaOn invalid-date', knownFacts({ enteredCanadaOn: NO_DAY })],
    ['/enteredCanadaOn entry-after-claim', knownFacts({ enteredCanadaOn: '2026-11-21' })],
    ['/enteredCanadaOn entry-before-birth', knownFacts({ enteredCanadaOn: '1990-05-03' })],
    ['/earlierEntries/1 invalid-date', knownFacts({ earlierEntries: ['2020-01-01', NO_DAY] })],
    ['/earlierEntries/1 entry-after-claim', knownFacts({ earlierEntries: ['2020-01-01', '2027-01-01'] })],
    ['/earlierEntries/0 entry-before-birth', knownFacts({ earlierEntries: ['1990-05-03'] })],
    ['/claimant/dateOfBirth invalid-date', knownFacts({}, { dateOfBirth: '1990-02-29' })],
    ['/claimant/dateOfBirth birth-after-claim', knownFacts({}, { dateOfBirth: '2026-11-21' })],
    ['/claimant/nationalities/1 unassigned-country', knownFacts({}, { nationalities: ['RU', 'SU'] })],
    [
      '/claimant/formerHabitualResidence/0 unassigned-country',
      knownFacts({}, { formerHabitualResidence: ['YU'] }),
    ],
    ['/relatives/0/dateOfBirth invalid-date', withRelative({ dateOfBirth: NO_DAY })],
    ['/relatives/0/dateOfBirth birth-after-claim', withRelative({ dateOfBirth: '2026-11-21' })],
    ['/relatives/0/permitValidUntil invalid-date', withRelative({ permitValidUntil: NO_DAY })],
    ['/relatives/0/id too-long', withRelative({ id: 'x'.repeat(65) })],
    [
      '/documents/0/validFrom invalid-date',
      knownFacts({ documents: [{ kind: 'other', validFrom: NO_DAY }] }),
    ],
    [
      '/documents/0/validUntil invalid-date',
      knownFacts({ documents: [{ kind: 'other', validUntil: '2026-13-01' }] }),
    ],
    [
      '/capitalOffences/0/country unassigned-country',
      knownFacts({ capitalOffences: [{ country: 'UK', stage: 'charged' }] }),
    ],
    ['/priorClaims/0/country unassigned-country', knownFacts({ priorClaims: [{ country: 'UK' }] })],
    [
      '/recognizedRefugeeIn/0/country unassigned-country',
      knownFacts({ recognizedRefugeeIn: [{ country: 'UK' }] }),
    ],
  ])('are refused: %s', (fault, facts) => {
    const assessment = assess(facts);
    expect(assessment.ok ? [] : assessment.faults).toEqual(checkFacts(facts));
    expect(faultsOf(facts)).toEqual([fault]);
    expect(STCA_FAULT_SENTENCES).toHaveProperty([fault.split(' ')[1] ?? '']);
  });

  it('are told all at once, with what their sentences name', () => {
    const facts = knownFacts({
      assessedOn: '2015-02-18',
      claimMadeOn: '2015-02-19',
      relatives: [aRelative(), aRelative({ id: 'x'.repeat(65) })],
      inadmissibilityFindings: Array.from({ length: 1001 }, () => 'security' as const),
    });
    expect(checkFacts(facts)).toEqual([
      { pointer: '/assessedOn', code: 'assessed-before-first-claim-day', params: { first: '2015-02-20' } },
      { pointer: '/claimMadeOn', code: 'claim-before-first-claim-day', params: { first: '2015-02-20' } },
      { pointer: '/relatives/1/id', code: 'too-long', params: { limit: 64 } },
      { pointer: '/inadmissibilityFindings', code: 'too-many', params: { limit: 1000 } },
    ]);
    expect(checkFacts(knownFacts({ enteredCanadaOn: '2026-11-21' }))[0]?.params).toEqual({});
  });

  it.each<[keyof StcaFacts, readonly unknown[]]>([
    ['earlierEntries', ['2020-01-01']],
    ['relatives', [aRelative()]],
    ['documents', [{ kind: 'other' }]],
    ['capitalOffences', [{ country: 'US', stage: 'charged' }]],
    ['priorClaims', [{ country: 'US' }]],
    ['recognizedRefugeeIn', [{ country: 'US' }]],
    ['inadmissibilityFindings', ['security']],
  ])('include a list beyond all measure: %s', (list, [item]) => {
    const long = (length: number) => ({ ...knownFacts(), [list]: Array.from({ length }, () => item) });
    expect(faultsOf(long(1000))).toEqual([]);
    expect(faultsOf(long(1001))).toEqual([`/${list} too-many`]);
  });

  it('are not found on the boundary: an entry or a birth on the day of the claim, the first claim day', () => {
    expect(assess(knownFacts({ enteredCanadaOn: '2026-11-20', earlierEntries: ['1990-05-04'] })).ok).toBe(
      true,
    );
    expect(assess(withRelative({ dateOfBirth: '2026-11-20', id: 'x'.repeat(64) })).ok).toBe(true);
    expect(assess(knownFacts({ claimMadeOn: '2015-02-20' })).ok).toBe(true);
    expect(assess(knownFacts({ assessedOn: '2015-02-20' })).ok).toBe(true);
  });

  it('are found against the day of the claim, not against that of the check', () => {
    const facts = knownFacts({ claimMadeOn: '2026-11-01', enteredCanadaOn: '2026-11-10' });
    expect(faultsOf(facts)).toEqual(['/enteredCanadaOn entry-after-claim']);
    expect(faultsOf({ ...facts, claimMadeOn: '2026-11-10' })).toEqual([]);
    expect(faultsOf({ ...facts, claimMadeOn: null })).toEqual([]);
  });

  it('do not include a claim that is still to be made', () => {
    expect(resultOf(knownFacts({ claimMadeOn: '2027-11-20' })).claimMadeOn).toBe('2027-11-20');
  });

  it('do not include what is unknown', () => {
    const nothing = { assessedOn: '2026-11-20', route: 'airport', claimMadeOn: null, enteredCanadaOn: null };
    expect(faultsOf(nothing)).toEqual([]);
    expect(
      faultsOf({ ...nothing, claimant: { dateOfBirth: null, nationalities: null }, relatives: null }),
    ).toEqual([]);
    expect(faultsOf({ ...nothing, relatives: [{ id: undefined, dateOfBirth: null }] })).toEqual([]);
  });

  it('are looked for around what has the wrong shape, which is for the schema to tell', () => {
    const odd = {
      assessedOn: 20261120,
      claimMadeOn: ['2026-11-20'],
      enteredCanadaOn: NO_DAY,
      earlierEntries: '2020',
      claimant: 'somebody',
      relatives: [null, 7, { id: 5, dateOfBirth: {}, permitValidUntil: NO_DAY }],
      documents: { length: 1001 },
      priorClaims: [{ country: 5 }, 'XX', { country: 'XX' }],
    };
    expect(faultsOf(odd)).toEqual([
      '/enteredCanadaOn invalid-date',
      '/relatives/2/permitValidUntil invalid-date',
      '/priorClaims/2/country unassigned-country',
    ]);
    expect(faultsOf({ claimant: null, claimMadeOn: NO_DAY, enteredCanadaOn: '2027-01-01' })).toEqual([
      '/claimMadeOn invalid-date',
    ]);
    expect(
      faultsOf({ claimant: { dateOfBirth: NO_DAY, nationalities: [5] }, enteredCanadaOn: '2020-01-01' }),
    ).toEqual(['/claimant/dateOfBirth invalid-date']);
  });
});

describe('the country codes', () => {
  it('are the 249 that are assigned, in order', () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    expect([...COUNTRY_CODES].sort()).toEqual(COUNTRY_CODES);
    expect(COUNTRY_CODES.every((code) => /^[A-Z]{2}$/.test(code) && isCountryCode(code))).toBe(true);
    expect(['UK', 'SU', 'XX', 'EU', 'ru', ''].filter(isCountryCode)).toEqual([]);
  });
});
