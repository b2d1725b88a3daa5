import fc from 'fast-check';
import {
  CANDIDATE_STATES,
  CONFIRMED_AS,
  type DuplicateCandidate,
} from '../../src/domain/duplicates/candidate.js';
import { CANDIDATE_ACTIONS, candidateActionsFrom } from '../../src/domain/duplicates/candidate-actions.js';
import { type CandidateCommand, decideCandidate } from '../../src/domain/duplicates/decide-candidate.js';
import { evolveCandidate } from '../../src/domain/duplicates/evolve-candidate.js';
import { type FoundPair } from '../../src/domain/duplicates/found-pair.js';
import { pairsToRecord } from '../../src/domain/duplicates/pairs-to-record.js';
import { isRefusal } from '../../src/domain/refusal.js';

const FOUND: DuplicateCandidate = {
  candidateId: 'c',
  one: { fileNumber: 'RD-TEST0-00001', personIndex: 0 },
  other: { fileNumber: 'RD-TEST0-00002', personIndex: 1 },
  outcome: 'likely-duplicate',
  score: 13.9,
  state: 'open',
  confirmedAs: null,
  version: 1,
  foundAt: '2026-11-22T10:00:00.000Z',
  changedAt: '2026-11-22T10:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
};

const commands = fc.oneof(
  fc.record({ action: fc.constant('confirm' as const), as: fc.constantFrom(...CONFIRMED_AS) }),
  fc.record({ action: fc.constantFrom('dismiss' as const, 'reopen' as const) }),
);
const steps = fc.array(
  fc.record({ command: commands as fc.Arbitrary<CandidateCommand>, by: fc.constantFrom('stf_a', 'stf_b') }),
  { maxLength: 30 },
);

/** What is true of a candidate whatever was done to it. */
function expectSound(candidate: DuplicateCandidate): void {
  const { state, confirmedAs, decidedBy, decidedAt } = candidate;
  expect(confirmedAs !== null).toBe(state === 'confirmed');
  expect(decidedBy === null).toBe(state === 'open');
  expect(decidedAt === null).toBe(state === 'open');
  const { candidateId, one, other, outcome, score, foundAt } = candidate;
  expect({ candidateId, one, other, outcome, score, foundAt }).toEqual({
    ...{ candidateId: FOUND.candidateId, one: FOUND.one, other: FOUND.other },
    ...{ outcome: FOUND.outcome, score: FOUND.score, foundAt: FOUND.foundAt },
  });
}

describe('a candidate', () => {
  it('stays sound under any sequence of confirm, dismiss and reopen, and counts each step once', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        let candidate = FOUND;
        sequence.forEach(({ command, by }, i) => {
          const now = new Date(Date.UTC(2026, 10, 22, 11, i)).toISOString();
          const possible = candidateActionsFrom(candidate.state);
          const event = decideCandidate(Object.freeze(candidate), command, { by, now });
          expect(isRefusal(event)).toBe(!possible.includes(command.action));
          if (isRefusal(event)) return;
          const next = evolveCandidate(candidate, event);
          expect([next.version, next.changedAt]).toEqual([candidate.version + 1, now]);
          if (next.state !== 'open') expect([next.decidedBy, next.decidedAt]).toEqual([by, now]);
          expectSound(next);
          candidate = next;
        });
      }),
    );
  });

  it('can be brought from every state to every other: nothing that an officer does is final', () => {
    const reached = new Map(CANDIDATE_STATES.map((from) => [from, new Set<string>([from])]));
    const to = { confirm: 'confirmed', dismiss: 'dismissed', reopen: 'open' } as const;
    for (let round = 0; round < CANDIDATE_STATES.length; round++) {
      for (const states of reached.values()) {
        for (const state of [...states]) {
          for (const action of candidateActionsFrom(state as DuplicateCandidate['state'])) {
            states.add(to[action]);
          }
        }
      }
    }
    for (const states of reached.values()) expect(states.size).toBe(CANDIDATE_STATES.length);
  });

  it('is refused what its state does not allow, and told what it does', () => {
    const confirmed: DuplicateCandidate = { ...FOUND, state: 'confirmed', confirmedAs: 'relative' };
    const answers = CANDIDATE_ACTIONS.map((action) =>
      decideCandidate(confirmed, action === 'confirm' ? { action, as: 'relative' } : { action }, {
        by: 'stf_a',
        now: FOUND.foundAt,
      }),
    );
    expect(answers.slice(0, 2)).toEqual(
      ['confirm', 'dismiss'].map((action) => ({
        ...{ kind: 'refusal', code: 'duplicate-out-of-order' },
        params: { standing: 'confirmed', step: action, steps: 'reopen' },
      })),
    );
    expect(answers[2]).toMatchObject({ type: 'reopened' });
  });
});

describe('pairs as they are recorded', () => {
  const people = fc.record({
    fileNumber: fc.constantFrom('RD-TEST0-00001', 'RD-TEST0-00002', 'RD-TEST0-0000A'),
    personIndex: fc.integer({ min: 0, max: 20 }),
  });
  const pair = fc.record({ one: people, other: people }).map((two): FoundPair => ({
    ...two,
    ...{ outcome: 'possible-duplicate', score: 9, sharedKinds: ['D'], terms: [], dataIndex: '00'.repeat(32) },
  }));

  it('stand once each, the smaller file number first, in one order whichever way they were found', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (found) => {
        const recorded = pairsToRecord(found);
        const turned = found.map((one) => ({ ...one, one: one.other, other: one.one })).reverse();
        expect(pairsToRecord(turned)).toEqual(recorded);
        for (const { one, other } of recorded) expect(one.fileNumber < other.fileNumber).toBe(true);
        const named = recorded.map(({ one, other }) => JSON.stringify([one, other]));
        expect(new Set(named).size).toBe(named.length);
        const between = found.filter(({ one, other }) => one.fileNumber !== other.fileNumber);
        expect(recorded.length).toBe(
          new Set(
            between.map(({ one, other }) =>
              [one, other]
                .map((o) => JSON.stringify(o))
                .sort()
                .join(),
            ),
          ).size,
        );
      }),
    );
  });

  it('are none between two people of one file: a family is not its own duplicate', () => {
    const of = (personIndex: number) => ({ fileNumber: 'RD-TEST0-00001', personIndex });
    const family: FoundPair = {
      ...{ one: of(0), other: of(1), outcome: 'possible-relative', score: 9 },
      ...{ sharedKinds: ['D'], terms: [], dataIndex: '00'.repeat(32) },
    };
    expect(pairsToRecord([family])).toEqual([]);
  });
});
