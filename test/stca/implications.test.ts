import { exceptionLapsesOn } from '../../src/domain/stca/implications/exception-lapse.js';
import { type RelativeFacts } from '../../src/domain/stca/facts.js';
import { aRelative, knownFacts, resultOf, withRelative } from './support/known-facts.js';

describe('the routes side by side', () => {
  it('answer for the same person on each way of reaching Canada', () => {
    const facts = withRelative({ statuses: ['citizen'] }, { route: 'outside-canada' });
    expect(resultOf(facts).routes?.map(({ route, conclusion }) => [route, conclusion])).toEqual([
      ['land-port-of-entry', 'exception-established'],
      ['between-ports-of-entry', 'exception-established'],
      ['airport', 'does-not-apply'],
      ['harbour', 'does-not-apply'],
      ['in-transit-removal', 'does-not-apply'],
      ['outside-canada', 'does-not-apply'],
    ]);
  });

  it('show when an exception lapses on a route that is not the one asked about', () => {
    const facts = withRelative(
      { statuses: ['study-permit'], permitValidUntil: '2026-12-10', permitInvalid: false },
      { route: 'outside-canada' },
    );
    const [land] = resultOf(facts).routes ?? [];
    expect(land).toMatchObject({
      exceptionLapsesOn: '2026-12-11',
      changes: [{ on: '2026-12-11', from: 'exception-established', to: 'barred', reason: 'expiry' }],
    });
  });
});

describe('the day on which an exception lapses', () => {
  const permit = {
    statuses: ['study-permit'],
    permitValidUntil: '2026-12-10',
    permitInvalid: false,
  } as const;

  it('is the same for a person at the land border and for one still outside Canada', () => {
    for (const route of ['land-port-of-entry', 'outside-canada'] as const) {
      expect(exceptionLapsesOn(resultOf(withRelative(permit, { route })))).toBe('2026-12-11');
    }
  });

  it('is told although another exception stands', () => {
    const facts = withRelative({ ...permit, statuses: ['study-permit', 'permanent-resident'] });
    expect(exceptionLapsesOn(resultOf(facts))).toBe('2026-12-11');
  });

  it('is null where no exception is met, or is needed, or none lapses', () => {
    expect(exceptionLapsesOn(resultOf(knownFacts()))).toBeNull();
    expect(exceptionLapsesOn(resultOf(withRelative(permit, { route: 'airport' })))).toBeNull();
    expect(exceptionLapsesOn(resultOf(withRelative({ statuses: ['citizen'] })))).toBeNull();
    expect(exceptionLapsesOn({ route: 'airport' })).toBeNull();
  });
});

