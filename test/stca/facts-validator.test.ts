import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { COUNTRY_CODES } from '../../src/domain/stca/country-codes.js';
import { STCA_FAULT_SENTENCES } from '../../src/domain/stca/fault-sentences.js';
import { validateFacts } from '../../src/modules/stca/facts.validator.js';
import { STCA_FACTS_SCHEMA } from '../../src/modules/stca/stca-facts.schema.js';
import { assess } from '../../src/domain/stca/assess.js';
import { aRelative, knownFacts, resultOf, withRelative } from './support/known-facts.js';

const EXCHANGE_FORMAT = new URL('../../../shared/law/stca-facts.schema.json', import.meta.url);
const RESULT_SCHEMA = new URL('./stca-result.schema.json', import.meta.url);

function errorsOf(value: unknown): string[] {
  const validation = validateFacts(value);
  return validation.ok ? [] : validation.errors.map(({ pointer, code }) => `${pointer} ${code}`);
}

describe('the schema of facts', () => {
  (existsSync(EXCHANGE_FORMAT) ? it : it.skip)('equals the exchange format, where that is at hand', () => {
    expect(STCA_FACTS_SCHEMA).toEqual(JSON.parse(readFileSync(EXCHANGE_FORMAT, 'utf8')));
  });

  it('takes facts as they stand', () => {
    const facts = knownFacts();
    expect(validateFacts(facts)).toEqual({ ok: true, facts });
  });

  it.each<[string, unknown, readonly string[]]>([
    ['a value that is no object', [], [' wrong-type']],
    ['nothing at all', {}, ['/assessedOn required', '/route required']],
    ['an unknown property', { ...knownFacts(), 'a/b~c': 1 }, ['/a~1b~0c unknown-property']],
    ['a route there is not', { ...knownFacts(), route: 'tunnel' }, ['/route not-allowed']],
    ['a day that does not exist', knownFacts({ assessedOn: '2026-02-29' }), ['/assessedOn invalid-date']],
    ['a claimant of null', { ...knownFacts(), claimant: null }, ['/claimant wrong-type']],
    ['a name too long', knownFacts({ caseId: 'x'.repeat(65) }), ['/caseId too-long']],
    [
      'a country in lower case',
      knownFacts({}, { nationalities: ['ru'] }),
      ['/claimant/nationalities/0 invalid-format'],
    ],
    [
      'a country that is none',
      knownFacts({}, { nationalities: ['RU', 'XX'] }),
      ['/claimant/nationalities/1 unassigned-country'],
    ],
    ['a relative without relation', { ...knownFacts(), relatives: [{}] }, ['/relatives/0/relation required']],
  ])('refuses %s', (_what, value, expected) => {
    expect(errorsOf(value)).toEqual(expected);
  });

  it('tells faults of shape and impossible facts at once', () => {
    const value = {
      ...knownFacts({ enteredCanadaOn: '2026-11-21' }),
      relatives: [{ ...aRelative(), inCanada: 'yes' }, 7],
    };
    expect(errorsOf(value)).toEqual([
      '/relatives/0/inCanada wrong-type',
      '/relatives/1 wrong-type',
      '/enteredCanadaOn entry-after-claim',
    ]);
  });

  it('says of a fault what the form wants and never what was sent', () => {
    const validation = validateFacts({
      ...knownFacts(),
      caseId: 5,
      route: 'secret',
      claimant: { nationalities: ['secret'] },
    });
    expect(JSON.stringify(validation)).not.toContain('secret');
    expect(validation).toMatchObject({
      errors: [{ params: { expected: 'string' } }, { code: 'not-allowed' }, {}],
    });
  });
});

describe('facts that cannot be', () => {
  it.each<[string, ReturnType<typeof knownFacts>]>([
    ['/enteredCanadaOn entry-after-claim', knownFacts({ enteredCanadaOn: '2026-11-21' })],
    ['/earlierEntries/1 entry-after-claim', knownFacts({ earlierEntries: ['2020-01-01', '2027-01-01'] })],
    ['/enteredCanadaOn entry-before-birth', knownFacts({ enteredCanadaOn: '1990-05-03' })],
    ['/claimant/dateOfBirth birth-after-claim', knownFacts({}, { dateOfBirth: '2026-11-21' })],
    ['/relatives/0/dateOfBirth birth-after-claim', withRelative({ dateOfBirth: '2026-11-21' })],
    [
      '/claimMadeOn claim-before-first-claim-day',
      knownFacts({ claimMadeOn: '2015-02-19' }, { dateOfBirth: null }),
    ],
    ['/assessedOn assessed-before-first-claim-day', knownFacts({ assessedOn: '2015-02-19' })],
    ['/priorClaims/0/country unassigned-country', knownFacts({ priorClaims: [{ country: 'UK' }] })],
    [
      '/documents/0/validUntil invalid-date',
      knownFacts({ documents: [{ kind: 'other', validUntil: '2026-13-01' }] }),
    ],
  ])('are refused: %s', (fault, facts) => {
    const assessment = assess(facts);
    const found = assessment.ok ? [] : assessment.faults.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(found).toEqual([fault]);
    expect(STCA_FAULT_SENTENCES).toHaveProperty([fault.split(' ')[1] ?? '']);
  });

  it('include lists and ids beyond all measure', () => {
    const entries = (length: number) =>
      knownFacts({ earlierEntries: Array.from({ length }, () => '2020-01-01') });
    expect(errorsOf(entries(1000))).toEqual([]);
    expect(errorsOf(entries(1001))).toEqual(['/earlierEntries too-many']);
    expect(errorsOf(withRelative({ id: 'x'.repeat(65) }))).toEqual(['/relatives/0/id too-long']);
  });

  it('are not found on the boundary: an entry or a birth on the day of the claim, the first claim day', () => {
    expect(assess(knownFacts({ enteredCanadaOn: '2026-11-20', earlierEntries: ['1990-05-04'] })).ok).toBe(
      true,
    );
    expect(assess(withRelative({ dateOfBirth: '2026-11-20' })).ok).toBe(true);
    expect(assess(knownFacts({ claimMadeOn: '2015-02-20' })).ok).toBe(true);
  });

  it('do not include a claim that is still to be made', () => {
    expect(resultOf(knownFacts({ claimMadeOn: '2027-11-20' })).claimMadeOn).toBe('2027-11-20');
  });
});

describe('the country codes', () => {
  it('are the 249 that are assigned, in order', () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    expect([...COUNTRY_CODES].sort()).toEqual(COUNTRY_CODES);
  });
});

describe('a result', () => {
  it('follows the exchange format', () => {
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    addFormats.default(ajv);
    const follows = ajv.compile(JSON.parse(readFileSync(RESULT_SCHEMA, 'utf8')) as object);
    for (const route of ['land-port-of-entry', 'in-transit-removal', 'outside-canada'] as const) {
      const result: unknown = JSON.parse(
        JSON.stringify(resultOf(knownFacts({ route, caseId: 'c', relatives: null }))),
      );
      follows(result);
      expect(follows.errors).toBeNull();
    }
  });
});
