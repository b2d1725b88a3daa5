import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { schemaFault, type SchemaFault } from './schema-errors.js';

/** Looks for the faults of a value, in the order of the schema: the first thousand, none when there is none. */
export type SchemaCheck = (value: unknown) => readonly SchemaFault[];

const NONE: readonly SchemaFault[] = [];
/** More faults than this help nobody, and would let a small request make a large answer. */
const MOST = 1000;

/**
 * Compiles a JSON Schema (2020-12) once; keep the check it returns. Formats are checked in full, so 2026-02-30 is no date.
 *
 * @throws Error when the schema itself is faulty or uses a keyword that is not known.
 */
export function compileSchema(schema: object): SchemaCheck {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as AnySchemaObject);
  return (value) => (validate(value) ? NONE : (validate.errors ?? []).slice(0, MOST).map(schemaFault));
}
