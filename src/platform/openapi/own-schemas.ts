import { type Json, type JsonObject, mapObjects } from './json.js';

/** A JSON Schema file of our own, and what it leaves open and the service does not. */
export interface OwnSchema {
  readonly schema: object;
  /** Most items of a list that names no number. */
  readonly maxItems: number;
  /** Most characters of a text that names no number. */
  readonly maxLength: number;
}

/**
 * Our own JSON Schema files as components, their `$defs` beside them: `person` of `Referral` becomes `ReferralPerson`.
 * The files stay as they are; the limits are added to what is documented only.
 */
export function ownComponents(schemas: Readonly<Record<string, OwnSchema>>): JsonObject {
  const components: JsonObject = {};
  for (const [name, { schema, ...limits }] of Object.entries(schemas)) {
    const { $schema: _dialect, $id: _id, $defs: parts = {}, ...rest } = schema as JsonObject;
    components[name] = limited(liftReferences(rest, name), limits);
    for (const [part, definition] of Object.entries(parts as JsonObject)) {
      components[partName(name, part)] = limited(liftReferences(definition, name), limits);
    }
  }
  return components;
}

function limited(schema: Json, { maxItems, maxLength }: Omit<OwnSchema, 'schema'>): Json {
  return mapObjects(schema, (part) => ({
    ...typed(part),
    ...(hasType(part, 'array') && part['maxItems'] === undefined ? { maxItems } : {}),
    ...(isUnlimitedText(part) ? { maxLength } : {}),
  }));
}

/** An enumeration says its type, which some readers of the document need. */
function typed(schema: JsonObject): JsonObject {
  const values = schema['enum'];
  if (!Array.isArray(values) || schema['type'] !== undefined) return schema;
  return { type: values.includes(null) ? ['string', 'null'] : 'string', ...schema };
}

function isUnlimitedText(schema: JsonObject): boolean {
  const limits = ['maxLength', 'pattern', 'format', 'enum', 'const'];
  return hasType(schema, 'string') && limits.every((limit) => schema[limit] === undefined);
}

function hasType(schema: JsonObject, type: string): boolean {
  return [schema['type']].flat().includes(type);
}

function liftReferences(value: Json, file: string): Json {
  return mapObjects(value, (object) => {
    const reference = object['$ref'];
    if (typeof reference !== 'string' || !reference.startsWith('#/$defs/')) return object;
    return { ...object, $ref: `#/components/schemas/${partName(file, reference.slice('#/$defs/'.length))}` };
  });
}

function partName(file: string, part: string): string {
  return `${file}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}