describe('the days on which the answer changes', () => {
  const changesOf = (facts: Parameters<typeof resultOf>[0]) =>
    (resultOf(facts).changes ?? []).map(({ on, provision, from, to, reason }) =>
      [on, provision, from, to, reason].join(' '),
    );

  it("include the claimant's 18th birthday", () => {
    expect(changesOf(knownFacts({}, { dateOfBirth: '2009-01-15' }))).toEqual([
      '2027-01-15 IRPA 101(1)(e) exception-established barred birthday',
      '2027-01-15 IRPR 159.5(e) met not-met birthday',
    ]);
  });

  it("include a relative's 18th birthday, which makes an exception out", () => {
    const facts = withRelative({ dateOfBirth: '2009-03-01', statuses: ['claimant'], claimState: 'referred' });
    expect(changesOf(facts)).toEqual([
      '2027-03-01 IRPA 101(1)(e) barred exception-established birthday',
      '2027-03-01 IRPR 159.5(c) not-met met birthday',
    ]);
  });

  it('include the first and the last day of a document', () => {
    const documents = [
      {
        kind: 'temporary-resident-permit',
        validFrom: '2026-12-01',
        validUntil: '2026-12-31',
        transitOnly: false,
      },
    ] as const;
    expect(changesOf(knownFacts({ documents }))).toEqual([
      '2026-12-01 IRPA 101(1)(e) barred exception-established validity-begins',
      '2026-12-01 IRPR 159.5(f) not-met met validity-begins',
      '2027-01-01 IRPA 101(1)(e) exception-established barred expiry',
      '2027-01-01 IRPR 159.5(f) met not-met expiry',
    ]);
  });

  it('include the 14-day and the one-year limit', () => {
    const facts = knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn: '2026-11-15' });
    const changes = changesOf(facts).filter((line) => line.includes('IRPA'));
    expect(changes).toEqual([
      '2026-11-29 IRPA 101(1)(e) barred does-not-apply limit',
      '2026-11-29 IRPA 101(1)(b.2) not-engaged engaged limit',
      '2027-11-16 IRPA 101(1)(b.1) not-engaged engaged limit',
    ]);
  });

  it('look two years ahead and no further', () => {
    const onDay = (dateOfBirth: string) => changesOf(knownFacts({}, { dateOfBirth })).length;
    expect(onDay('2010-11-20')).toBe(2);
    expect(onDay('2010-11-21')).toBe(0);
  });

  it('give the reason that fits, where two relatives turn on one day', () => {
    const working = { statuses: ['work-permit'], permitBasis: 'ordinary', permitInvalid: false } as const;
    const lapsing = aRelative({ ...working, permitValidUntil: '2027-02-28' });
    const growing = aRelative({ ...working, permitValidUntil: '2028-01-01', dateOfBirth: '2009-03-01' });
    const reason = (...relatives: RelativeFacts[]) => changesOf(knownFacts({ relatives }))[1];
    expect(reason(lapsing, aRelative({ dateOfBirth: '2009-03-01' }))).toMatch(/met not-met expiry$/);
    const expired = { ...lapsing, inCanada: false };
    expect(reason(growing, expired)).toMatch(/not-met met birthday$/);
    expect(reason(expired, growing)).toMatch(/not-met met birthday$/);
  });

  it('give the reason that fits, where an answer becomes open or ceases to be', () => {
    const working = { statuses: ['work-permit'], permitBasis: 'ordinary', permitInvalid: false } as const;
    const lapsing = aRelative({ ...working, permitValidUntil: '2027-02-28' });
    const growing = aRelative({ ...working, permitValidUntil: '2029-01-01', dateOfBirth: '2009-03-01' });
    const reason = (...relatives: RelativeFacts[]) =>
      changesOf(knownFacts({ relatives })).find((line) => line.includes('159.5(d)'));
    const away = { inCanada: false };
    const open = { permitInvalid: null };
    expect(
      reason(aRelative({ ...growing, ...open, dateOfBirth: '1980-01-01' }), growing, { ...lapsing, ...away }),
    ).toMatch(/undetermined met birthday$/);
    expect(reason({ ...growing, ...open }, { ...lapsing, ...away })).toMatch(
      /not-met undetermined birthday$/,
    );
    expect(reason({ ...lapsing, ...open }, { ...growing, ...away })).toMatch(/undetermined not-met expiry$/);
  });

  it('give the reason of the exception, where the 14 days end on the same day without effect', () => {
    const permit = {
      statuses: ['study-permit'],
      permitInvalid: false,
      permitValidUntil: '2026-11-23',
    } as const;
    expect(changesOf(withRelative(permit, { enteredCanadaOn: '2026-11-10' }))).toContain(
      '2026-11-24 IRPA 101(1)(e) exception-established barred expiry',
    );
  });

  it('include a day on which law begins to apply to claims', () => {
    const facts = knownFacts({ route: 'airport', claimMadeOn: '2025-06-01', earlierEntries: ['2021-01-01'] });
    expect(changesOf(facts)).toEqual(['2025-06-03 IRPA 101(1)(b.1) not-engaged engaged law']);
  });
});

describe('what would establish an exception', () => {
  it('offers what an officer can issue, valid on the day of the claim', () => {
    const { wouldEstablish } = resultOf(knownFacts());
    const permit = wouldEstablish?.find(
      ({ value }) => (value as { kind?: string }).kind === 'temporary-resident-permit',
    );
    expect(permit).toEqual({
      provision: 'IRPR 159.5(f)',
      route: 'land-port-of-entry',
      pointer: '/documents/-',
      value: {
        kind: 'temporary-resident-permit',
        validFrom: '2026-11-20',
        validUntil: '2026-11-20',
        transitOnly: false,
      },
      officerCanBringAbout: true,
      explanation: {
        en: 'Temporary resident permit: issued (IRPA 24(1)), valid on the day of the claim, 2026-11-20. Would make out: IRPR 159.5(f).',
        fr: 'Permis de séjour temporaire\u00a0: délivré (par. 24(1) LIPR), valide le jour de la demande, le 2026-11-20. Établirait\u00a0: al. 159.5f) RIPR.',
      },
    });
  });

  it('offers the one fact that is missing of a relative', () => {
    const facts = withRelative({ statuses: ['claimant'], claimState: null });
    const found = resultOf(facts).wouldEstablish?.find(({ provision }) => provision === 'IRPR 159.5(c)');
    expect(found).toMatchObject({
      pointer: '/relatives/0/claimState',
      value: 'referred',
      officerCanBringAbout: false,
    });
  });

  it('never wishes a person’s life otherwise', () => {
    const facts = knownFacts({}, { dateOfBirth: '2010-01-01', accompaniedByParentOrGuardian: true });
    expect(resultOf(facts).wouldEstablish?.map(({ provision }) => provision)).not.toContain('IRPR 159.5(e)');
  });

  it('is asked at a land port of entry for a person still outside Canada', () => {
    const { wouldEstablish } = resultOf(knownFacts({ route: 'outside-canada' }));
    expect(new Set(wouldEstablish?.map(({ route }) => route))).toEqual(new Set(['land-port-of-entry']));
  });

  it('is empty where nothing needs to change', () => {
    expect(resultOf(knownFacts({ route: 'airport' })).wouldEstablish).toEqual([]);
    expect(resultOf(withRelative({ statuses: ['citizen'] })).wouldEstablish).toEqual([]);
  });
});
