import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_ACTIONS, TRANSITIONS } from '../../src/domain/case-file/transitions.js';
import { CANDIDATE_TRANSITIONS } from '../../src/domain/duplicates/candidate-actions.js';
import { sentenceOf } from '../../src/domain/timeline/sentence-of.js';
import { FILE_EVENT_SENTENCES } from '../../src/domain/timeline/sentences.js';

const NAMES = Object.keys(FILE_EVENT_SENTENCES);

/** Every name of an event about a file that stands in the code: whole, or a beginning that a verb is put to. */
function namesInCode(): readonly string[] {
  const texts = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith(join('domain', 'timeline')))
    .map((name) => readFileSync(join('src', name), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/['`](file\.[a-z][a-z-]*)/g)]);
  return [...new Set(found.map(([, name = '']) => name))];
}

describe('the sentences of the timeline', () => {
  it('are there for every event about a file that the code can write', () => {
    const found = namesInCode();
    expect(found.length).toBeGreaterThan(20);
    const wordless = found.filter((name) =>
      name.endsWith('-') ? !NAMES.some((one) => one.startsWith(name)) : !NAMES.includes(name),
    );
    expect(wordless).toEqual([]);
  });

  it.each(FILE_ACTIONS)('are there for what %s leaves', (action) => {
    expect(NAMES).toContain(TRANSITIONS[action].event);
  });

  it('are there for what officers make of a duplicate', () => {
    const verbs = Object.values(CANDIDATE_TRANSITIONS).map(({ event }) => event.replace('duplicate.', ''));
    expect(NAMES).toEqual(expect.arrayContaining(verbs.map((verb) => `file.duplicate-${verb}`)));
  });

  it('are filled from the file as the event left it, in both languages', () => {
    expect(sentenceOf('file.decision-confirmed', { outcome: 'not-accepted' })).toEqual({
      en: 'Another person confirmed the decision: not accepted. The notices were made.',
      fr: 'Une autre personne a confirmé la décision : non accepté. Les avis ont été établis.',
    });
    expect(sentenceOf('file.assigned', { officerId: 'stf_made-up' }).en).toBe(
      'A manager assigned the file: stf_made-up.',
    );
    expect(sentenceOf('file.assigned', { officerId: null }).fr).toBe(
      'Un gestionnaire a attribué le dossier : aucun agent, il en attend un.',
    );
  });

  it('leave no placeholder open on a whole file', () => {
    const after = {
      ...{ outcome: 'accepted', closingReason: 'duplicate', conclusion: 'barred', urgency: 'urgent' },
      officerId: 'stf_made-up',
    };
    const open = NAMES.filter((name) => /[{}]/.test(Object.values(sentenceOf(name, after)).join('')));
    expect(open).toEqual([]);
  });

  it('say of an event or a code that a newer release wrote what it is called', () => {
    expect(sentenceOf('file.teleported', {}).en).toContain('file.teleported');
    expect(sentenceOf('file.closed', { closingReason: 'brand-new' }).fr).toContain('brand-new');
  });
});
