import { assessChecked } from '../../src/domain/stca/assess.js';
import { type StcaFacts } from '../../src/domain/stca/facts.js';
import { noticeFaults, type Notice } from '../../src/domain/stca/notices.js';
import { STCA_FAULT_SENTENCES } from '../../src/domain/stca/fault-sentences.js';
import { citesOf, knownFacts, withRelative } from './support/known-facts.js';

const publicized = { gazette: 'Canada Gazette, Part II', publicizedOn: '2027-01-04' };
const SUSPENSION: Notice = { id: 's1', kind: 'suspension', ...publicized };
const RENEWAL: Notice = { id: 's2', kind: 'renewal', gazette: 'G', publicizedOn: '2027-03-30', renews: 's1' };

function answerOn(claimMadeOn: string, notices: readonly Notice[], facts: StcaFacts = knownFacts()) {
  const result = assessChecked({ ...facts, assessedOn: '2027-06-01', claimMadeOn }, { notices });
  return { conclusion: result.conclusion, basis: result.basis };
}

const suspended = { conclusion: 'does-not-apply', basis: ['IRPR 159.7'] };
const barred = { conclusion: 'barred', basis: ['IRPA 101(1)(e)'] };

describe('a full suspension', () => {
  it('begins the day after it is publicized', () => {
    expect(answerOn('2027-01-04', [SUSPENSION])).toEqual(barred);
    expect(answerOn('2027-01-05', [SUSPENSION])).toEqual(suspended);
  });

  it('ends after three months', () => {
    expect(answerOn('2027-04-04', [SUSPENSION])).toEqual(suspended);
    expect(answerOn('2027-04-05', [SUSPENSION])).toEqual(barred);
  });

  it('ends on the last day of a month that has no such date', () => {
    const november: Notice = { ...SUSPENSION, publicizedOn: '2026-11-30' };
    expect(answerOn('2027-02-28', [november])).toEqual(suspended);
    expect(answerOn('2027-03-01', [november])).toEqual(barred);
  });

  it('ends earlier where the notice says so', () => {
    const short: Notice = { ...SUSPENSION, lastDay: '2027-01-31' };
    expect(answerOn('2027-01-31', [short])).toEqual(suspended);
    expect(answerOn('2027-02-01', [short])).toEqual(barred);
  });

  it('goes on for three months more when renewed', () => {
    expect(answerOn('2027-04-05', [SUSPENSION, RENEWAL])).toEqual(suspended);
    expect(answerOn('2027-07-04', [SUSPENSION, RENEWAL])).toEqual(suspended);
    expect(answerOn('2027-07-05', [SUSPENSION, RENEWAL])).toEqual(barred);
  });

  it('leaves no exception to be asked, and the other bars as they are', () => {
    const facts = withRelative(
      { statuses: ['citizen'] },
      { assessedOn: '2027-06-01', claimMadeOn: '2027-02-01', earlierEntries: ['2023-01-01'] },
    );
    const { exceptions, otherBars, notices } = assessChecked(facts, { notices: [SUSPENSION] });
    expect(citesOf(exceptions, 'not-available')).toHaveLength(13);
    expect(citesOf(otherBars, 'engaged')).toEqual(['IRPA 101(1)(b.1)']);
    expect(notices).toEqual([{ id: 's1', kind: 'suspension', from: '2027-01-05', to: '2027-04-04' }]);
  });

  it('names the Act beside it, not the grounds it makes inoperative', () => {
    expect(answerOn('2027-02-01', [SUSPENSION], knownFacts({ route: 'outside-canada' })).basis).toEqual([
      'IRPA 99(2)',
      'IRPR 159.7',
    ]);
    expect(answerOn('2027-02-01', [SUSPENSION], knownFacts({ route: 'harbour' })).basis).toEqual([
      'IRPR 159.7',
    ]);
  });

  it('is not known to a check made before it was publicized, even of a later claim', () => {
    const facts = knownFacts({ assessedOn: '2027-01-03', claimMadeOn: '2027-02-01' });
    expect(assessChecked(facts, { notices: [SUSPENSION] }).conclusion).toBe('barred');
  });

  it('is known to a check made on the day it is publicized, which looks ahead', () => {
    const facts = knownFacts({ assessedOn: '2027-01-04', claimMadeOn: '2027-01-04' });
    const { conclusion, changes } = assessChecked(facts, { notices: [SUSPENSION] });
    expect({ conclusion, on: changes?.[0]?.on }).toEqual({ conclusion: 'barred', on: '2027-01-05' });
    const next = assessChecked({ ...facts, claimMadeOn: '2027-01-05' }, { notices: [SUSPENSION] });
    expect(next.conclusion).toBe('does-not-apply');
  });

  it('shows the days on which the answer changes', () => {
    const facts = knownFacts({ assessedOn: '2027-06-01', claimMadeOn: '2027-01-04' });
    const { changes } = assessChecked(facts, { notices: [SUSPENSION] });
    expect(changes?.filter(({ provision }) => provision === 'IRPA 101(1)(e)')).toEqual([
      {
        on: '2027-01-05',
        provision: 'IRPA 101(1)(e)',
        from: 'barred',
        to: 'does-not-apply',
        reason: 'notice',
      },
      {
        on: '2027-04-05',
        provision: 'IRPA 101(1)(e)',
        from: 'does-not-apply',
        to: 'barred',
        reason: 'notice',
      },
    ]);
  });
});

