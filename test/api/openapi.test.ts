import { readFileSync } from 'node:fs';
import { PROBLEMS } from '../../src/platform/http/problem-codes.js';
import { RouteTable } from '../../src/platform/http/route-table.js';
import { isObject, type Json, type JsonObject } from '../../src/platform/openapi/json.js';
import { AUDIT_REFUSALS } from '../../src/domain/audit/refusals.js';
import { CASE_FILE_REFUSALS } from '../../src/domain/case-file/refusals.js';
import { DUPLICATE_REFUSALS } from '../../src/domain/duplicates/refusals.js';
import { PARTNER_REFUSALS } from '../../src/domain/partner/refusals.js';
import { STAFF_REFUSALS } from '../../src/domain/staff/refusals.js';
import { KEY_REFUSALS } from '../../src/domain/keys/refusals.js';
import { STCA_REFUSALS } from '../../src/domain/stca/refusals.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { OpenApi } from '../support/openapi.js';

/** Addresses that are not operations: the document itself, the pages that show it, and what only leads to another. */
const NOT_OPERATIONS = /^\/(docs(\/.*|\*)?|openapi\.json|about\/checks)$/;

const committed = readFileSync('openapi/openapi.json', 'utf8');
const api = new OpenApi(JSON.parse(committed) as JsonObject);
const { operations } = api;

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

/** An address of the router as the document writes it: `path` is the rest of an address, which OpenAPI has no sign for. */
const documented = (url: string): string => url.replace(/:(\w+)/g, '{$1}').replace(/\*$/, '{path}');

/** Every schema within a part of the document, with its place. */
function schemasIn(value: Json, place: string): [place: string, schema: JsonObject][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => schemasIn(item, `${place}/${index}`));
  if (!isObject(value)) return [];
  const inner = Object.entries(value)
    .filter(([name]) => !['example', 'examples', 'enum', 'const', 'default'].includes(name))
    .flatMap(([name, item]) => schemasIn(item, `${place}/${name}`));
  return typeof value['type'] === 'string' || Array.isArray(value['type'])
    ? [[place, value], ...inner]
    : inner;
}

const schemas = [
  ...schemasIn(api.document['paths'] ?? {}, '#/paths'),
  ...Object.entries(api.document['components'] as JsonObject)
    .filter(([name]) => name !== 'securitySchemes')
    .flatMap(([name, part]) => schemasIn(part, `#/components/${name}`)),
];
const offending = (type: string, isWrong: (schema: JsonObject) => boolean): string[] =>
  schemas
    .filter(([, schema]) => [schema['type']].flat().includes(type) && isWrong(schema))
    .map(([place]) => place);
const lacks = (schema: JsonObject, ...names: string[]): boolean =>
  names.every((name) => schema[name] === undefined);

