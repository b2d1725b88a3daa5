import fc from 'fast-check';
import { addDays, anniversary, daysBetween } from '../../src/domain/calendar-day.js';
import { type StcaFacts } from '../../src/domain/stca/facts.js';
import { assessChecked } from '../../src/domain/stca/assess.js';
import { findings, findingsOn } from '../../src/domain/stca/findings.js';
import { CONCLUSION_CITE } from '../../src/domain/stca/implications/changes.js';
import { type Notice } from '../../src/domain/stca/notices.js';
import { PROVISIONS } from '../../src/domain/stca/provisions/index.js';
import { type StcaResult } from '../../src/domain/stca/result.js';
import { makeRulebook } from '../../src/domain/stca/rulebook.js';
import { arbitraryFacts, factsAndIgnorance } from './support/arbitrary-facts.js';
import { applied, at, fillingAllBut, frozen } from './support/pointers.js';
import { referenceResult } from './support/reference.js';

/** Fewer where the searches are set to be short, as for the mutation test. */
const RUNS = fc.readConfigureGlobal()?.numRuns ?? 400;
const short = { implications: false, explanations: false };

function outcomes(result: Pick<StcaResult, 'exceptions' | 'otherBars'>): Record<string, string> {
  return Object.fromEntries(
    [...result.exceptions, ...result.otherBars].map(({ provision, outcome }) => [provision, outcome]),
  );
}

