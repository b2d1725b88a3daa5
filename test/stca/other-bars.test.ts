import { type PriorClaimFacts, type StcaFacts } from '../../src/domain/stca/facts.js';
import { knownFacts, outcomeOf, resultOf } from './support/known-facts.js';

const claimed = (claim: PriorClaimFacts, changed: Partial<StcaFacts> = {}) =>
  knownFacts({ priorClaims: [claim], ...changed });

describe('the other bars', () => {
  it('are all listed, engaged or not, in any law', () => {
    for (const assessedOn of ['2018-05-01', '2026-11-20']) {
      expect(resultOf(knownFacts({ assessedOn, route: 'outside-canada' })).otherBars).toHaveLength(8);
    }
  });

  it('(a) bars a person on whom Canada has conferred protection', () => {
    const outcome = (protectedInCanada: boolean | null) =>
      outcomeOf(knownFacts({}, { protectedInCanada }), 'IRPA 101(1)(a)');
    expect([true, false, null].map(outcome)).toEqual(['engaged', 'not-engaged', 'undetermined']);
  });

  it('(b) bars a person whose claim the Board rejected, and no one whose claim failed elsewhere', () => {
    const outcome = (claim: PriorClaimFacts) => outcomeOf(claimed(claim), 'IRPA 101(1)(b)');
    expect(outcome({ country: 'CA', outcome: 'rejected' })).toBe('engaged');
    expect(outcome({ country: 'CA', outcome: 'pending' })).toBe('not-engaged');
    expect(outcome({ country: 'CA' })).toBe('undetermined');
    expect(outcome({ country: 'DE', outcome: 'rejected' })).toBe('not-engaged');
    expect(outcome({ country: 'DE' })).toBe('not-engaged');
  });

  it.each(['ineligible', 'ineligible-101-1-e', 'withdrawn', 'abandoned'] as const)(
    '(c) bars a person whose earlier claim in Canada was %s',
    (outcome) => {
      expect(outcomeOf(claimed({ country: 'CA', outcome }), 'IRPA 101(1)(c)')).toBe('engaged');
      expect(outcomeOf(claimed({ country: 'US', outcome }), 'IRPA 101(1)(c)')).toBe('not-engaged');
    },
  );

  it('(c) disregards an ineligibility under the Agreement for a person the United States then refused', () => {
    const refused = {
      seekingReEntryToCanada: true,
      refusedEntryToUnitedStatesWithoutAdjudication: true,
    };
    const outcome = (name: PriorClaimFacts['outcome'], changed: Partial<StcaFacts> = {}) =>
      outcomeOf(
        claimed({ country: 'CA', outcome: name ?? null }, { claimant: refused, ...changed }),
        'IRPA 101(1)(c)',
      );
    expect(outcome('ineligible-101-1-e')).toBe('not-engaged');
    expect(outcome('ineligible')).toBe('engaged');
    expect(outcome('ineligible-101-1-e', { claimMadeOn: '2023-03-25' })).toBe('not-engaged');
    expect(outcome('ineligible-101-1-e', { claimMadeOn: '2023-03-24' })).toBe('engaged');
    expect(outcome('ineligible-101-1-e', { assessedOn: '2023-03-24', claimMadeOn: '2023-03-25' })).toBe(
      'engaged',
    );
  });

  it.each(['AU', 'NZ', 'GB', 'US'])(
    '(c.1) bars a person whose claim in %s is confirmed, whatever its outcome',
    (country) => {
      const outcome = (confirmedByInformationSharing: boolean | null) =>
        outcomeOf(
          claimed({ country, outcome: 'accepted', confirmedByInformationSharing }),
          'IRPA 101(1)(c.1)',
        );
      expect([true, false, null].map(outcome)).toEqual(['engaged', 'not-engaged', 'undetermined']);
    },
  );

  it('(c.1) does not bar for a claim in a country without that arrangement, checked or not', () => {
    expect(outcomeOf(claimed({ country: 'DE' }), 'IRPA 101(1)(c.1)')).toBe('not-engaged');
    const odd = claimed({ country: 'DE', confirmedByInformationSharing: true });
    expect(outcomeOf(odd, 'IRPA 101(1)(c.1)')).toBe('not-engaged');
    expect(resultOf(odd).warnings.map(({ code }) => code)).toEqual(['confirmed-without-arrangement']);
  });

  it('(c.1) applies to claims of 2019-04-08 on, in checks of 2019-06-21 on', () => {
    const outcome = (claimMadeOn: string, assessedOn: string) =>
      outcomeOf(
        claimed({ country: 'US', confirmedByInformationSharing: true }, { claimMadeOn, assessedOn }),
        'IRPA 101(1)(c.1)',
      );
    expect(outcome('2019-04-07', '2019-06-21')).toBe('not-engaged');
    expect(outcome('2019-04-08', '2019-06-21')).toBe('engaged');
    expect(outcome('2019-04-08', '2019-06-20')).toBe('not-engaged');
  });

  it('(d) bars a person recognized in another country who can be sent back there', () => {
    const outcome = (country: string, returnable: boolean | null) =>
      outcomeOf(knownFacts({ recognizedRefugeeIn: [{ country, returnable }] }), 'IRPA 101(1)(d)');
    expect(outcome('PL', true)).toBe('engaged');
    expect(outcome('PL', false)).toBe('not-engaged');
    expect(outcome('PL', null)).toBe('undetermined');
    expect(outcome('CA', true)).toBe('not-engaged');
  });

  it('(f) bars a person found inadmissible; an empty list is complete, an unknown one is not', () => {
    const outcome = (inadmissibilityFindings: StcaFacts['inadmissibilityFindings']) =>
      outcomeOf(knownFacts({ inadmissibilityFindings: inadmissibilityFindings ?? null }), 'IRPA 101(1)(f)');
    expect(outcome(['serious-criminality'])).toBe('engaged');
    expect(outcome([])).toBe('not-engaged');
    expect(outcome(null)).toBe('undetermined');
  });

  it('stand beside an exception, which removes 101(1)(e) and nothing else', () => {
    const { conclusion, otherBars } = resultOf(
      claimed(
        { country: 'US', confirmedByInformationSharing: true },
        {
          documents: [
            {
              kind: 'permanent-resident-visa',
              validFrom: '2026-01-01',
              validUntil: '2027-01-01',
              transitOnly: false,
            },
          ],
        },
      ),
    );
    expect(conclusion).toBe('exception-established');
    expect(
      otherBars.filter(({ outcome }) => outcome === 'engaged').map(({ provision }) => provision),
    ).toEqual(['IRPA 101(1)(c.1)']);
  });
});

