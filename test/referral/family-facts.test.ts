import { checkFile } from '../../src/domain/referral/check-file.js';
import {
  factsOfFamilyMember,
  OTHERS_NOT_KNOWN,
  pointerOfFamilyMember,
} from '../../src/domain/referral/family-facts.js';
import { FAMILY_RELATIONS, type FamilyMember } from '../../src/domain/referral/referral.js';
import { checkFacts, LONGEST_LIST } from '../../src/domain/stca/check-facts.js';
import { type RelativeFacts, type Relation, type StcaFacts } from '../../src/domain/stca/facts.js';

const DAY = '2026-11-22';
const CITIZEN: Omit<RelativeFacts, 'relation'> = {
  id: 'r1',
  inCanada: true,
  dateOfBirth: '1970-01-01',
  statuses: ['citizen'],
  support: 'documented',
};

const RELATIONS: readonly Relation[] = [
  ...(['spouse', 'common-law-partner', 'legal-guardian', 'child', 'father', 'mother', 'brother'] as const),
  ...(['sister', 'grandfather', 'grandmother', 'grandchild', 'uncle', 'aunt', 'nephew', 'niece'] as const),
  ...(['cousin', 'in-law', 'fiance', 'step-relative', 'other'] as const),
];

const member = (
  relationToPrincipal: FamilyMember['relationToPrincipal'],
  dateOfBirth?: string,
): FamilyMember => ({
  relationToPrincipal,
  person: { familyName: 'Examplova', ...(dateOfBirth === undefined ? {} : { dateOfBirth }) },
});

const principalWith = (...relatives: RelativeFacts[]): StcaFacts => ({
  assessedOn: DAY,
  route: 'land-port-of-entry',
  arrivingFromUnitedStates: true,
  claimant: { dateOfBirth: '1985-01-01', stateless: false },
  relatives,
});

/** What the principal's relative is to the member, or undefined when that is not certain or does not count. */
function kinship(to: FamilyMember['relationToPrincipal'], relation: Relation): Relation | undefined {
  const principal = principalWith({ ...CITIZEN, relation });
  const facts = factsOfFamilyMember(member(to, '2010-01-01'), principal, DAY);
  return facts.relatives?.[0]?.relation;
}

describe('a relative of the principal applicant is to a family member', () => {
  const CERTAIN: Readonly<Record<string, Readonly<Partial<Record<Relation, Relation>>>>> = {
    child: {
      mother: 'grandmother',
      father: 'grandfather',
      brother: 'uncle',
      sister: 'aunt',
      child: 'brother',
      grandchild: 'nephew',
    },
    mother: { child: 'grandchild' },
    father: { child: 'grandchild' },
    brother: { child: 'nephew' },
    sister: { child: 'nephew' },
    grandchild: { child: 'uncle' },
  };

  it.each(FAMILY_RELATIONS)('who is the %s: what is certain by kinship and nothing else', (to) => {
    for (const relation of RELATIONS) {
      expect([relation, kinship(to, relation)]).toEqual([relation, CERTAIN[to]?.[relation]]);
    }
  });

  it('an in-law of the spouse, and does not count (IRPR 159.1)', () => {
    const facts = factsOfFamilyMember(
      member('spouse'),
      principalWith({ ...CITIZEN, relation: 'brother' }),
      DAY,
    );
    expect(facts.relatives).toBeUndefined();
  });

  it('not the spouse’s child for certain: a step-child does not count', () => {
    expect(kinship('spouse', 'child')).toBeUndefined();
  });

  it('not a great-grandparent on the closed list', () => {
    expect(kinship('child', 'grandmother')).toBeUndefined();
  });
});

describe('a child among the principal’s relatives is the brother or sister of a referred child', () => {
  const sibling = (born: string | undefined, listed: string | null | undefined) => {
    const { dateOfBirth: _born, ...undated } = CITIZEN;
    const relative = {
      ...undated,
      relation: 'child' as const,
      ...(listed === undefined ? {} : { dateOfBirth: listed }),
    };
    return factsOfFamilyMember(member('child', born), principalWith(relative), DAY).relatives?.[0]?.relation;
  };

  it('when they were not born on the same day', () => {
    expect(sibling('2010-01-01', '2010-01-02')).toBe('brother');
  });

  it('not for certain when they were, for it may be the same child', () => {
    expect(sibling('2010-01-01', '2010-01-01')).toBeUndefined();
  });

  it('not for certain when either birth is not known', () => {
    expect(sibling(undefined, '2010-01-02')).toBeUndefined();
    expect(sibling('2010-01-01', null)).toBeUndefined();
    expect(sibling('2010-01-01', undefined)).toBeUndefined();
  });
});

