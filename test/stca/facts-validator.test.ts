import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { existsSync, readFileSync } from 'node:fs';
import { validateFacts } from '../../src/modules/stca/facts.validator.js';
import { STCA_FACTS_SCHEMA } from '../../src/modules/stca/stca-facts.schema.js';
import { aRelative, knownFacts, resultOf } from './support/known-facts.js';

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
