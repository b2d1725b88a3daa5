import fc from 'fast-check';
import { DECISION_OUTCOMES } from '../../src/domain/case-file/case-file.js';
import { type MemberDecision } from '../../src/domain/family/member-decision.js';
import { personsDecided } from '../../src/domain/family/persons-decided.js';
import { refusalToPart } from '../../src/domain/family/refusal-to-part.js';
import { isTiedToPerson } from '../../src/domain/family/tied-to-person.js';
import { hasFact } from '../../src/domain/referral/has-fact.js';

function member(index: number, more: Partial<MemberDecision> = {}): MemberDecision {
  const fact = index === 0 ? '/claimant/stateless' : `/familyMembers/${index - 1}/person`;
  return { index, outcome: 'not-accepted', pathway: null, reasons: [{ text: 'x', fact }], ...more };
}

const faults = (persons: number, ...members: MemberDecision[]): string[] =>
  (refusalToPart(persons, members)?.faults ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

describe('members of a family', () => {
  it('share one outcome where a decision names none of them', () => {
    expect(refusalToPart(1, [])).toBeNull();
  });

  it('may part ways, the principal applicant too, for a reason of their own', () => {
    expect(faults(2, member(1))).toEqual([]);
    expect(faults(2, member(0))).toEqual([]);
    expect(faults(3, member(1), member(2, { outcome: 'accepted', pathway: 'humanitarian' }))).toEqual([]);
  });

  it('are persons of the file: the last is, the next is not', () => {
    expect(faults(3, member(2))).toEqual([]);
    expect(faults(3, member(3))).toEqual(['#/members/0/index person-not-in-file']);
    expect(faults(3, member(-1, { reasons: [{ text: 'x', fact: '/route' }] }))).toContain(
      '#/members/0/index person-not-in-file',
    );
  });

  it('are named once', () => {
    expect(faults(3, member(1), member(1))).toEqual(['#/members/1/index person-named-twice']);
  });

  it('do not part where nobody is left whom the whole is about', () => {
    expect(faults(1, member(0))).toEqual(['#/members nobody-left']);
    expect(faults(2, member(0), member(1))).toEqual(['#/members nobody-left']);
  });

  it('are accepted on a pathway each, and not accepted on none', () => {
    expect(faults(2, member(1, { outcome: 'accepted' }))).toEqual(['#/members/0/pathway required']);
    expect(faults(2, member(1, { pathway: 'humanitarian' }))).toEqual([
      '#/members/0/pathway pathway-without-acceptance',
    ]);
  });

  it('do not part for a reason that is tied to nobody, or to another of them', () => {
    const of = (index: number, fact?: string): string[] =>
      faults(12, member(index, { reasons: [{ text: 'x', ...(fact === undefined ? {} : { fact }) }] }));
    for (const fact of [undefined, '/claimant/stateless', '/familyMembers', '/familyMembers/1/person'])
      expect(of(1, fact)).toEqual(['#/members/0/reasons reason-not-of-member']);
    expect(of(2, '/familyMembers/1')).toEqual([]);
    expect(of(2, '/familyMembers/10/person')).toEqual(['#/members/0/reasons reason-not-of-member']);
    expect(of(11, '/familyMembers/10/person')).toEqual([]);
    for (const fact of [undefined, '/familyMembers', '/familyMembers/0/person'])
      expect(of(0, fact)).toEqual(['#/members/0/reasons reason-not-of-principal']);
  });

  it('need one reason that is tied to them; others may be about the law or the rest', () => {
    const reasons = [
      { text: 'x' },
      { text: 'y', fact: '/route' },
      { text: 'z', fact: '/familyMembers/0/person' },
    ];
    expect(faults(2, member(1, { reasons }))).toEqual([]);
  });

  it('are counted by outcome, and every person of a file once', () => {
    expect(personsDecided(3, { outcome: 'accepted', members: [] })).toMatchObject({ accepted: 3 });
    expect(personsDecided(3, { outcome: 'accepted', members: [{ outcome: 'not-accepted' }] })).toEqual({
      ...{ accepted: 2, 'not-accepted': 1, 'referred-elsewhere': 0 },
    });
    expect(personsDecided(2, { outcome: 'not-accepted', members: [{ outcome: 'accepted' }] })).toMatchObject({
      ...{ accepted: 1, 'not-accepted': 1 },
    });
    const outcome = fc.constantFrom(...DECISION_OUTCOMES);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 21 }),
        outcome,
        fc.array(outcome, { maxLength: 20 }),
        (n, whole, more) => {
          const members = more.slice(0, n - 1).map((one) => ({ outcome: one }));
          const counts = Object.values(personsDecided(n, { outcome: whole, members }));
          expect(counts.reduce((sum, one) => sum + one, 0)).toBe(n);
          expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('are never tied to by one pointer but to one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (one, other) => {
        const pointer = one === 0 ? '/principalApplicant/familyName' : `/familyMembers/${one - 1}/person/sex`;
        expect(isTiedToPerson(pointer, other)).toBe(one === other);
      }),
    );
  });
});

describe('a fact that a pointer names', () => {
  const root = { a: [{ b: null }, 'text'], 'x/y': { '~': 0 } };

  it.each(['', '/a', '/a/0', '/a/0/b', '/a/1', '/x~1y/~0'])('is there at %p', (pointer) => {
    expect(hasFact(root, pointer)).toBe(true);
  });

  it.each(['/b', '/a/2', '/a/-', '/a/00', '/a/length', '/a/1/length', '/a/0/b/c', '/__proto__', '/toString'])(
    'is not there at %p',
    (pointer) => {
      expect(hasFact(root, pointer)).toBe(false);
    },
  );
});