describe('the OpenAPI document', () => {
  it('is served as it is committed, byte for byte', async () => {
    const answer = await test.request.get('/openapi.json');
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.text === committed || 'run npm run openapi and commit what it writes').toBe(true);
  });

  it('has every route that the router knows, and no other', () => {
    const { addresses } = test.app.get(RouteTable);
    const routed = [...addresses]
      .filter(([url]) => !NOT_OPERATIONS.test(url))
      .flatMap(([url, methods]) =>
        [...methods]
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method.toLowerCase()} ${documented(url)}`),
      );
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routed.sort());
  });

  it('tells of each operation what it is called, what it does, for whom, and with which credentials', () => {
    const tags = (api.document['tags'] as { name: string }[]).map(({ name }) => name);
    const schemes = Object.keys((api.document['components'] as JsonObject)['securitySchemes'] as JsonObject);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    for (const { id, told } of operations) {
      expect([id, id]).toEqual([expect.stringMatching(/^[a-z][A-Za-z]+$/), id]);
      expect([id, told['summary'], told['description']]).toEqual([
        id,
        expect.stringMatching(/^.{5,120}$/),
        expect.stringMatching(/^.{10,}$/s),
      ]);
      expect(tags).toEqual(expect.arrayContaining(told['tags'] as string[]));
      const security = told['security'] as JsonObject[];
      expect(security.length).toBeGreaterThan(0);
      const named = security.flatMap((one) => Object.keys(one));
      expect(schemes).toEqual(expect.arrayContaining(named));
      expect([id, told['x-roles'] !== undefined]).toEqual([id, named.length > 0]);
    }
  });

  it('tells of every operation how much may be asked for, and what comes when it is too much', () => {
    for (const { id, responses } of operations) {
      expect([id, Object.keys(responses)]).toEqual([id, expect.arrayContaining(['429'])]);
      for (const [status, response] of Object.entries(responses)) {
        const headers = Object.keys(response['headers'] as JsonObject);
        if (/^[24]/.test(status))
          expect([id, status, headers]).toEqual([
            id,
            status,
            expect.arrayContaining(['RateLimit', 'RateLimit-Policy']),
          ]);
        if (status === '429') expect([id, headers]).toEqual([id, expect.arrayContaining(['Retry-After'])]);
      }
    }
  });

  it('limits every text, number, list and object', () => {
    expect(offending('string', (one) => lacks(one, 'maxLength', 'enum', 'const'))).toEqual([]);
    expect(offending('string', (one) => lacks(one, 'format', 'pattern', 'enum', 'const'))).toEqual([]);
    expect(
      offending('integer', (one) => lacks(one, 'minimum') || lacks(one, 'maximum') || lacks(one, 'format')),
    ).toEqual([]);
    expect(offending('array', (one) => lacks(one, 'maxItems'))).toEqual([]);
    expect(
      offending('object', (one) => one['additionalProperties'] !== false && lacks(one, 'maxProperties')),
    ).toEqual([]);
  });

  it('describes each parameter, with an example where it is required', () => {
    for (const operation of operations) {
      for (const parameter of api.parametersOf(operation)) {
        const { name, description, required, schema } = parameter as Record<string, JsonObject>;
        expect([operation.id, name, description]).toEqual([operation.id, name, expect.stringMatching(/\.$/)]);
        const example = parameter['example'] ?? (schema?.['examples'] as Json[] | undefined)?.[0];
        if (required || example !== undefined)
          expect(api.faults(schema, example, `${operation.id} `)).toEqual([]);
      }
    }
  });

  it('gives an example of every body and every answer, and each holds to its schema', () => {
    const wrong = operations.flatMap(({ id, told, responses }) => {
      const messages = Object.entries({ body: told['requestBody'], ...responses });
      return messages.flatMap(([what, message]) =>
        Object.values(
          ((message as JsonObject | undefined)?.['content'] ?? {}) as Record<string, JsonObject>,
        ).flatMap((media) => {
          const several = Object.values((media['examples'] ?? {}) as Record<string, JsonObject>);
          const examples =
            media['example'] === undefined ? several.map((one) => one['value']) : [media['example']];
          if (examples.length === 0) return [`${id} ${what} has no example`];
          return examples.flatMap((example) => api.faults(media['schema'], example, `${id} ${what} `));
        }),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('gives examples of properties that hold to their schemas', () => {
    const wrong = schemas.flatMap(([place, schema]) =>
      ((schema['examples'] ?? []) as Json[]).flatMap((example) => api.faults(schema, example, `${place} `)),
    );
    expect(wrong).toEqual([]);
  });

  it('tells each error as a problem of that status, with a code the service knows', () => {
    const codes = [
      PROBLEMS,
      CASE_FILE_REFUSALS,
      PARTNER_REFUSALS,
      STAFF_REFUSALS,
      KEY_REFUSALS,
      AUDIT_REFUSALS,
      DUPLICATE_REFUSALS,
      STCA_REFUSALS,
    ].flatMap((known) => Object.keys(known));
    for (const { id, responses } of operations) {
      for (const [status, response] of Object.entries(responses)) {
        if (status === '204') continue;
        const content = response['content'] as Record<string, JsonObject>;
        if (Number(status) < 400) {
          expect([id, status, Object.keys(content).length > 0]).toEqual([id, status, true]);
          continue;
        }
        expect(Object.keys(content)).toEqual(['application/problem+json']);
        const examples = Object.entries(content['application/problem+json']?.['examples'] as JsonObject);
        expect([id, status, examples.length > 0]).toEqual([id, status, true]);
        for (const [code, example] of examples) {
          expect(codes).toContain(code);
          expect((example as JsonObject)['value']).toMatchObject({
            type: `urn:referral-desk:problem:${code}`,
            status: Number(status),
            detail: expect.not.stringMatching(/\{\w+\}/) as string,
          });
        }
      }
    }
  });

  it('tells of every answer the headers that all have', () => {
    for (const { id, responses } of operations) {
      for (const [status, response] of Object.entries(responses)) {
        const headers = Object.keys(response['headers'] as JsonObject);
        expect([id, status, headers]).toEqual([
          id,
          status,
          expect.arrayContaining(['X-Request-Id', 'Access-Control-Allow-Origin']),
        ]);
      }
    }
  });
});
