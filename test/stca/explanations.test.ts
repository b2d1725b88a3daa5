import fc from 'fast-check';
import { assessChecked } from '../../src/domain/stca/assess.js';
import { STCA_FAULT_SENTENCES } from '../../src/domain/stca/fault-sentences.js';
import { lawOn } from '../../src/domain/stca/law-list.js';
import { arbitraryFacts } from './support/arbitrary-facts.js';
import { aRelative, knownFacts, resultOf, TODAY, withRelative } from './support/known-facts.js';

const NBSP = '\u00a0';

function explanation(facts: Parameters<typeof resultOf>[0], cite: string) {
  const { exceptions, otherBars, applicability } = resultOf(facts);
  return [...exceptions, ...otherBars, ...applicability].find(({ provision }) => provision === cite)
    ?.explanation;
}

/** Every text in both languages that a value holds. */
function textsIn(value: unknown): { en: string; fr: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en, fr } = value as { en?: unknown; fr?: unknown };
  if (typeof en === 'string' && typeof fr === 'string') return [{ en, fr }];
  return Object.values(value).flatMap(textsIn);
}

function expectGoodFrench(fr: string): void {
  expect(fr).not.toMatch(/[^\u00a0]:/);
  expect(fr).not.toMatch(/[\s\u00a0][;!?]/);
  expect(fr).not.toContain('"');
  expect(fr).not.toContain("'");
}

describe('an explanation', () => {
  it('names the relative, the fact and the provision', () => {
    const facts = withRelative({ id: 'r2', relation: 'sister', statuses: ['permanent-resident'] });
    expect(explanation(facts, 'IRPR 159.5(b)(ii)')).toEqual({
      en: 'Sister, r2: permanent resident in Canada. Exception made out: IRPR 159.5(b)(ii).',
      fr: `Sœur, r2${NBSP}: résidente permanente au Canada. Exception établie${NBSP}: al. 159.5b)(ii) RIPR.`,
    });
  });

  it('says why each relative does not do', () => {
    const relatives = [
      aRelative({ relation: 'cousin', statuses: ['citizen'] }),
      aRelative({ id: 'r2', inCanada: false, statuses: ['citizen'] }),
      aRelative({ id: 'r3', relation: 'aunt', statuses: ['visitor'] }),
    ];
    expect(explanation(knownFacts({ relatives }), 'IRPR 159.5(a)')?.en).toBe(
      'Cousin, r1: not a family member (IRPR 159.1); Brother, r2: not in Canada; Aunt, r3: not a Canadian citizen.' +
        ' Exception not made out: IRPR 159.5(a).',
    );
  });

  it('names what is not known', () => {
    expect(explanation(withRelative({ statuses: null }), 'IRPR 159.5(c)')).toEqual({
      en: 'Brother, r1: not known: status in Canada, state of the claim. Exception undetermined: IRPR 159.5(c).',
      fr: `Frère, r1${NBSP}: inconnu${NBSP}: statut au Canada, état de la demande. Exception indéterminée${NBSP}: al. 159.5c) RIPR.`,
    });
  });

  it('counts the relatives it does not name', () => {
    const relatives = Array.from({ length: 8 }, (_, i) => aRelative({ id: `r${i}`, statuses: ['citizen'] }));
    expect(explanation(knownFacts({ relatives }), 'IRPR 159.5(a)')?.en).toContain('; and 3 more.');
  });

  it('names a relative without id by their place', () => {
    const { id: _id, ...nameless } = aRelative({ statuses: ['citizen'] });
    expect(explanation(knownFacts({ relatives: [nameless] }), 'IRPR 159.5(a)')?.en).toContain(
      'Brother, relative 1:',
    );
  });

  it('says which rule prevails over a ground', () => {
    const facts = knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn: '2026-11-19' });
    expect(explanation(facts, 'IRPR 159.4(1)(a)')?.en).toBe(
      'Entry along the land border between ports of entry. Another rule prevails over this one: IRPR 159.4(1.1).',
    );
    expect(explanation(facts, 'IRPR 159.4(1.1)')?.en).toContain(
      'claim on day 1 after the entry of 2026-11-19',
    );
  });

  it('says of a ground left open what the rule that may prevail over it misses', () => {
    const facts = knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn: null });
    expect(explanation(facts, 'IRPR 159.4(1)(a)')?.en).toBe(
      'Not known: day of entry into Canada. Undetermined: IRPR 159.4(1)(a).',
    );
  });

  it('says from when a bar that is not law would be', () => {
    const facts = knownFacts({ assessedOn: '2025-09-01' });
    expect(explanation(facts, 'IRPA 101(1)(b.1)')?.en).toBe(
      'IRPA 101(1)(b.1) is not law for this check: in force from 2026-03-26, for claims made from 2025-06-03 on.',
    );
  });

  it('says that an officer decides', () => {
    expect(resultOf(knownFacts()).summary?.en).toMatch(/an officer decides\.$/);
  });

  it('is left out on demand, and so are the implications', () => {
    const result = assessChecked(knownFacts(), { explanations: false, implications: false });
    expect(result.summary).toBeUndefined();
    expect(Object.keys(result.exceptions[0] ?? {})).not.toContain('explanation');
    expect(Object.keys(result)).not.toEqual(expect.arrayContaining(['routes', 'changes', 'wouldEstablish']));
  });
});

describe('every text', () => {
  it('of a result is complete in both languages and follows French typography', () => {
    fc.assert(
      fc.property(arbitraryFacts(), (facts) => {
        const texts = textsIn(assessChecked(facts));
        expect(texts.length).toBeGreaterThan(30);
        for (const { en, fr } of texts) {
          expect(`${en}${fr}`).not.toMatch(/undefined|null|\[object|\{\w+\}/);
          expect(en).toMatch(/^[A-Z0-9].*\.$/);
          expect(fr).toMatch(/^[\p{Lu}\d].*\.$/u);
          expectGoodFrench(fr);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of the law and of the faults follows French typography, and both languages have the same placeholders', () => {
    for (const { en, fr } of textsIn([lawOn(TODAY), STCA_FAULT_SENTENCES])) {
      expectGoodFrench(fr);
      const placeholders = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(String).sort();
      expect(placeholders(fr)).toEqual(placeholders(en));
    }
  });
});
