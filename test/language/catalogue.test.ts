import { CASE_FILE_REFUSALS } from '../../src/domain/case-file/refusals.js';
import { STCA_FAULT_SENTENCES } from '../../src/domain/stca/fault-sentences.js';
import { PARTNER_REFUSALS } from '../../src/domain/partner/refusals.js';
import { STAFF_REFUSALS } from '../../src/domain/staff/refusals.js';
import { DUPLICATE_REFUSALS } from '../../src/domain/duplicates/refusals.js';
import { SHARED_KIND_PHRASES } from '../../src/domain/duplicates/shared-kind-phrases.js';
import { KEY_REFUSALS } from '../../src/domain/keys/refusals.js';
import { STCA_REFUSALS } from '../../src/domain/stca/refusals.js';
import { FILE_EVENT_SENTENCES, UNKNOWN_EVENT } from '../../src/domain/timeline/sentences.js';
import { NO_OFFICER } from '../../src/domain/timeline/words.js';
import { WAITING_REFUSALS } from '../../src/modules/intake/waiting/refusal-sentences.js';
import { TEMPLATE_SENTENCES } from '../../src/modules/intake/formats/csv-template.js';
import { FAULT_SENTENCES } from '../../src/platform/http/fault-sentences.js';
import { PROBLEMS } from '../../src/platform/http/problem-codes.js';
import { negotiateLanguage, say, type Sentence } from '../../src/platform/language/language.js';

const CATALOGUE: [string, Sentence][] = [
  ...Object.entries(FAULT_SENTENCES),
  ...Object.entries(STCA_FAULT_SENTENCES),
  ...Object.entries({
    ...PROBLEMS,
    ...CASE_FILE_REFUSALS,
    ...PARTNER_REFUSALS,
    ...STAFF_REFUSALS,
    ...KEY_REFUSALS,
    ...DUPLICATE_REFUSALS,
    ...STCA_REFUSALS,
    ...WAITING_REFUSALS,
  }).flatMap(([code, { title, detail }]): [string, Sentence][] => [
    [`${code} title`, title],
    [`${code} detail`, detail],
  ]),
  ...Object.entries(TEMPLATE_SENTENCES),
  ...Object.entries(SHARED_KIND_PHRASES),
  ...Object.entries(FILE_EVENT_SENTENCES),
  ...Object.entries({ UNKNOWN_EVENT, NO_OFFICER }),
];

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('every sentence', () => {
  it.each(CATALOGUE)('%s is there in both languages, with the same placeholders', (_, sentence) => {
    expect(sentence.en.length).toBeGreaterThan(3);
    expect(sentence.fr.length).toBeGreaterThan(3);
    expect(sentence.fr).not.toBe(sentence.en);
    expect(placeholders(sentence.fr)).toEqual(placeholders(sentence.en));
  });

  it.each(CATALOGUE)(
    '%s is set as French is: no space before ; ! ?, a no-break space before a colon and in « »',
    (_, { en, fr }) => {
      const said = say({ en, fr }, 'fr');
      expect(said).not.toMatch(/\s[;!?]/);
      expect(said).not.toMatch(/« | »| :/);
    },
  );
});

describe('the language of an answer', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['FR-ca,en;q=0.9', 'fr'],
    ['en;q=0.5, fr;q=0.6', 'fr'],
    ['en, fr', 'en'],
    ['de, ru', 'en'],
    ['fr;q=0', 'en'],
    ['fr;q=x', 'en'],
    ['french', 'en'],
  ] as const)('is asked for with %p: %s', (header, language) => {
    expect(negotiateLanguage(header)).toBe(language);
  });
});
