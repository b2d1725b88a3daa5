import {
  type CapitalOffenceFacts,
  type ClaimantFacts,
  type DocumentFacts,
} from '../../src/domain/stca/facts.js';
import { knownFacts, outcomeOf } from './support/known-facts.js';

describe('paragraph (e)', () => {
  const minor = (changed: ClaimantFacts = {}) =>
    outcomeOf(knownFacts({}, { dateOfBirth: '2010-03-01', ...changed }), 'IRPR 159.5(e)');

  it('is made out for an unaccompanied minor who is single and has no parent in either country', () => {
    expect(minor()).toBe('met');
  });

  it('lasts until the day before the 18th birthday', () => {
    expect(minor({ dateOfBirth: '2008-11-21' })).toBe('met');
    expect(minor({ dateOfBirth: '2008-11-20' })).toBe('not-met');
  });

  it.each([
    'hasSpouseOrPartner',
    'accompaniedByParentOrGuardian',
    'parentOrGuardianInCanadaOrUnitedStates',
  ] as const)('fails when %s is true, and is open while it is unknown', (name) => {
    expect(minor({ [name]: true })).toBe('not-met');
    expect(minor({ [name]: null })).toBe('undetermined');
  });

  it('fails for an adult whatever is unknown', () => {
    expect(minor({ dateOfBirth: '1990-01-01', hasSpouseOrPartner: null })).toBe('not-met');
  });
});

describe('paragraph (f)', () => {
  const holding = (changed: Partial<DocumentFacts>) =>
    outcomeOf(
      knownFacts({
        documents: [
          {
            kind: 'temporary-resident-permit',
            validFrom: '2026-10-01',
            validUntil: '2027-10-01',
            transitOnly: false,
            ...changed,
          },
        ],
      }),
      'IRPR 159.5(f)',
    );

  it.each([
    'permanent-resident-visa',
    'temporary-resident-visa',
    'temporary-resident-permit',
    'permanent-resident-travel-document',
    'refugee-travel-papers',
    'temporary-travel-document',
  ] as const)('counts a %s', (kind) => {
    expect(holding({ kind })).toBe('met');
  });

  it.each(['electronic-travel-authorization', 'other'] as const)(
    'does not count a document of kind %s',
    (kind) => {
      expect(holding({ kind })).toBe('not-met');
    },
  );

  it('counts a document from its first day to its last', () => {
    expect(holding({ validFrom: '2026-11-21' })).toBe('not-met');
    expect(holding({ validFrom: '2026-11-20' })).toBe('met');
    expect(holding({ validUntil: '2026-11-20' })).toBe('met');
    expect(holding({ validUntil: '2026-11-19' })).toBe('not-met');
  });

  it('does not count a document issued only for transit', () => {
    expect(holding({ transitOnly: true })).toBe('not-met');
  });

  it.each(['validFrom', 'validUntil', 'transitOnly'] as const)('is open while %s is unknown', (name) => {
    expect(holding({ [name]: null })).toBe('undetermined');
  });
});

describe('paragraph (g)', () => {
  const visas = (visaExemptForCanada: boolean | null, visaRequiredForUnitedStates: boolean | null) =>
    outcomeOf(knownFacts({}, { visaExemptForCanada, visaRequiredForUnitedStates }), 'IRPR 159.5(g)');

  it('needs both: no visa for Canada, a visa for the United States', () => {
    expect(visas(true, true)).toBe('met');
    expect(visas(true, false)).toBe('not-met');
    expect(visas(false, true)).toBe('not-met');
  });

  it('is open while one is unknown and the other would do, and fails where the other would not', () => {
    expect(visas(true, null)).toBe('undetermined');
    expect(visas(false, null)).toBe('not-met');
  });
});

describe('paragraph (h)', () => {
  it('(i) serves a foreign national refused entry by the United States without adjudication', () => {
    const refused = { seekingReEntryToCanada: true, refusedEntryToUnitedStatesWithoutAdjudication: true };
    expect(outcomeOf(knownFacts({}, refused), 'IRPR 159.5(h)(i)')).toBe('met');
    const resident = { ...refused, permanentResidentOfCanada: true };
    expect(outcomeOf(knownFacts({}, resident), 'IRPR 159.5(h)(i)')).toBe('not-met');
    const adjudicated = { ...refused, refusedEntryToUnitedStatesWithoutAdjudication: false };
    expect(outcomeOf(knownFacts({}, adjudicated), 'IRPR 159.5(h)(i)')).toBe('not-met');
  });

  it('(ii) serves a permanent resident of Canada ordered removed from the United States', () => {
    const returned = { permanentResidentOfCanada: true, orderedRemovedFromUnitedStates: true };
    expect(outcomeOf(knownFacts({}, returned), 'IRPR 159.5(h)(ii)')).toBe('met');
    expect(outcomeOf(knownFacts({}, { orderedRemovedFromUnitedStates: true }), 'IRPR 159.5(h)(ii)')).toBe(
      'not-met',
    );
  });
});

describe('section 159.6', () => {
  const offence = (changed: Partial<CapitalOffenceFacts>) => {
    const facts = knownFacts({
      capitalOffences: [{ country: 'US', stage: 'charged', punishableByDeath: true, ...changed }],
    });
    return [outcomeOf(facts, 'IRPR 159.6(a)'), outcomeOf(facts, 'IRPR 159.6(b)')];
  };

  it('(a) is for the United States and (b) for any other country, its possessions included', () => {
    expect(offence({})).toEqual(['met', 'not-met']);
    expect(offence({ country: 'BY' })).toEqual(['not-met', 'met']);
    expect(offence({ country: 'PR' })).toEqual(['not-met', 'met']);
  });

  it('counts a conviction, and not a charge that was withdrawn or ended in acquittal', () => {
    expect(offence({ stage: 'convicted' })[0]).toBe('met');
    expect(offence({ stage: 'withdrawn' })[0]).toBe('not-met');
    expect(offence({ stage: 'acquitted' })[0]).toBe('not-met');
  });

  it('is open while it is unknown whether the offence is punishable by death', () => {
    expect(offence({ punishableByDeath: null })).toEqual(['undetermined', 'not-met']);
  });
});
