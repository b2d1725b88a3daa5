import { checkAgreement } from '../../src/domain/referral/check-agreement.js';

const TODAY = '2026-11-22';

function told(row: unknown, agreement: { area?: string[]; attestationMaxAgeDays?: number } = {}): string[] {
  const terms = { area: ['US-LA', 'US-TX'], attestationMaxAgeDays: 30, ...agreement };
  return checkAgreement(row, terms, TODAY).map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('the area that an agreement serves', () => {
  const held = (state: unknown): object => ({ unitedStates: { custody: { status: 'detained', state } } });
  const OUT = ['/unitedStates/custody/state out-of-area'];

  it('is asked of the state a person is held or lives in', () => {
    expect([told(held('LA')), told(held('TX'))]).toEqual([[], []]);
    expect(told(held('CA'))).toEqual(OUT);
  });

  it('holds every state when it is the whole country', () => {
    for (const state of ['CA', 'DC', 'PR', 'WY']) expect(told(held(state), { area: ['US'] })).toEqual([]);
  });

  it('is not asked where no place is told: nobody is turned away for what is not known', () => {
    for (const row of [held(undefined), {}, { unitedStates: {} }, { unitedStates: { custody: {} } }])
      expect(told(row)).toEqual([]);
  });

  it('is not asked of what is no state: the schema says so', () => {
    for (const row of [held('ca'), held(7), held('CAL'), null, 'text', 7]) expect(told(row)).toEqual([]);
  });
});

describe('the age of an attestation', () => {
  const verified = (verifiedOn: unknown): object => ({ attestation: { verifiedOn } });
  const OLD = ['/attestation/verifiedOn attestation-too-old'];

  it('is the days from its day to the day of receipt: as many as agreed are taken, one more are not', () => {
    expect(told(verified('2026-10-23'))).toEqual([]);
    expect(told(verified('2026-10-22'))).toEqual(OLD);
  });

  it('of one day is from yesterday', () => {
    const one = { attestationMaxAgeDays: 1 };
    expect([told(verified('2026-11-22'), one), told(verified('2026-11-21'), one)]).toEqual([[], []]);
    expect(told(verified('2026-11-20'), one)).toEqual(OLD);
  });

  it('is not asked of a day that does not exist', () => {
    for (const day of ['2020-02-30', 7, null]) expect(told(verified(day))).toEqual([]);
  });

  it('is told with how many days are agreed', () => {
    const [fault] = checkAgreement(
      verified('2020-01-01'),
      { area: ['US'], attestationMaxAgeDays: 180 },
      TODAY,
    );
    expect(fault?.params).toEqual({ limit: 180 });
  });
});
