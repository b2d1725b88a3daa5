import { compileSchema } from '../../src/platform/json/compile-schema.js';

/** The faults of a value against the schema of one property, `value`. */
function faultsOf(schema: object, value: unknown) {
  return compileSchema({ type: 'object', properties: { value: schema } })({ value });
}

describe('a schema that is compiled', () => {
  it.each<[object, unknown, string, object]>([
    [{ type: ['string', 'null'] }, 1, 'wrong-type', { expected: 'string, null' }],
    [{ enum: ['a', 'b', null] }, 'c', 'not-allowed', { allowed: 'a, b, null' }],
    [{ const: 'a' }, 'c', 'not-allowed', { allowed: 'a' }],
    [{ type: 'string', pattern: '^x$' }, 'y', 'invalid-format', { expected: '^x$' }],
    [{ type: 'string', format: 'date' }, '2026-02-29', 'invalid-date', {}],
    [{ type: 'string', format: 'email' }, 'nobody', 'invalid-format', { expected: 'email' }],
    [{ type: 'string', maxLength: 2 }, 'abc', 'too-long', { limit: 2 }],
    [{ type: 'string', minLength: 2 }, 'a', 'too-short', { limit: 2 }],
    [{ type: 'array', maxItems: 1, items: {} }, [1, 2], 'too-many', { limit: 1 }],
    [{ type: 'array', minItems: 1, items: {} }, [], 'too-few', { limit: 1 }],
    [{ type: 'number', minimum: 3 }, 2, 'out-of-range', { expected: '>= 3' }],
    [{ type: 'array', uniqueItems: true, items: {} }, [1, 1], 'invalid-format', { expected: 'uniqueItems' }],
  ])('by %j tells of %j that it is %s', (schema, value, code, params) => {
    expect(faultsOf(schema, value)).toEqual([{ pointer: '/value', code, params }]);
  });

  it('points to a missing and to an unknown property itself', () => {
    const closed = {
      type: 'object',
      additionalProperties: false,
      required: ['a/b'],
      properties: { 'a/b': {} },
    };
    expect(faultsOf(closed, { 'c~d': 1 })).toEqual([
      { pointer: '/value/a~1b', code: 'required', params: {} },
      { pointer: '/value/c~0d', code: 'unknown-property', params: {} },
    ]);
  });

  it('finds nothing in a value that follows it', () => {
    expect(faultsOf({ type: 'string' }, 'a')).toEqual([]);
  });

  it('is an error when it uses a keyword that is not known', () => {
    expect(() => compileSchema({ type: 'string', maxLenght: 2 })).toThrow('maxLenght');
  });
});
