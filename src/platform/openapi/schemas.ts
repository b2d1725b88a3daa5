import { ANY_TEXT } from './forms.js';
import { isObject, type Json, type JsonObject, mapObjects } from './json.js';
import { longestMatch } from './longest-match.js';

/** Most characters of a text of a format; RFC 3339 with milliseconds and an offset, RFC 9562, RFC 5321. */
const LENGTHS: Readonly<Record<string, number>> = { date: 10, 'date-time': 29, uuid: 36, email: 254 };
const SUFFIX = /Dto$/;

/**
 * Says of every schema what follows from it: a text its longest length and that NUL is not taken, an object that it holds
 * nothing else; examples in the way of JSON Schema 2020-12.
 */
export function exactSchemas(document: Json): Json {
  return mapObjects(document, (schema) => withExamples(closed(bounded(schema))));
}

/** The components under the names of things, not of the classes that describe them: `FileDto` becomes `File`. */
export function nameComponents(document: JsonObject): JsonObject {
  const renamed = mapObjects(document, (object) => {
    const reference = object['$ref'];
    return typeof reference === 'string' ? { ...object, $ref: reference.replace(SUFFIX, '') } : object;
  }) as JsonObject;
  const components = renamed['components'] as JsonObject;
  const schemas: JsonObject = {};
  for (const [name, schema] of Object.entries(components['schemas'] as JsonObject).sort(byName)) {
    const short = name.replace(SUFFIX, '');
    if (schemas[short] !== undefined) throw new Error(`two schemas would be called ${short}`);
    schemas[short] = schema;
  }
  return { ...renamed, components: { ...components, schemas } };
}

function bounded(schema: JsonObject): JsonObject {
  if (![schema['type']].flat().includes('string') || has(schema, 'enum') || has(schema, 'const'))
    return schema;
  const { format, pattern } = schema;
  const maxLength =
    typeof format === 'string'
      ? LENGTHS[format]
      : typeof pattern === 'string'
        ? longestMatch(pattern)
        : undefined;
  return {
    ...schema,
    ...(has(schema, 'maxLength') || maxLength === undefined ? {} : { maxLength }),
    ...(has(schema, 'format') || has(schema, 'pattern') ? {} : { pattern: ANY_TEXT }),
  };
}

/** An object holds nothing else; the cursor of a page stands after its items. */
function closed(schema: JsonObject): JsonObject {
  if (schema['type'] !== 'object' || !isObject(schema['properties'])) return schema;
  const { next, ...others } = schema['properties'];
  const properties = next === undefined ? others : { ...others, next };
  return { additionalProperties: false, ...schema, properties };
}

/** A schema says `examples`; parameters and media types, which have a schema, keep `example`. */
function withExamples(schema: JsonObject): JsonObject {
  const { example, ...rest } = schema;
  const isSchema = ['type', '$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const'].some((word) =>
    has(schema, word),
  );
  return example === undefined || !isSchema ? schema : { ...rest, examples: [example] };
}

function has(object: JsonObject, name: string): boolean {
  return object[name] !== undefined;
}

function byName([one]: [string, Json], [other]: [string, Json]): number {
  return one < other ? -1 : 1;
}
