import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type StaffTokens } from './config.js';
import { MAX_VALUES_OF_ROW } from './domain/referral/row-limits.js';
import { LONGEST_ID, LONGEST_LIST } from './domain/stca/check-facts.js';
import { EXAMPLE_REFERRAL } from './modules/intake/example-referral.js';
import { PARTNER_FACTS_SCHEMA } from './modules/intake/partner-facts.schema.js';
import { REFERRAL_SCHEMA } from './modules/intake/referral.schema.js';
import { discoveryAddress } from './modules/staff/provider-documents.js';
import { EXAMPLE_FACTS } from './modules/stca/example-facts.js';
import { STCA_FACTS_SCHEMA } from './modules/stca/stca-facts.schema.js';
import { SECURITY_SCHEMES } from './platform/http/access.js';
import { finishDocument } from './platform/openapi/finish-document.js';

const DESCRIPTION = `Government-side API for referrals of people at risk of removal to Russia: intake, checks against the
Safe Third Country Agreement, interviews, decisions, and a log an outsider can verify.

1. Press **Authorize** and paste a partner’s API key, a staff token, or both; in the demo, \`npm start\` prints them.
   Where both would do, the staff token is sent.
2. Open an operation and press **Execute**: its form is filled in with a made-up example. Put in the number of a file of
   yours where one is asked for.
3. To change a file, read it first: the **ETag** of the answer is what **If-Match** needs. Someone else’s change in between
   is answered 412, and nothing is overwritten.

Errors are \`application/problem+json\` (RFC 9457), in English or French by \`Accept-Language\`: a stable type, what
happened, what to do, every fault at once by pointer, and a request id. A known address with a method it does not take is
answered 405 with \`Allow\`. Lists go on at \`next\`, also as \`Link\`.
How much you may ask for, and how much is left, stands in \`RateLimit\`; beyond it comes 429 with \`Retry-After\`.`;

const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['Partners: batches', 'Send referrals and see what became of each row. With an API key.'],
  ['Partners: referrals', 'Where your own referrals stand. With an API key.'],
  ['Officers: files', 'Read files. Signed in as officer, reviewer or manager.'],
  ['Officers and reviewers: actions', 'Move a file from screening to a confirmed decision. Signed in.'],
  [
    'Files: assignment',
    'Whose file it is, who has a conflict of interest in it, and reading another officer’s file where it cannot wait. Signed in.',
  ],
  ['Officers: law', 'The Safe Third Country Agreement engine. Signed in.'],
  ['Officers: duplicates', 'See who may be in two files, and say who is. Signed in as officer.'],
  ['Officers: interviews', 'See who is booked when, and read what was said. Signed in as officer.'],
  ['Managers: interpreters', 'Take up interpreters that officers can book. Signed in as manager.'],
  ['Managers: re-checks', 'See what the law of another day would change. Signed in as manager.'],
  ['Managers: partners', 'Vet partner organisations, agree with them, give them keys. Signed in as manager.'],
  ['Administrators', 'Staff accounts, key rotation, disposal of files. Signed in as administrator.'],
  ['Auditors', 'Pull the decision log and the audit log. Signed in as auditor.'],
  ['Everyone', 'Who am I, and is the service well.'],
];

const LIMITS_OF_FACTS = { maxItems: LONGEST_LIST, maxLength: LONGEST_ID };

/**
 * The OpenAPI 3.1 document of the service: the same for every run of the same program, but for how staff come by their
 * token: where the identity provider knows a client for Swagger UI, they sign in there.
 */
export function openApiDocument(app: NestFastifyApplication, staffTokens?: StaffTokens): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Referral Desk')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setContact('Referral Desk', 'https://referral-desk.example', 'desk@referral-desk.example')
    .setOpenAPIVersion('3.1.0')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'Key of a partner organisation.' },
      SECURITY_SCHEMES.partner,
    )
    .addSecurity(SECURITY_SCHEMES.staff, staffScheme(staffTokens));
  for (const [name, description] of TAGS) builder.addTag(name, description);
  return finishDocument(SwaggerModule.createDocument(app, builder.build()), {
    info: { license: { name: 'All rights reserved', identifier: 'LicenseRef-Proprietary' } },
    servers: [
      {
        url: '/',
        description: 'The service this document came from, be it production, staging or a local demo.',
        'x-internal': false,
      },
    ],
    schemas: {
      Referral: {
        schema: withFacts({ ...REFERRAL_SCHEMA, examples: [EXAMPLE_REFERRAL] }),
        maxItems: MAX_VALUES_OF_ROW,
        maxLength: LONGEST_ID,
      },
      ReferralFacts: { schema: PARTNER_FACTS_SCHEMA, ...LIMITS_OF_FACTS },
      StcaFacts: { schema: { ...STCA_FACTS_SCHEMA, examples: [EXAMPLE_FACTS] }, ...LIMITS_OF_FACTS },
    },
  });
}

/** How staff show who they are. */
function staffScheme(staffTokens?: StaffTokens): Parameters<DocumentBuilder['addSecurity']>[1] {
  const checked =
    'a signed JWT (RFC9068), checked as RFC8725 asks: algorithms from a closed list, never “none”, issuer, audience, type and times.';
  return staffTokens?.signInClient === undefined
    ? {
        scheme: 'bearer',
        bearerFormat: 'JWT',
        type: 'http',
        description: `Access token of staff: ${checked}`,
      }
    : {
        type: 'openIdConnect',
        openIdConnectUrl: discoveryAddress(staffTokens.issuer),
        description: `Sign in at the identity provider. Its access token is sent: ${checked}`,
      };
}

/** The schema of a referral leaves open what its facts are; the service does not. */
function withFacts(schema: Readonly<Record<string, unknown>>): object {
  const stca = { $ref: '#/components/schemas/ReferralFacts' };
  return { ...schema, properties: { ...(schema['properties'] as object), stca } };
}

/** The document as it is served and committed, byte for byte. */
export function openApiText(document: OpenAPIObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
