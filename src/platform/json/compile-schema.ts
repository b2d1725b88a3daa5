import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { schemaFault, type SchemaFault } from './schema-errors.js';

/** Looks for every fault of a value, in the order of the schema; an empty list when there is none. */
export type SchemaCheck = (value: unknown) => readonly SchemaFault[];

const NONE: readonly SchemaFault[] = [];

/**
 * Compiles a JSON Schema (2020-12) once; keep the check it returns. Formats are checked in full, so 2026-02-30 is no date.
 *
 * @throws Error when the schema itself is faulty or uses a keyword that is not known.
 */
export function compileSchema(schema: object): SchemaCheck {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema as AnySchemaObject);
  return (value) => (validate(value) ? NONE : (validate.errors ?? []).map(schemaFault));
}
