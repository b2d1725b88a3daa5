import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { REFERRAL_SCHEMA } from './modules/intake/referral.schema.js';
import { STCA_FACTS_SCHEMA } from './modules/stca/stca-facts.schema.js';
import { SECURITY_SCHEMES } from './platform/http/access.js';
import { toOpenApi31 } from './platform/http/openapi-31.js';

const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['Partners: batches', 'Send referrals and see what became of each row. With an API key.'],
  ['Partners: referrals', 'Where your own referrals stand. With an API key.'],
  ['Officers: files', 'Read files. Signed in as officer, reviewer or manager.'],
  ['Officers and reviewers: actions', 'Move a file from screening to a confirmed decision. Signed in.'],
  ['Officers: law', 'The Safe Third Country Agreement engine. Signed in.'],
  ['Auditors', 'Pull the decision log and the audit log. Signed in as auditor.'],
  ['Everyone', 'Who am I, and is the service well.'],
];

/** The OpenAPI 3.1 document of the service: the same for every run of the same program. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Referral Desk')
    .setDescription(
      'Government-side API for referrals of people at risk of removal to Russia: intake, checks against the Safe Third Country Agreement, interviews, decisions, and a log an outsider can verify. Under Authorize, paste a partner’s API key or a staff token; in the demo, npm start prints both.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addServer('/', 'This service')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'Key of a partner organisation.' },
      SECURITY_SCHEMES.partner,
    )
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Access token of staff.' },
      SECURITY_SCHEMES.staff,
    );
  for (const [name, description] of TAGS) builder.addTag(name, description);
  return toOpenApi31(SwaggerModule.createDocument(app, builder.build()), {
    Referral: REFERRAL_SCHEMA,
    StcaFacts: STCA_FACTS_SCHEMA,
  });
}

/** The document as it is served and committed, byte for byte. */
export function openApiText(document: OpenAPIObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
