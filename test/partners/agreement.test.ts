import {
  type Agreement,
  agreementInForce,
  agreementYear,
  checkTerms,
  servesArea,
} from '../../src/domain/partner/agreement.js';
import { AREAS } from '../../src/domain/partner/areas.js';
import { isRefusal } from '../../src/domain/refusal.js';

function version(agreementVersion: number, validFrom: string, validTo: string, confirmed = true): Agreement {
  return {
    ...{ agreementVersion, validFrom, validTo, area: ['US-TX'], placesPerYear: 300, recordedBy: 'stf_a' },
    attestationMaxAgeDays: 365,
    recordedAt: '2026-01-01T00:00:00.000Z',
    confirmedBy: confirmed ? 'stf_b' : null,
    confirmedAt: confirmed ? '2026-01-02T00:00:00.000Z' : null,
  };
}

describe('the agreement that counts on a day', () => {
  const inForce = (versions: readonly Agreement[], day: string): number | undefined =>
    agreementInForce(versions, day)?.agreementVersion;

  it('counts from its first day to its last, both included', () => {
    const one = [version(1, '2026-01-01', '2026-12-31')];
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => inForce(one, day))).toEqual([
      undefined,
      1,
      1,
      undefined,
    ]);
  });

  it('is never one that nobody has confirmed', () => {
    expect(inForce([version(1, '2026-01-01', '2026-12-31', false)], '2026-06-01')).toBeUndefined();
    const amended = [version(2, '2026-03-01', '2026-12-31', false), version(1, '2026-01-01', '2026-12-31')];
    expect(inForce(amended, '2026-06-01')).toBe(1);
  });

  it('is the later version from that one’s first day on, and the earlier one until then', () => {
    const renewed = [version(1, '2026-01-01', '2026-12-31'), version(2, '2026-07-01', '2027-06-30')];
    expect(inForce(renewed, '2026-06-30')).toBe(1);
    expect(inForce(renewed, '2026-07-01')).toBe(2);
  });

  it('is none once a later version has ended early: the earlier one does not come back', () => {
    const ended = [version(1, '2026-01-01', '2026-12-31'), version(2, '2026-01-01', '2026-06-30')];
    expect(inForce(ended, '2026-06-30')).toBe(2);
    expect(inForce(ended, '2026-07-01')).toBeUndefined();
  });
});

describe('the year over which places are counted', () => {
  const terms = { validFrom: '2026-03-15', validTo: '2028-09-30' };

  it('runs from anniversary to anniversary', () => {
    expect(agreementYear(terms, '2026-03-15')).toEqual({ from: '2026-03-15', to: '2027-03-14' });
    expect(agreementYear(terms, '2027-03-14')).toEqual({ from: '2026-03-15', to: '2027-03-14' });
    expect(agreementYear(terms, '2027-03-15')).toEqual({ from: '2027-03-15', to: '2028-03-14' });
  });

  it('ends with the agreement', () => {
    expect(agreementYear(terms, '2028-09-30')).toEqual({ from: '2028-03-15', to: '2028-09-30' });
  });
});

describe('the terms of an agreement', () => {
  const refusal = (validFrom: string, validTo: string): string => {
    const answer = checkTerms({ validFrom, validTo });
    return isRefusal(answer) ? answer.code : 'sound';
  };

  it('can be of one day, and not end before they begin', () => {
    expect(refusal('2026-01-01', '2026-01-01')).toBe('sound');
    expect(refusal('2026-01-01', '2025-12-31')).toBe('agreement-ends-before-it-starts');
  });

  it('run for five years at most', () => {
    expect(refusal('2026-01-01', '2030-12-31')).toBe('sound');
    expect(refusal('2026-01-01', '2031-01-01')).toBe('agreement-too-long');
  });
});

describe('the area served', () => {
  it('is the whole country, or the states that are named', () => {
    expect(servesArea({ area: ['US'] }, 'US-TX')).toBe(true);
    expect(servesArea({ area: ['US-LA', 'US-TX'] }, 'US-TX')).toBe(true);
    expect(servesArea({ area: ['US-LA'] }, 'US-TX')).toBe(false);
  });

  it('can be each of the 50 states, the District of Columbia, 6 outlying areas, or all', () => {
    expect(new Set(AREAS).size).toBe(58);
  });
});
