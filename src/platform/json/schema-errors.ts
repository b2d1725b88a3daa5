import { type ErrorObject } from 'ajv/dist/2020.js';

/** One fault a JSON Schema finds: where (RFC 6901), what, and the values its sentence needs. Never what was sent. */
export interface SchemaFault {
  readonly pointer: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

type Mapping = (error: ErrorObject) => SchemaFault;

const at =
  (code: string, params: (given: ErrorObject['params']) => SchemaFault['params'] = () => ({})): Mapping =>
  (error) => ({ pointer: error.instancePath, code, params: params(error.params) });

const below =
  (code: string, name: string): Mapping =>
  ({ instancePath, params }) => ({
    pointer: `${instancePath}/${token(String(params[name]))}`,
    code,
    params: {},
  });

const limit = (given: ErrorObject['params']): SchemaFault['params'] => ({ limit: Number(given['limit']) });
const range = (given: ErrorObject['params']): SchemaFault['params'] => ({
  expected: `${given['comparison']} ${given['limit']}`,
});

/** Keywords of JSON Schema in the fault codes of the service. */
const MAPPINGS: Readonly<Record<string, Mapping>> = {
  required: below('required', 'missingProperty'),
  dependentRequired: below('required', 'missingProperty'),
  additionalProperties: below('unknown-property', 'additionalProperty'),
  unevaluatedProperties: below('unknown-property', 'unevaluatedProperty'),
  type: at('wrong-type', (given) => ({ expected: [given['type']].flat().join(', ') })),
  enum: at('not-allowed', (given) => ({
    allowed: (given['allowedValues'] as unknown[]).map(String).join(', '),
  })),
  const: at('not-allowed', (given) => ({ allowed: String(given['allowedValue']) })),
  pattern: at('invalid-format', (given) => ({ expected: String(given['pattern']) })),
  maxLength: at('too-long', limit),
  minLength: at('too-short', limit),
  maxItems: at('too-many', limit),
  minItems: at('too-few', limit),
  maxProperties: at('too-many', limit),
  minProperties: at('too-few', limit),
  minimum: at('out-of-range', range),
  maximum: at('out-of-range', range),
  exclusiveMinimum: at('out-of-range', range),
  exclusiveMaximum: at('out-of-range', range),
};

/** An error of ajv as a fault: a missing or unknown property is named by its own pointer. */
export function schemaFault(error: ErrorObject): SchemaFault {
  if (error.keyword === 'format') {
    const format = String(error.params['format']);
    return format === 'date'
      ? { pointer: error.instancePath, code: 'invalid-date', params: {} }
      : { pointer: error.instancePath, code: 'invalid-format', params: { expected: format } };
  }
  const mapping = MAPPINGS[error.keyword] ?? at('invalid-format', () => ({ expected: error.keyword }));
  return mapping(error);
}

/** A property name as a token of a JSON Pointer. */
function token(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
