import { LANGUAGES } from '../language/language.js';
import { ALLOWED_ORIGIN } from '../http/security-headers.js';
import { ANY_TEXT, UUID } from './forms.js';
import { isObject, type JsonObject, resolve } from './json.js';

const header = (description: string, schema: object, required = true): object => ({
  description,
  required,
  schema,
});

/** Lists of string items (draft-ietf-httpapi-ratelimit-headers-10). */
const RATE_LIMIT_POLICY = '^"[a-z]+";q=[0-9]+;w=[0-9]+(, "[a-z]+";q=[0-9]+;w=[0-9]+)*$';
const RATE_LIMIT = '^"[a-z]+";r=[0-9]+;t=[0-9]+(, "[a-z]+";r=[0-9]+;t=[0-9]+)*$';

/** Every header of answers that callers are told of. */
export const HEADERS = {
  'X-Request-Id': header('Name this when you ask the desk about the request.', {
    ...UUID.schema,
    example: UUID.example,
  }),
  'Cache-Control': header('No browser and no proxy keeps the answer.', { type: 'string', const: 'no-store' }),
  'Access-Control-Allow-Origin': header('Pages of other sites may not read the answer.', {
    type: 'string',
    const: ALLOWED_ORIGIN,
  }),
  ETag: header('Version of the resource, for If-Match.', {
    type: 'string',
    pattern: '^"[0-9]{1,10}"$',
    example: '"1"',
  }),
  Link: header(
    'The next page, as in “next”; absent at the end (RFC 8288).',
    { type: 'string', pattern: '^</v1/[^>]*>; rel="next"$', maxLength: 4000 },
    false,
  ),
  Location: header('Address of what was made.', { type: 'string', pattern: '^/v1/[!-~]+$', maxLength: 200 }),
  'Content-Language': header('Language of the sentences.', { type: 'string', enum: LANGUAGES }),
  Vary: header('The answer depends on it: its sentences, or its form.', {
    type: 'string',
    enum: ['Accept-Language', 'Accept-Language, Prefer', 'Accept, Accept-Language', 'Accept'],
  }),
  'Preference-Applied': header('The preference that was followed (RFC 7240).', {
    type: 'string',
    const: 'respond-async',
  }),
  'Audit-Receipt': header(
    'Proof that the change stands in the audit log, before the next checkpoint has it: the event, its leaf hash, its time, the id of the key and its signature (docs/audit.md says how to check it).',
    {
      type: 'string',
      maxLength: 400,
      pattern:
        '^event="[0-9a-f-]{36}", leaf="[0-9a-f]{64}", time="[0-9TZ:.-]{24}", key="[0-9a-f]{8}", signature=:[A-Za-z0-9+/]{86}==:$',
    },
    false,
  ),
  'Idempotent-Replayed': header(
    'There when this is an earlier answer again.',
    { type: 'string', const: 'true' },
    false,
  ),
  'WWW-Authenticate': header('The credentials that are taken.', {
    type: 'string',
    maxLength: 500,
    pattern: ANY_TEXT,
  }),
  Accept: header('The media types that are taken.', {
    type: 'string',
    maxLength: 200,
    pattern: '^[a-z/-]+(, [a-z/-]+)*$',
  }),
  'RateLimit-Policy': header(
    'The limits that count you: points (q) in so many seconds (w). A request is one point.',
    { type: 'string', pattern: RATE_LIMIT_POLICY, maxLength: 300, example: '"key";q=600;w=60' },
    false,
  ),
  RateLimit: header(
    'What is left of each (r), and the seconds until it begins anew (t).',
    { type: 'string', pattern: RATE_LIMIT, maxLength: 300, example: '"key";r=599;t=60' },
    false,
  ),
  'Retry-After': header(
    'Seconds to wait before trying again.',
    { type: 'integer', format: 'int32', minimum: 1, maximum: 3600 },
    false,
  ),
} as const;
export type HeaderName = keyof typeof HEADERS;

/** References to headers, as a response names them. */
export function headersNamed(names: readonly HeaderName[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/**
 * The headers of a response, as the service sets them: on every answer, on problems, and on answers that hold a version
 * or a page (AnswerHeadersInterceptor). `told` is true when the answer holds sentences.
 */
export function headersOf(
  status: string,
  response: JsonObject,
  document: JsonObject,
  told: boolean,
): HeaderName[] {
  const names: HeaderName[] = [
    'X-Request-Id',
    'Access-Control-Allow-Origin',
    'RateLimit-Policy',
    'RateLimit',
  ];
  const content = response['content'] as Record<string, JsonObject> | undefined;
  // A page for the public, which is a page and nothing else, may be kept; what the API answers may not.
  if (content?.['text/html'] === undefined || content['text/plain'] !== undefined)
    names.push('Cache-Control');
  const isProblem = content?.['application/problem+json'] !== undefined;
  if (told || isProblem) names.push('Content-Language', 'Vary');
  if (isProblem) {
    const codes = Object.keys((content['application/problem+json']?.['examples'] ?? {}) as JsonObject);
    if (status === '401') names.push('WWW-Authenticate');
    if (status === '415') names.push('Accept');
    const isSoonOver = codes.includes('key-in-use') || codes.includes('receipt-not-ready');
    if (status === '429' || status === '503' || isSoonOver) names.push('Retry-After');
    return names;
  }
  const schema = content?.['application/json']?.['schema'];
  // Of an answer in one of several forms, each has the version, or the page, that the first one has.
  const [first = schema] = isObject(schema) && Array.isArray(schema['oneOf']) ? schema['oneOf'] : [];
  const properties = isObject(first) ? (resolve(first, document)['properties'] ?? {}) : {};
  if (isObject(properties)) {
    if (isObject(properties['version']) && properties['version']['type'] === 'integer') names.push('ETag');
    if (isObject(properties['items']) && isObject(properties['next'])) names.push('Link');
  }
  return names;
}
