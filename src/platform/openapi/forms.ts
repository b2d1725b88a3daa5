/** A JSON Schema in the words of the decorators. */
type Schema = Readonly<Record<string, unknown>>;

/** How a value of an answer is written: its schema, and an example of it where there is one that suits every place. */
export interface Form {
  readonly schema: Schema;
  readonly example?: unknown;
}

type Class = abstract new (...parameters: never[]) => object;

/** Any text but NUL, which is neither taken nor stored. */
export const ANY_TEXT = '^[^\\x00]*$';
/** The largest whole number of 32 bits. */
export const MAX_INT32 = 2_147_483_647;

/** A text of up to `maxLength` characters. */
export function text(maxLength: number, example?: string): Form {
  return form({ type: 'string', maxLength, pattern: ANY_TEXT }, example);
}

/** A text of a fixed form. `maxLength` where the pattern sets none. */
export function matching(pattern: RegExp, example?: string, maxLength?: number): Form {
  return form(
    { type: 'string', pattern: pattern.source, ...(maxLength === undefined ? {} : { maxLength }) },
    example,
  );
}

/** One of a closed list of codes. */
export function oneOf(values: readonly string[], example?: string): Form {
  return form({ type: 'string', enum: [...values] }, example ?? values[0]);
}

/** A whole number. */
export function whole(minimum: number, maximum: number, example: number): Form {
  return form({ type: 'integer', format: 'int32', minimum, maximum }, example);
}

/** A list of up to `maxItems` values. */
export function listOf(item: Form, maxItems: number, example?: readonly unknown[]): Form {
  const ofOne = item.example === undefined ? undefined : [item.example];
  return form({ type: 'array', items: item.schema, maxItems }, example ?? ofOne);
}

/** An object of a class. */
export function objectOf(item: () => Class): Form {
  return form({ type: () => item() });
}

/** A list of up to `maxItems` objects of a class. */
export function objectsOf(item: () => Class, maxItems: number, example?: readonly unknown[]): Form {
  return form({ type: () => item(), isArray: true, maxItems }, example);
}

/** What a component of the document describes. */
export function component(name: string): Form {
  return form({ type: 'object', allOf: [{ $ref: `#/components/schemas/${name}` }] });
}

/** A value written in one of several ways; the example is that of the first. */
export function anyOf(...forms: readonly Form[]): Form {
  return form({ anyOf: forms.map(({ schema }) => schema) }, forms[0]?.example);
}

/** The same, or null; `example` is null unless given. */
export function nullable(of: Form, example: unknown = null): Form {
  return form({ ...of.schema, nullable: true }, example);
}

/** True or false. */
export const YES_OR_NO = form({ type: 'boolean' }, false);
/** An id that nobody can guess. */
export const UUID = form({ type: 'string', format: 'uuid' }, '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12');
/** An instant in UTC. */
export const INSTANT = form({ type: 'string', format: 'date-time' }, '2026-04-01T15:04:05.000Z');
/** A calendar day. */
export const DAY = form({ type: 'string', format: 'date' }, '2026-04-01');
/** A SHA-256 in hexadecimal. */
export const SHA256 = matching(
  /^[0-9a-f]{64}$/,
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
);
/** A pointer into facts (RFC 6901). */
export const POINTER = matching(/^(\/[^/]*)*$/, '/relatives/0/statuses', 500);
/** A code that stays the same in every language. */
export const CODE = matching(/^[a-z0-9-]{1,80}$/);
/** A cursor of a list. */
export const CURSOR = matching(/^[A-Za-z0-9_-]+$/, undefined, 1000);

function form(schema: Schema, example?: unknown): Form {
  return example === undefined ? { schema } : { schema, example };
}
