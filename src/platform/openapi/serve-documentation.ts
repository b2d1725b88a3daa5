import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type FastifyInstance } from 'fastify';
import { type StaffTokens } from '../../config.js';

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

/** The OpenAPI document, and the text it is served as. */
export interface Documentation {
  readonly document: OpenAPIObject;
  readonly text: string;
}

/**
 * Serves the document as `/openapi.json`, byte for byte as given in `text`, and Swagger UI to try it at `/docs`. Where the
 * identity provider knows a client for it, staff sign in from there. The document is made when it is first asked for: no
 * start waits for it.
 */
export function serveDocumentation(
  app: NestFastifyApplication,
  make: () => Documentation,
  staffTokens: StaffTokens,
): void {
  let made: Documentation | undefined;
  const documentation = (): Documentation => (made ??= make());
  SwaggerModule.setup('docs', app, () => documentation().document, {
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
      ...signInOptions(staffTokens),
    },
  });
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  instance.get('/openapi.json', (_, reply) =>
    reply.type('application/json; charset=utf-8').send(documentation().text),
  );
}

/** Code and PKCE, as a public client: no secret is in the page. The provider is asked for a token for this service. */
function signInOptions({
  signInClient,
  audience,
  acrValues,
  signInMaxAgeSeconds,
}: StaffTokens): Record<string, unknown> {
  if (signInClient === undefined) return {};
  return {
    onComplete: nameRedirectPage,
    responseInterceptor: withCodeOnly,
    initOAuth: {
      clientId: signInClient.clientId,
      scopes: signInClient.scopes.join(' '),
      usePkceWithAuthorizationCodeGrant: true,
      additionalQueryStringParams: {
        resource: audience,
        max_age: String(signInMaxAgeSeconds),
        ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
      },
    },
  };
}

/** An answer as Swagger UI is about to read it. */
interface FormResponse {
  readonly url: string;
  text: string;
}

/**
 * Of the ways to sign in that the provider offers, Swagger UI shows the one: a code, with PKCE. Runs in the browser: it may
 * use nothing from around it.
 */
function withCodeOnly(response: FormResponse): FormResponse {
  if (response.url.endsWith('/.well-known/openid-configuration')) {
    const told = JSON.parse(response.text) as object;
    response.text = JSON.stringify({ ...told, grant_types_supported: ['authorization_code'] });
  }
  return response;
}

/** What Swagger UI lets its own page reach. */
interface BrowserWindow {
  readonly location: { readonly origin: string; readonly pathname: string };
  readonly ui: { getConfigs(): { oauth2RedirectUrl: string } };
}

/**
 * Swagger UI looks for the page that takes the code beside its own address, which is `/docs` without a slash: it would be
 * one folder too high. Runs in the browser: it may use nothing from around it.
 */
function nameRedirectPage(this: void): void {
  const { location, ui } = globalThis as unknown as BrowserWindow;
  ui.getConfigs().oauth2RedirectUrl =
    location.origin + location.pathname.replace(/\/docs(\/.*)?$/, '/docs/oauth2-redirect.html');
}

/**
 * The service takes one kind of credentials at a time; where both are filled in and both would do, the staff token is
 * sent. Runs in the browser: it may use nothing from around it.
 */
function withOneCredential(request: FormRequest): FormRequest {
  if (request.headers['Authorization'] !== undefined) delete request.headers['X-API-Key'];
  return request;
}
