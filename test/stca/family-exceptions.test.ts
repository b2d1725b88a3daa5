import { type Relation, type RelativeStatus } from '../../src/domain/stca/facts.js';
import { aRelative, citesOf, knownFacts, outcomeOf, resultOf, withRelative } from './support/known-facts.js';

const met = (facts: Parameters<typeof resultOf>[0]) => citesOf(resultOf(facts).exceptions, 'met');

describe('a family member', () => {
  const COUNTS: readonly Relation[] = [
    'spouse',
    'common-law-partner',
    'child',
    'father',
    'mother',
    'brother',
    'sister',
    'grandfather',
    'grandmother',
    'grandchild',
    'uncle',
    'aunt',
    'nephew',
    'niece',
  ];
  const DOES_NOT: readonly Relation[] = [
    'cousin',
    'in-law',
    'fiance',
    'step-relative',
    'other',
    'legal-guardian',
  ];

  it.each(COUNTS)('%s of an adult counts', (relation) => {
    expect(met(withRelative({ relation, statuses: ['citizen'] }))).toEqual(['IRPR 159.5(a)']);
  });

  it.each(DOES_NOT)('%s of an adult does not count', (relation) => {
    expect(met(withRelative({ relation, statuses: ['citizen'] }))).toEqual([]);
  });

  it('a legal guardian counts until the day before the claimant turns 18', () => {
    const guardian = [aRelative({ relation: 'legal-guardian', statuses: ['citizen'] })];
    const born = (dateOfBirth: string | null) =>
      outcomeOf(
        knownFacts({ relatives: guardian }, { dateOfBirth, accompaniedByParentOrGuardian: true }),
        'IRPR 159.5(a)',
      );
    expect(born('2008-11-21')).toBe('met');
    expect(born('2008-11-20')).toBe('not-met');
    expect(born(null)).toBe('undetermined');
  });

  it('must be in Canada', () => {
    expect(outcomeOf(withRelative({ statuses: ['citizen'], inCanada: false }), 'IRPR 159.5(a)')).toBe(
      'not-met',
    );
    expect(outcomeOf(withRelative({ statuses: ['citizen'], inCanada: null }), 'IRPR 159.5(a)')).toBe(
      'undetermined',
    );
  });
});

describe('paragraphs (a) and (b)', () => {
  const CASES: readonly (readonly [RelativeStatus, readonly string[]])[] = [
    ['citizen', ['IRPR 159.5(a)']],
    ['protected-person', ['IRPR 159.5(b)(i)']],
    ['permanent-resident', ['IRPR 159.5(b)(ii)']],
    ['removal-stayed-s233', ['IRPR 159.5(b)(iii)']],
    ['visitor', []],
    ['no-status', []],
  ];

  it.each(CASES)('a newborn family member with status %s makes out %j', (status, expected) => {
    expect(met(withRelative({ relation: 'child', dateOfBirth: '2026-11-20', statuses: [status] }))).toEqual(
      expected,
    );
  });

  it('several statuses make out several exceptions', () => {
    const facts = withRelative({ statuses: ['permanent-resident', 'protected-person'] });
    expect(met(facts)).toEqual(['IRPR 159.5(b)(i)', 'IRPR 159.5(b)(ii)']);
  });

  it('an unknown list of relatives is unknown, an empty one is complete', () => {
    expect(outcomeOf(knownFacts({ relatives: null }), 'IRPR 159.5(a)')).toBe('undetermined');
    expect(outcomeOf(knownFacts({ relatives: [] }), 'IRPR 159.5(a)')).toBe('not-met');
    const { relatives: _relatives, ...absent } = knownFacts();
    expect(outcomeOf(absent, 'IRPR 159.5(a)')).toBe('undetermined');
  });
});

