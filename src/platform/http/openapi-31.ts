import { type OpenAPIObject } from '@nestjs/swagger';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/**
 * Turns a document in the older dialect that the decorators speak into OpenAPI 3.1: `nullable` becomes the type
 * "null", and schemas of our own files are put among the components with their `$defs` beside them.
 */
export function toOpenApi31(
  document: OpenAPIObject,
  schemas: Readonly<Record<string, object>>,
): OpenAPIObject {
  const own: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const { $schema: _dialect, $id: _id, $defs: defs, ...rest } = schema as Record<string, Json>;
    own[name] = liftDefs(rest, name);
    for (const [part, definition] of Object.entries((defs ?? {}) as Record<string, Json>)) {
      own[partName(name, part)] = liftDefs(definition, name);
    }
  }
  const lifted = withoutNullable(document as unknown as Json) as unknown as OpenAPIObject;
  const components = lifted.components ?? {};
  return { ...lifted, components: { ...components, schemas: { ...components.schemas, ...(own as object) } } };
}

function liftDefs(value: Json, name: string): Json {
  return mapObjects(value, (object) => {
    const reference = object['$ref'];
    if (typeof reference !== 'string' || !reference.startsWith('#/$defs/')) return object;
    return { ...object, $ref: `#/components/schemas/${partName(name, reference.slice('#/$defs/'.length))}` };
  });
}

function partName(name: string, part: string): string {
  return `${name}${part.charAt(0).toUpperCase()}${part.slice(1)}`;
}

function withoutNullable(value: Json): Json {
  return mapObjects(value, ({ nullable, ...rest }) => {
    if (nullable !== true) return rest;
    return typeof rest['type'] === 'string' ? { ...rest, type: [rest['type'], 'null'] } : rest;
  });
}

function mapObjects(value: Json, change: (object: { [name: string]: Json }) => Json): Json {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const mapped = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, mapObjects(item, change)]),
  );
  return change(mapped);
}