describe('the facts of a family member', () => {
  it('take birth and nationalities from the person, the route from the principal, and leave the rest not known', () => {
    const person = { familyName: 'Examplova', dateOfBirth: '2012-03-04', nationalities: ['RU'] };
    const facts = factsOfFamilyMember(
      { relationToPrincipal: 'other', person },
      { ...principalWith(), route: 'airport' },
      DAY,
    );
    expect(facts).toEqual({
      assessedOn: DAY,
      route: 'airport',
      claimant: { dateOfBirth: '2012-03-04', nationalities: ['RU'] },
    });
  });

  it.each(['spouse', 'common-law-partner'] as const)('say of a %s that they have one', (to) => {
    expect(factsOfFamilyMember(member(to), principalWith(), DAY).claimant).toEqual({
      hasSpouseOrPartner: true,
    });
  });

  it('say of a child that a parent is in the United States: the principal applicant', () => {
    expect(factsOfFamilyMember(member('child'), principalWith(), DAY).claimant).toEqual({
      parentOrGuardianInCanadaOrUnitedStates: true,
    });
  });

  it('never hold a name', () => {
    expect(JSON.stringify(factsOfFamilyMember(member('child'), principalWith(), DAY))).not.toContain(
      'Examplova',
    );
  });

  it('stay within what a list of facts may hold', () => {
    const many = Array.from({ length: LONGEST_LIST }, () => ({ ...CITIZEN, relation: 'brother' as const }));
    const facts = factsOfFamilyMember(member('child', '2010-01-01'), principalWith(...many), DAY);
    expect(facts.relatives).toHaveLength(LONGEST_LIST);
    expect(facts.relatives?.at(-1)).toEqual(OTHERS_NOT_KNOWN);
    expect(checkFacts(facts)).toEqual([]);
  });

  it.each([
    ['/claimant/dateOfBirth', '/familyMembers/2/person/dateOfBirth'],
    ['/claimant/nationalities/1', '/familyMembers/2/person/nationalities/1'],
    ['/relatives/0/dateOfBirth', undefined],
  ])('at %s stand at %s in the referral', (fact, pointer) => {
    expect(pointerOfFamilyMember(2, fact)).toBe(pointer);
  });
});

describe('a family member’s own check', () => {
  const outcome = (to: FamilyMember['relationToPrincipal'], relative: RelativeFacts, provision: string) => {
    const referral = { familyMembers: [member(to, '2010-01-01')] };
    const { family } = checkFile(referral, principalWith(relative), []);
    return family[0]?.result?.exceptions.find((one) => one.provision === provision)?.outcome;
  };

  it('finds the exception of a child whose uncle in Canada is a citizen', () => {
    expect(outcome('child', { ...CITIZEN, relation: 'brother' }, 'IRPR 159.5(a)')).toBe('met');
  });

  it('leaves open what relatives nobody named may establish: a known one who does not is not the only one', () => {
    const visitor = { ...CITIZEN, statuses: ['visitor'], relation: 'brother' } as const;
    expect(outcome('child', visitor, 'IRPR 159.5(a)')).toBe('undetermined');
    expect(outcome('spouse', visitor, 'IRPR 159.5(a)')).toBe('undetermined');
  });

  it('of a child fails the exception for a minor alone: a parent is in the United States', () => {
    expect(outcome('child', { ...CITIZEN, relation: 'brother' }, 'IRPR 159.5(e)')).toBe('not-met');
  });

  it('has no result on a day before the birth, and does not stand in the way of the others', () => {
    const referral = { familyMembers: [member('child', '2026-11-23'), member('child', '2026-11-22')] };
    const { family } = checkFile(referral, principalWith(), []);
    expect(family.map(({ index, result }) => [index, result === null])).toEqual([
      [0, true],
      [1, false],
    ]);
  });
});