describe('a termination', () => {
  it('is for good from its day on', () => {
    const end: Notice = { id: 't', kind: 'termination', ...publicized, from: '2027-05-01' };
    expect(answerOn('2027-04-30', [end])).toEqual(barred);
    expect(answerOn('2027-05-01', [end])).toEqual(suspended);
    expect(answerOn('2035-05-01', [end])).toEqual(suspended);
  });
});

describe('a partial suspension', () => {
  const partial = (...provisions: string[]): Notice => ({
    id: 'p',
    kind: 'partial-suspension',
    ...publicized,
    provisions,
  });

  it('takes out the exceptions it names and no other', () => {
    const facts = withRelative({ statuses: ['citizen', 'permanent-resident'] });
    expect(answerOn('2027-02-01', [partial('IRPR 159.5(a)')], facts).basis).toEqual(['IRPR 159.5(b)(ii)']);
    const both = partial('IRPR 159.5(a)', 'IRPR 159.5(b)(ii)');
    expect(answerOn('2027-02-01', [both], facts)).toEqual(barred);
    expect(answerOn('2027-04-05', [both], facts).conclusion).toBe('exception-established');
  });

  it('that takes out the 14-day rule leaves crossings outside the Agreement', () => {
    const facts = knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn: '2027-01-31' });
    expect(answerOn('2027-02-01', [], facts).conclusion).toBe('barred');
    expect(answerOn('2027-02-01', [partial('IRPR 159.4(1.1)')], facts).basis).toEqual(['IRPR 159.4(1)(a)']);
  });

  it('that takes out a ground brings the claims under it back to the Agreement', () => {
    const facts = knownFacts({ route: 'airport' });
    expect(answerOn('2027-02-01', [partial('IRPR 159.4(1)(b)')], facts).conclusion).toBe('does-not-apply');
    expect(answerOn('2027-02-01', [partial('IRPR 159.4(1)(c)')], facts)).toEqual(barred);
  });

  it('goes on in its renewal', () => {
    const renewal: Notice = {
      id: 'p2',
      kind: 'renewal',
      gazette: 'G',
      publicizedOn: '2027-04-01',
      renews: 'p',
    };
    const facts = withRelative({ statuses: ['citizen'] });
    expect(answerOn('2027-05-01', [partial('IRPR 159.5(a)'), renewal], facts)).toEqual(barred);
  });
});

