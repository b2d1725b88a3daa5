import { factsOfReferral, pointerInReferral } from '../../src/domain/referral/facts-of-referral.js';
import { urgencyFactsOf } from '../../src/domain/referral/urgency-facts.js';
import { type Referral } from '../../src/domain/referral/referral.js';
import { aReferral } from './support/samples.js';

const DAY = '2026-11-22';

describe('the facts of a check', () => {
  it('take birth and nationalities from the principal applicant, the rest from what the partner knows', () => {
    const referral: Referral = {
      ...aReferral(),
      principalApplicant: { familyName: 'Examplova', dateOfBirth: '1990-05-04', nationalities: ['RU', 'US'] },
      stca: { relatives: null, claimant: { stateless: false } },
      intendedRoute: 'airport',
    };
    expect(factsOfReferral(referral, DAY)).toEqual({
      assessedOn: DAY,
      route: 'airport',
      relatives: null,
      claimant: { stateless: false, dateOfBirth: '1990-05-04', nationalities: ['RU', 'US'] },
    });
  });

  it('leave unknown what the partner does not say, and take the person to be outside Canada', () => {
    const { intendedRoute: _route, ...referral } = aReferral();
    const facts = factsOfReferral({ ...referral, principalApplicant: {}, stca: {} }, DAY);
    expect(facts).toEqual({ assessedOn: DAY, route: 'outside-canada', claimant: {} });
  });

  it('never hold a name or a narrative', () => {
    const referral = aReferral();
    const text = JSON.stringify(factsOfReferral(referral, DAY));
    expect(text).not.toContain(referral.principalApplicant.familyName);
    expect(text).not.toContain('Synthetic summary');
  });

  it.each([
    ['/claimant/dateOfBirth', '/principalApplicant/dateOfBirth'],
    ['/claimant/nationalities/1', '/principalApplicant/nationalities/1'],
    ['/claimant/formerHabitualResidence/0', '/stca/claimant/formerHabitualResidence/0'],
    ['/relatives/0/dateOfBirth', '/stca/relatives/0/dateOfBirth'],
    ['/route', '/intendedRoute'],
  ])('a fault at the fact %s is told at %s', (fact, pointer) => {
    expect(pointerInReferral(fact)).toBe(pointer);
  });
});

describe('what the urgency of a file is computed from', () => {
  const minor = (accompanied: boolean | null): Referral => ({
    ...aReferral(),
    principalApplicant: { familyName: 'Examplova', dateOfBirth: '2008-11-23' },
    stca: { claimant: { accompaniedByParentOrGuardian: accompanied } },
  });

  const of = (referral: Referral, today = DAY) =>
    urgencyFactsOf(referral, factsOfReferral(referral, DAY), null, today);

  it('a minor is unaccompanied when the partner says so, not when it is unknown', () => {
    expect(of(minor(false)).unaccompaniedMinor).toBe(true);
    expect(of(minor(null)).unaccompaniedMinor).toBe(false);
    expect(of(minor(true)).unaccompaniedMinor).toBe(false);
  });

  it('a minor is one until the day of the 18th birthday', () => {
    expect(of(minor(false), '2026-11-22').unaccompaniedMinor).toBe(true);
    expect(of(minor(false), '2026-11-23').unaccompaniedMinor).toBe(false);
  });

  it('custody, the final order and the removal day come from the situation in the United States', () => {
    const referral: Referral = {
      ...aReferral(),
      unitedStates: {
        custody: { status: 'detained' },
        proceedings: { stage: 'final-order', removalScheduledOn: '2026-12-04' },
      },
    };
    expect(of(referral)).toMatchObject({
      finalOrder: true,
      inCustody: true,
      removalScheduledOn: '2026-12-04',
    });
  });

  it('the day on which an exception lapses comes from the check', () => {
    expect(urgencyFactsOf(aReferral(), {}, '2027-01-01', DAY).exceptionLapsesOn).toBe('2027-01-01');
    expect(of(aReferral()).exceptionLapsesOn).toBeNull();
  });

  it('an amended birth counts, not the one first sent', () => {
    const facts = { claimant: { dateOfBirth: '1990-01-01', accompaniedByParentOrGuardian: false } };
    expect(urgencyFactsOf(minor(false), facts, null, DAY).unaccompaniedMinor).toBe(false);
  });
});
