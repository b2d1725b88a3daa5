import { type OpenAPIObject } from '@nestjs/swagger';
import { HEADERS } from './answer-headers.js';
import { type Json, type JsonObject } from './json.js';
import { ownComponents, type OwnSchema } from './own-schemas.js';
import { completeOperation, mapOperations, shareResponses } from './responses.js';
import { exactSchemas, nameComponents } from './schemas.js';

/** What a document has beside what the decorators say. */
export interface Additions {
  /** Schemas of our own files, by the name of their component. */
  readonly schemas: Readonly<Record<string, OwnSchema>>;
  readonly info: object;
  readonly servers: readonly object[];
}

/**
 * Makes the document that the decorators describe whole: our own schemas among the components, every schema exact, every
 * answer with its headers and an example, what is the same said once.
 */
export function finishDocument(document: OpenAPIObject, additions: Additions): OpenAPIObject {
  const given = document as unknown as JsonObject;
  const components = given['components'] as JsonObject;
  const own = ownComponents(additions.schemas);
  const { openapi = '', info, tags = [], paths = {} } = given;
  const exact = exactSchemas({
    openapi,
    info: { ...(info as JsonObject), ...(additions.info as JsonObject) },
    servers: additions.servers as unknown as Json,
    tags,
    paths,
    components: {
      ...components,
      schemas: { ...(components['schemas'] as JsonObject), ...own },
      headers: HEADERS as unknown as Json,
    },
  }) as JsonObject;
  const named = nameComponents(exact);
  const complete = mapOperations(named, (operation, method) => completeOperation(operation, named, method));
  return shareResponses(complete) as unknown as OpenAPIObject;
}
