import { checkFile } from '../../src/domain/referral/check-file.js';
import { differenceOf } from '../../src/domain/referral/compare-checks.js';
import { type StcaFacts } from '../../src/domain/stca/facts.js';

const referral = {
  familyMembers: [
    { relationToPrincipal: 'child', person: { familyName: 'Examplova', dateOfBirth: '2010-01-01' } },
  ],
} as const;

const facts = (change: Partial<StcaFacts>): StcaFacts => ({
  assessedOn: '2026-11-22',
  route: 'land-port-of-entry',
  arrivingFromUnitedStates: true,
  claimant: { stateless: false, dateOfBirth: '1985-01-01' },
  relatives: [{ relation: 'brother', inCanada: true, statuses: ['visitor'] }],
  ...change,
});

const check = (change: Partial<StcaFacts> = {}) => checkFile(referral, facts(change), []);

describe('the difference between two checks', () => {
  it('is none when findings are the same, though days and words differ', () => {
    expect(differenceOf(check(), check({ assessedOn: '2026-11-23' }))).toBeNull();
  });

  it('names each finding that differs, and the conclusion, in codes', () => {
    const difference = differenceOf(
      check(),
      check({ relatives: [{ relation: 'brother', inCanada: true, statuses: ['citizen'] }] }),
    );
    expect(difference).toEqual({
      conclusion: { from: 'undetermined', to: 'exception-established' },
      findings: [{ provision: 'IRPR 159.5(a)', from: 'not-met', to: 'met' }],
      family: [
        {
          index: 0,
          relationToPrincipal: 'child',
          conclusion: { from: 'undetermined', to: 'exception-established' },
          findings: [{ provision: 'IRPR 159.5(a)', from: 'undetermined', to: 'met' }],
        },
      ],
    });
  });

  it('says of a family member who was not checked before that they were not', () => {
    const before = { ...check(), family: [] };
    const difference = differenceOf(before, check());
    expect(difference?.conclusion).toBeNull();
    expect(difference?.family[0]?.conclusion).toEqual({ from: 'not-checked', to: 'undetermined' });
  });

  it('is none for a file without family members that differ', () => {
    const withFamily = check();
    expect(differenceOf(withFamily, { ...withFamily, notices: [] })).toBeNull();
  });
});
