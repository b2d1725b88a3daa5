import { headersNamed, headersOf } from './answer-headers.js';
import { exampleOf } from './compose-example.js';
import { UUID } from './forms.js';
import { isObject, type Json, type JsonObject, mapValues } from './json.js';
import { problemResponses } from './problem-responses.js';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** Gives every operation of a document to `change`, and the document with what came back. */
export function mapOperations(
  document: JsonObject,
  change: (operation: JsonObject, method: string) => JsonObject,
): JsonObject {
  const paths = mapValues(document['paths'] as JsonObject, (path) =>
    mapValues(path as JsonObject, (operation, method) =>
      METHODS.includes(method) ? change(operation as JsonObject, method) : operation,
    ),
  );
  return { ...document, paths };
}

/**
 * Completes an operation: the responses of its problems, the headers of every answer, and an example of each whole where
 * there is none. An operation without a kind of credentials says that it needs none.
 */
export function completeOperation(given: JsonObject, document: JsonObject, method: string): JsonObject {
  const operation = problemResponses(given);
  const parameters = (operation['parameters'] ?? []) as JsonObject[];
  const told = parameters.some(({ name }) => name === 'Accept-Language');
  const body = operation['requestBody'];
  return {
    ...operation,
    ...(parameters.length === 0 ? {} : { parameters: inOrder(parameters).map(withOwnExample) }),
    security: operation['security'] ?? [{}],
    ...(isObject(body) ? { requestBody: withExamples(body, document) } : {}),
    responses: mapValues(operation['responses'] as JsonObject, (answer, status) => {
      const response = answer as JsonObject;
      const names = headersOf(status, response, document, told);
      // A change leaves an event, and whoever asked for it is given a receipt.
      if (method !== 'get' && status.startsWith('2')) names.push('Audit-Receipt');
      const headers = headersNamed(names);
      return withExamples(
        { ...response, headers: { ...headers, ...(response['headers'] as JsonObject) } },
        document,
      );
    }),
  };
}

/** Responses that are the same in several operations stand once among the components, named after their problems. */
export function shareResponses(document: JsonObject): JsonObject {
  const uses = new Map<string, number>();
  mapOperations(document, (operation) => {
    for (const response of Object.values(operation['responses'] as JsonObject)) {
      const text = JSON.stringify(response);
      uses.set(text, (uses.get(text) ?? 0) + 1);
    }
    return operation;
  });
  const shared: JsonObject = {};
  const share = (response: Json): Json => {
    const name = nameOf(response as JsonObject);
    if (name === undefined || uses.get(JSON.stringify(response)) === 1) return response;
    if (shared[name] !== undefined && JSON.stringify(shared[name]) !== JSON.stringify(response))
      return response;
    shared[name] = response;
    return { $ref: `#/components/responses/${name}` };
  };
  const lifted = mapOperations(document, (operation) => ({
    ...operation,
    responses: mapValues(operation['responses'] as JsonObject, share),
  }));
  return { ...lifted, components: { ...(lifted['components'] as JsonObject), responses: shared } };
}

/** What must be given first, then what can be, and how much of a list last. */
function inOrder(parameters: readonly JsonObject[]): JsonObject[] {
  const rank = ({ name, required }: JsonObject): number =>
    required === true ? 0 : name === 'limit' || name === 'cursor' ? 2 : 1;
  return [...parameters].sort((one, other) => rank(one) - rank(other));
}

/** A parameter shows its example itself, from where forms are filled in. An id in an address has the one of every id. */
function withOwnExample(parameter: JsonObject): JsonObject {
  const { examples, ...schema } = parameter['schema'] as JsonObject;
  const isId = parameter['in'] === 'path' && schema['format'] === 'uuid';
  const [example] = Array.isArray(examples) ? examples : isId ? [String(UUID.example)] : [];
  return example === undefined ? parameter : { ...parameter, schema, example };
}

function withExamples(message: JsonObject, document: JsonObject): JsonObject {
  if (!isObject(message['content'])) return message;
  const content = mapValues(message['content'], (media) => {
    if (!isObject(media) || media['example'] !== undefined || media['examples'] !== undefined) return media;
    const example = exampleOf(media['schema'] as JsonObject, document);
    return example === undefined ? media : { ...media, example };
  });
  return { ...message, content };
}

/** `invalid-request` and `malformed-json`: `InvalidRequestOrMalformedJson`. */
function nameOf(response: JsonObject): string | undefined {
  const content = response['content'] as Record<string, JsonObject> | undefined;
  const examples = content?.['application/problem+json']?.['examples'];
  if (!isObject(examples)) return undefined;
  return Object.keys(examples)
    .map((code) => code.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase()))
    .join('Or');
}
