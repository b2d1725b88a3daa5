/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
  [name: string]: Json;
}

/** Keywords whose values are data, not schemas. */
const DATA = new Set(['example', 'examples', 'default', 'const', 'enum', 'value']);
/** Keywords whose values are named by their keys; a name is never a keyword. */
const NAMED = new Set(['properties', 'schemas', 'responses', 'parameters', 'headers', '$defs']);

/** True for an object that is neither null nor a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Rebuilds a part of an OpenAPI document from the inside out: `change` gets every object that is not data (examples,
 * enumerations, defaults) and gives what stands in its place. Nothing is changed in place.
 */
export function mapObjects(value: Json, change: (object: JsonObject) => JsonObject): Json {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (!isObject(value)) return value;
  return change(
    mapValues(value, (item, name) => {
      if (DATA.has(name)) return item;
      if (NAMED.has(name) && isObject(item)) return mapValues(item, (named) => mapObjects(named, change));
      return mapObjects(item, change);
    }),
  );
}

/** The same object with each value replaced. */
export function mapValues(object: JsonObject, change: (value: Json, name: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]));
}

/** The part of a document that a local `$ref` names, or the object itself when it is none. */
export function resolve(object: JsonObject, document: JsonObject): JsonObject {
  const reference = object['$ref'];
  if (typeof reference !== 'string') return object;
  let found: Json | undefined = document;
  for (const step of reference.slice('#/'.length).split('/'))
    found = isObject(found) ? found[step] : undefined;
  if (!isObject(found)) throw new Error(`the OpenAPI document has no ${reference}`);
  return resolve(found, document);
}