describe('the one-year limit of (b.1)', () => {
  const claimedOn = (claimMadeOn: string, changed: Partial<StcaFacts>) =>
    outcomeOf(
      knownFacts({ assessedOn: '2028-04-01', route: 'airport', claimMadeOn, ...changed }),
      'IRPA 101(1)(b.1)',
    );

  it('is kept on the anniversary of the entry and missed the day after', () => {
    const entry = { enteredCanadaOn: '2025-03-10' };
    expect(claimedOn('2026-03-10', entry)).toBe('not-engaged');
    expect(claimedOn('2026-03-11', entry)).toBe('engaged');
  });

  it('starts the day after the entry, which matters beside a 29 February', () => {
    expect(claimedOn('2026-02-28', { enteredCanadaOn: '2025-02-28' })).toBe('not-engaged');
    expect(claimedOn('2026-03-01', { enteredCanadaOn: '2025-02-28' })).toBe('engaged');
    expect(claimedOn('2028-02-29', { enteredCanadaOn: '2027-02-28' })).toBe('not-engaged');
    expect(claimedOn('2028-03-01', { enteredCanadaOn: '2027-02-28' })).toBe('engaged');
    expect(claimedOn('2025-06-03', { enteredCanadaOn: '2024-02-29' })).toBe('engaged');
  });

  it('runs from the first entry after 2020-06-24, whatever entries came before', () => {
    const entered = { enteredCanadaOn: '2026-03-01' };
    expect(claimedOn('2026-03-11', { ...entered, earlierEntries: ['2020-06-24', '2019-01-01'] })).toBe(
      'not-engaged',
    );
    expect(claimedOn('2026-03-11', { ...entered, earlierEntries: ['2020-06-25'] })).toBe('engaged');
    expect(claimedOn('2026-03-11', { ...entered, earlierEntries: ['2026-01-01', '2025-03-10'] })).toBe(
      'engaged',
    );
  });

  it('is open while earlier entries are unknown, unless the known ones settle it', () => {
    expect(claimedOn('2026-03-11', { earlierEntries: null })).toBe('undetermined');
    expect(claimedOn('2026-03-11', { earlierEntries: null, enteredCanadaOn: '2025-03-10' })).toBe('engaged');
  });

  it('takes a claim without day of entry to be made on arrival, save between ports of entry', () => {
    expect(claimedOn('2026-03-11', {})).toBe('not-engaged');
    expect(claimedOn('2026-03-11', { route: 'between-ports-of-entry' })).toBe('undetermined');
  });

  it('asks of a person outside Canada what a claim on arrival that day would meet', () => {
    const facts = { route: 'outside-canada', earlierEntries: ['2023-07-01'] } as const;
    expect(claimedOn('2026-03-11', facts)).toBe('engaged');
  });

  it('applies to claims of 2025-06-03 on, in checks of 2026-03-26 on', () => {
    const entry = { enteredCanadaOn: '2021-01-01' };
    expect(claimedOn('2025-06-02', entry)).toBe('not-engaged');
    expect(claimedOn('2025-06-03', entry)).toBe('engaged');
    expect(claimedOn('2025-06-03', { ...entry, assessedOn: '2026-03-26' })).toBe('engaged');
    expect(claimedOn('2025-06-03', { ...entry, assessedOn: '2026-03-25' })).toBe('not-engaged');
  });
});

