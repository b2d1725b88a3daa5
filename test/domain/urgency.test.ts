import { addDays } from '../../src/domain/calendar-day.js';
import {
  SET_BY_OFFICER,
  ruledUrgencyOf,
  URGENCY_RULES,
  type UrgencyFacts,
} from '../../src/domain/case-file/urgency.js';
import { urgencySentence } from '../../src/domain/case-file/urgency-sentences.js';

const TODAY = '2026-11-23';

const of = (facts: Partial<UrgencyFacts>) =>
  ruledUrgencyOf({
    ...{
      today: TODAY,
      removalScheduledOn: null,
      finalOrder: false,
      inCustody: false,
      unaccompaniedMinor: false,
    },
    ...{ comesOfAgeOn: null, vulnerable: false, exceptionLapsesOn: null },
    ...facts,
  });

describe('urgency by the rules', () => {
  it('is an emergency from 14 days before a removal on, also when the day is past', () => {
    expect(of({ removalScheduledOn: addDays(TODAY, 14) }).level).toBe('emergency');
    expect(of({ removalScheduledOn: addDays(TODAY, 15) }).level).toBe('normal');
    expect(of({ removalScheduledOn: addDays(TODAY, -1) }).level).toBe('emergency');
  });

  it('is urgent with a final order in custody, not with one of the two', () => {
    expect(of({ finalOrder: true, inCustody: true })).toMatchObject({
      level: 'urgent',
      reason: 'final-order-in-custody',
    });
    expect(of({ finalOrder: true }).level).toBe('normal');
    expect(of({ inCustody: true }).level).toBe('normal');
  });

  it('is urgent from 30 days before an exception lapses on', () => {
    expect(of({ exceptionLapsesOn: addDays(TODAY, 30) })).toMatchObject({
      ...{ level: 'urgent', reason: 'exception-lapses-within-30-days' },
    });
    expect(of({ exceptionLapsesOn: addDays(TODAY, 31) }).level).toBe('normal');
  });

  it('is urgent for an unaccompanied minor and for a vulnerability; the most pressing rule is told', () => {
    expect(of({ unaccompaniedMinor: true, vulnerable: true }).reason).toBe('unaccompanied-minor');
    expect(of({ vulnerable: true })).toMatchObject({ level: 'urgent', reason: 'vulnerable-person' });
    const all = { finalOrder: true, inCustody: true, vulnerable: true, removalScheduledOn: TODAY };
    expect(of(all).reason).toBe('removal-within-14-days');
  });

  it('has a sentence in both languages for each reason', () => {
    for (const reason of [...URGENCY_RULES, SET_BY_OFFICER]) {
      const { en, fr } = urgencySentence(reason);
      expect([en, fr, en === fr]).toEqual([
        expect.stringMatching(/\.$/),
        expect.stringMatching(/\.$/),
        false,
      ]);
    }
    expect(() => urgencySentence('no-such-reason')).toThrow('has its sentence');
  });
});

describe('the day from which on time alone may change it', () => {
  it('is none when no day is known, and none for an emergency, which time does not lessen', () => {
    expect(of({ vulnerable: true }).reviewOn).toBeNull();
    expect(
      of({ removalScheduledOn: addDays(TODAY, 14), exceptionLapsesOn: addDays(TODAY, 20) }).reviewOn,
    ).toBeNull();
  });

  it('is the 14th day before a removal', () => {
    expect(of({ removalScheduledOn: addDays(TODAY, 15) }).reviewOn).toBe(addDays(TODAY, 1));
    const on = addDays(TODAY, 100);
    const { reviewOn } = of({ removalScheduledOn: on });
    expect(of({ removalScheduledOn: on, today: reviewOn ?? '' }).level).toBe('emergency');
    expect(of({ removalScheduledOn: on, today: addDays(reviewOn ?? '', -1) }).level).toBe('normal');
  });

  it('is the first of the month where it hangs on a birth: when an exception is about to lapse, lapses, or a minor comes of age', () => {
    expect(of({ exceptionLapsesOn: '2027-03-20' }).reviewOn).toBe('2027-02-01');
    expect(of({ exceptionLapsesOn: '2026-12-20' }).reviewOn).toBe('2026-12-01');
    expect(of({ unaccompaniedMinor: true, comesOfAgeOn: '2027-05-17' }).reviewOn).toBe('2027-05-01');
    expect(of({ unaccompaniedMinor: true, comesOfAgeOn: '2026-11-30' }).reviewOn).toBe('2026-11-01');
  });

  it('passes by a day on which a more pressing rule holds anyway', () => {
    const minor = { unaccompaniedMinor: true, comesOfAgeOn: '2027-05-17' };
    expect(of({ ...minor, finalOrder: true, inCustody: true }).reviewOn).toBeNull();
    expect(of({ ...minor, removalScheduledOn: '2027-01-20' }).reviewOn).toBe('2027-01-06');
  });
});
