import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type FastifyInstance } from 'fastify';

/** A request as Swagger UI is about to send it. */
interface FormRequest {
  readonly headers: Record<string, string>;
}

/** Hides what repeats itself below each error (the document has it), and keeps the answer of a request in sight. */
const STYLE = `
  .swagger-ui .response-col_links,
  .swagger-ui .response[data-code^="4"] .headers-wrapper,
  .swagger-ui .response[data-code^="5"] .headers-wrapper,
  .swagger-ui .response[data-code^="4"] .response-control-media-type,
  .swagger-ui .response[data-code^="5"] .response-control-media-type { display: none }
  .swagger-ui .curl-command .curl { max-height: 8em; overflow: auto }
  .swagger-ui .info { margin: 24px 0 }
  .swagger-ui .info li, .swagger-ui .info p { max-width: 60em }
`;

/** Serves a document as `/openapi.json`, byte for byte as given in `text`, and Swagger UI to try it at `/docs`. */
export function serveDocumentation(app: NestFastifyApplication, document: OpenAPIObject, text: string): void {
  SwaggerModule.setup('docs', app, document, {
    raw: false,
    customSiteTitle: 'Referral Desk',
    customCss: STYLE,
    swaggerOptions: {
      layout: 'BaseLayout',
      persistAuthorization: false,
      displayRequestDuration: true,
      tryItOutEnabled: true,
      defaultModelsExpandDepth: 0,
      defaultModelExpandDepth: 2,
      validatorUrl: null,
      requestInterceptor: withOneCredential,
    },
  });
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  instance.get('/openapi.json', (_, reply) => reply.type('application/json; charset=utf-8').send(text));
}

/**
 * The service takes one kind of credentials at a time; where both are filled in and both would do, the staff token is
 * sent. Runs in the browser: it may use nothing from around it.
 */
function withOneCredential(request: FormRequest): FormRequest {
  if (request.headers['Authorization'] !== undefined) delete request.headers['X-API-Key'];
  return request;
}