describe('the 14-day limit of (b.2)', () => {
  const crossed = (enteredCanadaOn: string | null, changed: Partial<StcaFacts> = {}) =>
    outcomeOf(
      knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn, ...changed }),
      'IRPA 101(1)(b.2)',
    );

  it('is kept on day 13 and missed on day 14', () => {
    expect(crossed('2026-11-07')).toBe('not-engaged');
    expect(crossed('2026-11-06')).toBe('engaged');
  });

  it('looks only at the entry the claim follows, and only between ports of entry', () => {
    expect(crossed('2026-11-10', { earlierEntries: ['2026-01-01'] })).toBe('not-engaged');
    expect(crossed('2026-01-01', { route: 'land-port-of-entry' })).toBe('not-engaged');
    expect(crossed(null)).toBe('undetermined');
  });
});

describe('what is left of protection', () => {
  const code = (facts: StcaFacts) => resultOf(facts).whatRemains.code;
  const confirmed = { country: 'US', confirmedByInformationSharing: true } as const;
  const airport = { route: 'airport' } as const;

  it('is nothing in Canada where 101(1)(e) bars', () => {
    expect(code(knownFacts())).toBe('no-protection-in-canada');
  });

  it('is an assessment with a hearing under (c.1) alone, and without that guarantee beside another bar', () => {
    expect(code(claimed(confirmed, airport))).toBe('assessment-with-hearing');
    expect(code(claimed(confirmed, { ...airport, earlierEntries: ['2023-07-01'] }))).toBe('assessment');
    expect(code(knownFacts({ ...airport, earlierEntries: ['2023-07-01'] }))).toBe('assessment');
  });

  it('is nothing for a refugee who can be sent back to the country of protection', () => {
    const recognizedRefugeeIn = [{ country: 'PL', returnable: true }];
    expect(code(knownFacts({ ...airport, recognizedRefugeeIn }))).toBe('no-assessment-protected-elsewhere');
  });

  it('stays open while a bar is undetermined, and is not told where no bar speaks of it', () => {
    expect(code(knownFacts({ ...airport, priorClaims: null }))).toBe('open');
    expect(code(knownFacts(airport))).toBe('no-bar-found');
    expect(code(knownFacts({ ...airport, inadmissibilityFindings: ['security'] }))).toBe(
      'not-told-by-these-bars',
    );
  });
});
