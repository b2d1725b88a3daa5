import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Response } from 'supertest';
import { isObject, type Json, type JsonObject, resolve } from '../../src/platform/openapi/json.js';

/** One operation of the document, with where it stands. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly told: JsonObject;
  /** Its responses by status, references followed. */
  readonly responses: Readonly<Record<string, JsonObject>>;
}

/** The OpenAPI document as a test reads it, and what it says of values and of answers. */
export class OpenApi {
  readonly operations: readonly Operation[];
  readonly #ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(readonly document: JsonObject) {
    addFormats.default(this.#ajv);
    const { schemas } = document['components'] as JsonObject;
    this.#ajv.addSchema({ $id: 'document', $defs: standalone(schemas) });
    this.operations = Object.entries(document['paths'] as Record<string, JsonObject>).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => {
          const told = operation as JsonObject;
          const responses = Object.fromEntries(
            Object.entries(told['responses'] as Record<string, JsonObject>).map(([status, response]) => [
              status,
              this.follow(response),
            ]),
          );
          return { id: String(told['operationId']), method, path, told, responses };
        }),
    );
  }

  /** What a reference names, or the object itself. */
  follow(object: JsonObject): JsonObject {
    return resolve(object, this.document);
  }

  /** The parameters of an operation. */
  parametersOf({ told }: Operation): readonly JsonObject[] {
    return ((told['parameters'] ?? []) as JsonObject[]).map((parameter) => this.follow(parameter));
  }

  /** Everything wrong with a value by a schema of the document; empty when it is right. */
  faults(schema: Json | undefined, value: unknown, place = ''): string[] {
    const text = JSON.stringify(schema);
    let validate = this.#compiled.get(text);
    if (validate === undefined) {
      validate = this.#ajv.compile(standalone(schema));
      this.#compiled.set(text, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${place}${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }

  /** Everything in which an answer of the service is not what the document says of the operation. */
  faultsOfAnswer(operationId: string, answer: Response): string[] {
    const operation = this.operations.find(({ id }) => id === operationId);
    const response = operation?.responses[answer.status];
    if (response === undefined) return [`${operationId} answers ${answer.status}, which is not documented`];
    const place = `${operationId} ${answer.status}`;
    if (response['content'] === undefined && answer.text === '')
      return this.#faultsOfHeaders(response, answer, place);
    const type = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    const media = (response['content'] as Record<string, JsonObject> | undefined)?.[type];
    if (media === undefined) return [`${place} answers ${type}, which is not documented`];
    return [
      ...this.faults(
        media['schema'],
        /[/+]json$/.test(type) ? JSON.parse(answer.text) : (answer.text ?? String(answer.body)),
        `${place} `,
      ),
      ...this.#faultsOfHeaders(response, answer, place),
    ];
  }

  #faultsOfHeaders(response: JsonObject, answer: Response, place: string): string[] {
    return Object.entries(response['headers'] as Record<string, JsonObject>).flatMap(([name, reference]) => {
      const { required, schema } = this.follow(reference);
      const value = answer.headers[name.toLowerCase()] as string | undefined;
      if (value === undefined) return required === true ? [`${place} has no ${name}`] : [];
      const isNumber = isObject(schema) && schema['type'] === 'integer';
      return this.faults(schema, isNumber ? Number(value) : value, `${place} ${name}: `);
    });
  }
}

/** The same schemas with references that hold outside the document. */
function standalone(schemas: Json | undefined): object {
  const text = JSON.stringify(schemas);
  return JSON.parse(text.replaceAll('"#/components/schemas/', '"document#/$defs/')) as object;
}
