import { amendFacts } from '../../src/domain/case-file/amend-facts.js';

const FACTS = {
  route: 'airport',
  claimant: { stateless: false },
  relatives: [{ id: 'r1' }, { id: 'r2', statuses: ['visitor'] }],
  documents: null,
};

const one = (fact: string, value: unknown) => amendFacts<object>(FACTS, [{ fact, value }]);

describe('an amendment of facts', () => {
  it.each([
    ['/route', 'harbour', { route: 'harbour' }, 'airport'],
    ['/documents', [], { documents: [] }, null],
    ['/claimMadeOn', '2026-01-01', { claimMadeOn: '2026-01-01' }, null],
    ['/claimant/stateless', null, { claimant: { stateless: null } }, false],
    [
      '/relatives/1/statuses',
      ['citizen'],
      { relatives: [{ id: 'r1' }, { id: 'r2', statuses: ['citizen'] }] },
      ['visitor'],
    ],
    ['/relatives/0', { id: 'x' }, { relatives: [{ id: 'x' }, FACTS.relatives[1]] }, { id: 'r1' }],
  ])('of %s puts the value there and keeps what was', (fact, value, part, from) => {
    expect(one(fact, value)).toEqual({
      ok: true,
      facts: { ...FACTS, ...part },
      amendments: [{ fact, from, to: value }],
    });
  });

  it('adds to a list that is known, and says in which place', () => {
    expect(one('/relatives/-', { id: 'r3' })).toMatchObject({
      ok: true,
      facts: { relatives: [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }] },
      amendments: [{ fact: '/relatives/2', from: null, to: { id: 'r3' } }],
    });
  });

  it('makes a claimant where the facts have none', () => {
    expect(amendFacts<object>({}, [{ fact: '/claimant/stateless', value: true }])).toMatchObject({
      facts: { claimant: { stateless: true } },
    });
  });

  it('sees what an earlier change of the same request did', () => {
    const done = amendFacts<object>(FACTS, [
      { fact: '/documents', value: [] },
      { fact: '/documents/-', value: { kind: 'other' } },
      { fact: '/documents/0/kind', value: 'temporary-resident-permit' },
    ]);
    expect(done).toMatchObject({ ok: true, facts: { documents: [{ kind: 'temporary-resident-permit' }] } });
  });

  it('leaves the facts it was given as they were', () => {
    const before = structuredClone(FACTS);
    one('/relatives/1/statuses', ['citizen']);
    expect(FACTS).toEqual(before);
  });

  it.each([
    ['', 'not-a-pointer'],
    ['route', 'not-a-pointer'],
    ['/relatives/~3', 'not-a-pointer'],
    ['/assessedOn', 'not-amendable'],
    ['/caseId', 'not-amendable'],
    ['/relatives/2', 'fact-not-there'],
    ['/relatives/01', 'fact-not-there'],
    ['/relatives/-1', 'fact-not-there'],
    ['/relatives/length', 'fact-not-there'],
    ['/relatives/-/id', 'fact-not-there'],
    ['/earlierEntries/0', 'fact-not-there'],
    ['/route/0', 'fact-not-there'],
    ['/documents/-', 'list-not-known'],
    ['/earlierEntries/-', 'list-not-known'],
    ['/constructor/prototype', 'fact-not-there'],
    ['/claimant/stateless', 'fact-unchanged'],
  ])('of %p is refused: %s', (fact, code) => {
    expect(one(fact, false)).toEqual({ ok: false, faults: [{ index: 0, code }] });
  });

  it('is the same whatever the order of properties, and the same again is no change', () => {
    const facts = { relatives: [{ relation: 'aunt', inCanada: true }] };
    const value = [{ inCanada: true, relation: 'aunt' }];
    expect(amendFacts<object>(facts, [{ fact: '/relatives', value }])).toMatchObject({ ok: false });
  });

  it('tells every change that cannot be made', () => {
    const done = amendFacts<object>(FACTS, [
      { fact: '/x/y', value: 1 },
      { fact: '/route', value: 'harbour' },
      { fact: '/caseId', value: 'x' },
    ]);
    expect(done).toEqual({
      ok: false,
      faults: [
        { index: 0, code: 'fact-not-there' },
        { index: 2, code: 'not-amendable' },
      ],
    });
  });

  it('never reaches the prototype of anything', () => {
    const done = one('/__proto__', { polluted: true });
    expect(done.ok).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf((done as { facts: object }).facts)).toBe(Object.prototype);
  });
});
