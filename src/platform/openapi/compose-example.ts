import { isObject, type Json, type JsonObject, resolve } from './json.js';

/**
 * An example of what a schema describes, put together from the examples of its parts: every required property, and those
 * optional ones that have an example of their own. Undefined where a part has none.
 */
export function exampleOf(schema: JsonObject, document: JsonObject): Json | undefined {
  const whole = resolve(schema, document);
  const [own] = (schema['examples'] ?? whole['examples'] ?? []) as Json[];
  if (own !== undefined) return own;
  if (whole['const'] !== undefined) return whole['const'];
  const alternatives = (whole['oneOf'] ?? whole['anyOf']) as JsonObject[] | undefined;
  if (alternatives?.[0] !== undefined) return exampleOf(alternatives[0], document);
  const parts = (whole['allOf'] ?? []) as JsonObject[];
  if (parts.length > 0) {
    return Object.assign({}, ...parts.map((part) => exampleOf(part, document))) as JsonObject;
  }
  if (isObject(whole['items'])) {
    const item = exampleOf(whole['items'], document);
    return item === undefined ? [] : [item];
  }
  return isObject(whole['properties']) ? exampleOfObject(whole, document) : undefined;
}

function exampleOfObject(schema: JsonObject, document: JsonObject): JsonObject {
  const required = (schema['required'] ?? []) as string[];
  const example: JsonObject = {};
  for (const [name, property] of Object.entries(schema['properties'] as Record<string, JsonObject>)) {
    if (!required.includes(name) && property['examples'] === undefined) continue;
    const value = exampleOf(property, document);
    if (value !== undefined) example[name] = value;
  }
  return example;
}