describe('a notice that cannot be', () => {
  const codes = (notice: Notice, existing: readonly Notice[] = []) =>
    noticeFaults(notice, existing).map(({ pointer, code }) => `${pointer} ${code}`);

  it('is told apart from one that can', () => {
    expect(codes(SUSPENSION)).toEqual([]);
    expect(codes(RENEWAL, [SUSPENSION])).toEqual([]);
    expect(codes({ id: 't', kind: 'termination', ...publicized, from: '2027-05-01' })).toEqual([]);
  });

  it('may end on the day it begins, or on the last day it can run, and be renewed on that day', () => {
    expect(codes({ ...SUSPENSION, lastDay: '2027-01-05' })).toEqual([]);
    expect(codes({ ...SUSPENSION, lastDay: '2027-04-04' })).toEqual([]);
    expect(codes({ ...RENEWAL, publicizedOn: '2027-04-04' }, [SUSPENSION])).toEqual([]);
  });

  it('is told with the day that its sentence names', () => {
    const params = (notice: Notice) => noticeFaults(notice, [{ ...SUSPENSION, id: 's1' }])[0]?.params;
    expect(params({ ...RENEWAL, publicizedOn: '2027-04-05' })).toEqual({ last: '2027-04-04' });
    expect(params({ ...SUSPENSION, id: 's', lastDay: '2027-01-04' })).toEqual({ first: '2027-01-05' });
    expect(params({ ...SUSPENSION, id: 's', lastDay: '2027-04-05' })).toEqual({ last: '2027-04-04' });
  });

  it('takes out provisions of 159.2 to 159.6 that there are, and no others', () => {
    const provisions = [
      'IRPR 159.2',
      'IRPR 159.5(a)',
      'IRPR 159.6(b)',
      'IRPR 159.5(z)',
      'IRPR 159.7',
      'IRPR 159.01',
      'see IRPR 159.5(a)',
    ];
    expect(codes({ id: 'p', kind: 'partial-suspension', ...publicized, provisions })).toEqual(
      [3, 4, 5, 6].map((index) => `/provisions/${index} notice-names-unknown-provision`),
    );
  });

  it.each<[string, Notice, readonly Notice[]]>([
    ['/id notice-already-there', SUSPENSION, [SUSPENSION]],
    ['/gazette notice-without-gazette-reference', { ...SUSPENSION, gazette: ' ' }, []],
    ['/publicizedOn invalid-date', { ...SUSPENSION, publicizedOn: '2027-02-30' }, []],
    ['/lastDay notice-too-long', { ...SUSPENSION, lastDay: '2027-04-05' }, []],
    ['/lastDay notice-ends-before-it-begins', { ...SUSPENSION, lastDay: '2027-01-04' }, []],
    ['/renews notice-renews-nothing', RENEWAL, []],
    ['/publicizedOn notice-renewed-too-late', { ...RENEWAL, publicizedOn: '2027-04-05' }, [SUSPENSION]],
    ['/lastDay invalid-date', { ...SUSPENSION, lastDay: '2027-02-30' }, []],
    ['/renews notice-renews-nothing', { ...RENEWAL, id: 's3', renews: 's2' }, [RENEWAL]],
    ['/gazette notice-without-gazette-reference', { ...RENEWAL, gazette: '' }, []],
    ['/from invalid-date', { id: 't', kind: 'termination', ...publicized, from: 'soon' }, []],
    [
      '/provisions notice-names-no-provision',
      { id: 'p', kind: 'partial-suspension', ...publicized, provisions: [] },
      [],
    ],
    [
      '/provisions/0 notice-names-unknown-provision',
      { id: 'p', kind: 'partial-suspension', ...publicized, provisions: ['IRPA 101(1)(c.1)'] },
      [],
    ],
  ])('%s', (fault, notice, existing) => {
    expect(codes(notice, existing)).toEqual([fault]);
    expect(STCA_FAULT_SENTENCES).toHaveProperty([fault.split(' ')[1] ?? '']);
  });

  it('that renews itself, or what came after it, does nothing', () => {
    const circle: Notice[] = [
      { ...RENEWAL, id: 'a', renews: 'b' },
      { ...RENEWAL, id: 'b', renews: 'a' },
      { ...RENEWAL, id: 'c', renews: 'c' },
    ];
    expect(answerOn('2027-04-10', circle)).toEqual(barred);
  });
});