describe('paragraph (c)', () => {
  const claimant = (changed: object) =>
    withRelative({ statuses: ['claimant'], claimState: 'referred', ...changed });
  const outcome = (changed: object) => outcomeOf(claimant(changed), 'IRPR 159.5(c)');

  it('counts a claim of a relative from the start of the 18th birthday', () => {
    expect(outcome({ dateOfBirth: '2008-11-20' })).toBe('met');
    expect(outcome({ dateOfBirth: '2008-11-21' })).toBe('not-met');
  });

  it('takes 1 March as the birthday of a person born on 29 February in a common year', () => {
    const on = (claimMadeOn: string) =>
      outcomeOf({ ...claimant({ dateOfBirth: '2008-02-29' }), claimMadeOn }, 'IRPR 159.5(c)');
    expect(on('2026-02-28')).toBe('not-met');
    expect(on('2026-03-01')).toBe('met');
  });

  it.each(['not-referred', 'withdrawn', 'abandoned', 'rejected', 'terminated'])(
    'does not count a claim %s',
    (claimState) => {
      expect(outcome({ claimState })).toBe('not-met');
    },
  );

  it('leaves a rejected claim with an appeal pending to an officer', () => {
    expect(outcome({ claimState: 'rejected-under-appeal' })).toBe('undetermined');
    const [found] = resultOf(claimant({ claimState: 'rejected-under-appeal' })).exceptions.filter(
      ({ provision }) => provision === 'IRPR 159.5(c)',
    );
    expect(found?.explanation?.en).toContain('appeal pending');
    expect(found?.missingFacts).toEqual(['/relatives/0/claimState']);
  });

  it('is unknown while the state of the claim, or the age, is', () => {
    expect(outcome({ claimState: null })).toBe('undetermined');
    expect(outcome({ dateOfBirth: null })).toBe('undetermined');
  });

  it('fails for a minor whatever else is unknown', () => {
    expect(outcome({ dateOfBirth: '2015-01-01', claimState: null, inCanada: null })).toBe('not-met');
  });

  it('does not count a person who is no claimant, whatever the state of a claim', () => {
    expect(outcome({ statuses: ['visitor'] })).toBe('not-met');
  });
});

describe('paragraph (d)', () => {
  const permit = (changed: object) =>
    outcomeOf(
      withRelative({
        statuses: ['work-permit'],
        permitBasis: 'ordinary',
        permitValidUntil: '2027-08-31',
        permitInvalid: false,
        ...changed,
      }),
      'IRPR 159.5(d)',
    );

  it('counts a permit on its last day and not on the day after', () => {
    expect(permit({ permitValidUntil: '2026-11-20' })).toBe('met');
    expect(permit({ permitValidUntil: '2026-11-19' })).toBe('not-met');
  });

  it('counts the work permit of a pending claimant, and not one given because removal cannot be enforced', () => {
    expect(permit({ permitBasis: 'pending-claim-s206-1-a' })).toBe('met');
    expect(permit({ permitBasis: 'unenforceable-removal-s206-1-b' })).toBe('not-met');
    expect(permit({ permitBasis: null })).toBe('undetermined');
  });

  it('does not ask for the basis of a study permit', () => {
    expect(permit({ statuses: ['study-permit'], permitBasis: null })).toBe('met');
    expect(
      permit({ statuses: ['work-permit', 'study-permit'], permitBasis: 'unenforceable-removal-s206-1-b' }),
    ).toBe('met');
  });

  it('does not count a permit cancelled or invalid, and leaves one open of which that is not known', () => {
    expect(permit({ permitInvalid: true })).toBe('not-met');
    expect(permit({ permitInvalid: null })).toBe('undetermined');
    expect(permit({ permitValidUntil: null })).toBe('undetermined');
  });

  it('counts only relatives aged 18 or over', () => {
    expect(permit({ dateOfBirth: '2008-11-20' })).toBe('met');
    expect(permit({ dateOfBirth: '2008-11-21' })).toBe('not-met');
  });

  it('names what is missing of a relative whose status is not known', () => {
    const facts = withRelative({ statuses: null });
    const [found] = resultOf(facts).exceptions.filter(({ provision }) => provision === 'IRPR 159.5(d)');
    expect(found?.missingFacts).toEqual(
      ['statuses', 'permitBasis', 'permitValidUntil', 'permitInvalid'].map((name) => `/relatives/0/${name}`),
    );
  });
});

describe('support', () => {
  const supported = (...supports: readonly ('documented' | 'sworn' | 'asserted' | null)[]) => {
    const relatives = supports.map((support) => aRelative({ statuses: ['citizen'], support }));
    return resultOf(knownFacts({ relatives })).exceptions[0];
  };

  it('is the weakest of all that the exception stands on, and each item keeps its own', () => {
    expect(supported('documented', 'asserted', 'sworn')?.support).toBe('asserted');
    expect(supported('documented', 'sworn')?.support).toBe('sworn');
    expect(supported('documented', 'asserted')?.standsOn).toEqual([
      { pointer: '/relatives/0', support: 'documented' },
      { pointer: '/relatives/1', support: 'asserted' },
    ]);
  });

  it('is null when one is not known, and when the exception is not met', () => {
    expect(supported('documented', null)?.support).toBeNull();
    expect(resultOf(withRelative({ support: 'sworn' })).exceptions[0]?.support).toBeNull();
  });
});