describe('for any facts', () => {
  it('the provisions agree with a second, literal statement of the rules', () => {
    fc.assert(
      fc.property(arbitraryFacts(), (facts) => {
        const result = assessChecked(facts, short);
        const { conclusion, exceptions, bars } = referenceResult(facts);
        expect({ conclusion: result.conclusion, ...outcomes(result) }).toEqual({
          conclusion,
          ...exceptions,
          ...bars,
        });
      }),
      { numRuns: 3 * RUNS },
    );
  });

  it('what is known stays as it is when more becomes known', () => {
    fc.assert(
      fc.property(factsAndIgnorance(), ({ full, partial }) => {
        const [before, after] = [findings(partial), findings(full)];
        const reachWasOpen = before.reach.value === null;
        if (before.conclusion === 'exception-established' && reachWasOpen) {
          expect(['exception-established', 'does-not-apply']).toContain(after.conclusion);
        } else if (before.conclusion !== 'undetermined') {
          expect(after.conclusion).toBe(before.conclusion);
        }
        before.outcomes.forEach((outcome, index) => {
          if (outcome === 'undetermined') return;
          const allowed = reachWasOpen ? [outcome, 'not-available'] : [outcome];
          expect(allowed).toContain(after.outcomes[index]);
        });
        before.otherBars.forEach(({ outcome }, index) => {
          if (outcome !== 'undetermined') expect(after.otherBars[index]?.outcome).toBe(outcome);
        });
      }),
      { numRuns: 3 * RUNS },
    );
  });

  it('facts that are not listed as missing cannot change the conclusion', () => {
    fc.assert(
      fc.property(factsAndIgnorance(), ({ full, partial }) => {
        const { conclusion, missingFacts } = findings(partial);
        expect(missingFacts.length > 0 || conclusion !== 'undetermined').toBe(true);
        const better = fillingAllBut(partial, full, missingFacts);
        expect(findings(better).conclusion).toBe(conclusion);
      }),
      { numRuns: RUNS },
    );
  });

  it('the order of relatives does not matter', () => {
    fc.assert(
      fc.property(arbitraryFacts(), fc.infiniteStream(fc.nat()), (facts, chance) => {
        const shuffled = [...(facts.relatives ?? [])].sort(() => (chance.next().value % 2 === 0 ? 1 : -1));
        const other = assessChecked(facts.relatives ? { ...facts, relatives: shuffled } : facts);
        const result = assessChecked(facts);
        expect(outcomes(other)).toEqual(outcomes(result));
        expect(other.conclusion).toBe(result.conclusion);
        expect(other.basis).toEqual(result.basis);
        expect(other.changes).toEqual(result.changes);
        expect(other.exceptions.map(({ support }) => support)).toEqual(
          result.exceptions.map(({ support }) => support),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('the same check gives the same bytes, whatever was checked in between, and leaves the facts alone', () => {
    fc.assert(
      fc.property(arbitraryFacts(), arbitraryFacts(), (facts, others) => {
        const first = JSON.stringify(assessChecked(frozen(facts)));
        assessChecked(others);
        expect(JSON.stringify(assessChecked(facts))).toBe(first);
        expect(JSON.stringify(assessChecked(JSON.parse(JSON.stringify(facts)) as StcaFacts))).toBe(first);
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('law and notices that come after the day of the check change nothing', () => {
    fc.assert(
      fc.property(arbitraryFacts(), (facts) => {
        const { assessedOn } = facts;
        const claim = facts.claimMadeOn ?? assessedOn;
        const known = makeRulebook(PROVISIONS, assessedOn, claim);
        expect(known.provisions.every(({ since }) => since <= assessedOn)).toBe(true);
        const later = PROVISIONS.map((one) => ({ ...one, since: addDays(assessedOn, 1) }));
        expect(makeRulebook([...PROVISIONS, ...later], assessedOn, claim).ids).toEqual(known.ids);
        const notice: Notice = {
          id: 'n1',
          kind: 'termination',
          gazette: 'C. Gaz.',
          publicizedOn: addDays(assessedOn, 1),
          from: '2015-02-20',
        };
        const result = assessChecked(facts);
        expect(assessChecked(facts, { notices: [notice] })).toEqual(result);
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('every change comes true on its day, and nothing changes on another', () => {
    fc.assert(
      fc.property(arbitraryFacts(), fc.double({ min: 0, max: 1, noNaN: true }), (facts, share) => {
        const claim = facts.claimMadeOn ?? facts.assessedOn;
        const changes = assessChecked(facts).changes ?? [];
        const stateOn = (day: string): Record<string, string> => {
          const found = findingsOn(facts, facts.route, day, []);
          const state: Record<string, string> = { [CONCLUSION_CITE]: found.conclusion };
          for (const { provision, outcome } of [...found.exceptions, ...found.otherBars])
            state[provision.cite.en] = outcome;
          return state;
        };
        for (const { on, provision, from, to } of changes) {
          expect(on > claim && on <= anniversary(claim, 2)).toBe(true);
          expect(stateOn(addDays(on, -1))[provision]).toBe(from);
          expect(stateOn(on)[provision]).toBe(to);
        }
        const day = addDays(claim, Math.floor(share * daysBetween(claim, anniversary(claim, 2))));
        const predicted = stateOn(claim);
        for (const { on, provision, to } of changes) if (on <= day) predicted[provision] = to;
        expect(stateOn(day)).toEqual(predicted);
      }),
      { numRuns: RUNS },
    );
  });

  it('a route in the comparison is answered as if it had been asked about', () => {
    fc.assert(
      fc.property(arbitraryFacts(), (facts) => {
        for (const { route, conclusion, basis } of assessChecked(facts).routes ?? []) {
          const asked = assessChecked({ ...facts, route }, short);
          expect({ route, conclusion, basis }).toEqual({
            route,
            conclusion: asked.conclusion,
            basis: asked.basis,
          });
        }
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('each change said to establish an exception does establish it', () => {
    let tried = 0;
    fc.assert(
      fc.property(arbitraryFacts(), (facts) => {
        for (const { pointer, value, provision, route } of assessChecked(facts).wouldEstablish ?? []) {
          tried++;
          const result = assessChecked({ ...applied(facts, pointer, value), route }, short);
          expect(outcomes(result)[provision]).toBe('met');
        }
      }),
      { numRuns: RUNS },
    );
    // About one for each run and more; far fewer would mean that next to nothing was tried.
    expect(tried).toBeGreaterThan(RUNS / 4);
  });

  it('findings rely on facts that are given, miss facts that are not, and read only what their provision needs', () => {
    fc.assert(
      fc.property(arbitraryFacts(), (facts) => {
        const found = findings(facts);
        for (const { provision, truth, outcome } of [...found.exceptions, ...found.otherBars]) {
          for (const pointer of truth.reliesOn) expect(at(facts, pointer) ?? null).not.toBeNull();
          for (const pointer of truth.missing)
            expect([null, undefined, 'rejected-under-appeal']).toContain(at(facts, pointer));
          if (outcome === 'not-available') continue;
          for (const pointer of [...truth.reliesOn, ...truth.missing]) {
            expect(provision.needs).toContain(pointer.replace(/\/\d+/, '/*'));
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});
