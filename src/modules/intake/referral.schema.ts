import { CUSTODY_STATUSES, PROCEEDINGS_STAGES } from '../../domain/referral/referral.js';

/** JSON Schema 2020-12 of a property, as far as the contract uses it. */
type Schema = Readonly<Record<string, unknown>>;

const DAY: Schema = { type: 'string', format: 'date' };
const COUNTRY: Schema = { type: 'string', pattern: '^[A-Z]{2}$' };
const LANGUAGE: Schema = { type: 'string', pattern: '^[a-z]{2}$' };
const BOOLEAN: Schema = { type: 'boolean' };
const PERSON: Schema = { $ref: '#/$defs/person' };

const text = (maxLength: number): Schema => ({ type: 'string', maxLength });
const filledText = (maxLength: number): Schema => ({ type: 'string', minLength: 1, maxLength });
const oneOf = (...values: readonly string[]): Schema => ({ enum: values });
const list = (items: Schema, limits: { minItems?: number; maxItems?: number } = {}): Schema => ({
  type: 'array',
  ...limits,
  items,
});
const record = (required: readonly string[], properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  additionalProperties: false,
  ...(required.length === 0 ? {} : { required }),
  properties,
});

/** `referral.schema.json` of the contract, word for word; a test compares them. */
export const REFERRAL_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'referral',
  title: 'One referral as a partner organisation submits it',
  ...record(
    [
      'externalReference',
      'principalApplicant',
      'unitedStates',
      'protection',
      'stca',
      'attestation',
      'consent',
    ],
    {
      externalReference: {
        ...filledText(64),
        description: "The partner's own number for the case, unique within the partner.",
      },
      principalApplicant: PERSON,
      familyMembers: list(
        record(['relationToPrincipal', 'person'], {
          relationToPrincipal: oneOf(
            ...['spouse', 'common-law-partner', 'child', 'mother', 'father', 'brother', 'sister'],
            ...['grandmother', 'grandfather', 'grandchild', 'other'],
          ),
          person: PERSON,
        }),
        { maxItems: 20 },
      ),
      unitedStates: record(['custody', 'proceedings'], {
        alienNumber: { type: 'string', pattern: '^A?[0-9]{8,9}$' },
        enteredOn: DAY,
        mannerOfEntry: oneOf('cbp-one', 'port-of-entry', 'between-ports-of-entry', 'visa', 'other'),
        custody: record(['status'], {
          status: oneOf(...CUSTODY_STATUSES),
          facility: text(200),
          state: COUNTRY,
          since: DAY,
        }),
        proceedings: record(['stage'], {
          stage: oneOf(...PROCEEDINGS_STAGES),
          asylumClaimFiledOn: DAY,
          asylumDecidedOn: DAY,
          removalOrderedOn: DAY,
          removalScheduledOn: { ...DAY, description: 'Known or credibly expected day of removal.' },
          appealDueOn: DAY,
        }),
      }),
      protection: record(['grounds', 'summary'], {
        grounds: list(
          oneOf(
            ...[
              'political-opinion',
              'race-or-ethnicity',
              'religion',
              'nationality',
              'particular-social-group',
            ],
            ...['torture', 'conscientious-objection'],
          ),
          { minItems: 1 },
        ),
        summary: filledText(20_000),
        activities: list(
          record(['kind'], {
            kind: oneOf(
              ...[
                'protest',
                'organising',
                'journalism',
                'online-speech',
                'election-work',
                'human-rights-work',
              ],
              ...['refusal-to-serve', 'desertion', 'donation', 'other'],
            ),
            description: text(4000),
            from: DAY,
            to: DAY,
          }),
          { maxItems: 50 },
        ),
        charges: list(
          record(['country', 'article'], {
            country: COUNTRY,
            article: text(64),
            stage: oneOf(
              'investigation',
              'charged',
              'wanted',
              'convicted',
              'convicted-in-absentia',
              'dropped',
            ),
          }),
          { maxItems: 20 },
        ),
        vulnerabilities: list(
          oneOf(
            ...[
              'survivor-of-torture',
              'medical',
              'minor',
              'elderly',
              'single-parent',
              'woman-at-risk',
              'lgbtq',
            ],
            ...['disability', 'family-separated'],
          ),
        ),
      }),
      stca: {
        description:
          'The facts of stca-facts.schema.json that the partner knows, without caseId, assessedOn, route; claimant.dateOfBirth and nationalities are taken from principalApplicant.',
        type: 'object',
      },
      intendedRoute: {
        ...oneOf(
          ...['land-port-of-entry', 'between-ports-of-entry', 'airport', 'harbour', 'in-transit-removal'],
          'outside-canada',
        ),
        default: 'outside-canada',
      },
      evidence: list(
        record(['kind', 'title'], {
          kind: oneOf(
            ...[
              'identity',
              'court-record',
              'us-immigration-record',
              'organisation-letter',
              'media',
              'photo-video',
            ],
            ...['medical', 'statement', 'other'],
          ),
          title: text(300),
          language: LANGUAGE,
          issuedOn: DAY,
          sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        }),
        { maxItems: 100 },
      ),
      interview: record([], {
        languages: list({ type: 'string', pattern: '^[a-z]{2,3}$' }),
        interpreterNeeded: BOOLEAN,
        timeZone: text(64),
        counsel: record([], { name: text(200), email: { type: 'string', format: 'email' }, phone: text(40) }),
        contact: text(500),
      }),
      attestation: record(['verifiedBy', 'verifiedOn', 'level'], {
        verifiedBy: text(200),
        verifiedOn: DAY,
        level: oneOf('no-doubt', 'verified', 'partly-verified'),
        method: text(2000),
      }),
      consent: record(['givenOn', 'scope'], {
        givenOn: DAY,
        scope: list(
          oneOf(
            ...[
              'share-with-canada',
              'contact-counsel',
              'contact-family-in-canada',
              'share-with-security-screening',
            ],
          ),
          { minItems: 1 },
        ),
        language: LANGUAGE,
      }),
    },
  ),
  $defs: {
    person: record(['familyName'], {
      familyName: filledText(120),
      givenNames: text(120),
      patronymic: text(120),
      nativeName: { ...text(240), description: 'Full name in its own script.' },
      otherNames: list(text(240), { maxItems: 10 }),
      dateOfBirth: DAY,
      sex: oneOf('female', 'male', 'another', 'unknown'),
      placeOfBirth: text(200),
      nationalities: list(COUNTRY, { maxItems: 5 }),
      identityDocuments: list(
        record(['kind', 'number'], {
          kind: oneOf('passport', 'internal-passport', 'birth-certificate', 'driving-licence', 'other'),
          number: text(40),
          issuingCountry: COUNTRY,
          heldByUsAuthorities: BOOLEAN,
          validUntil: DAY,
        }),
        { maxItems: 10 },
      ),
    }),
  },
} as const satisfies Schema;

/** An example beside each pattern of the contract, for those who do not read patterns. */
export const EXAMPLE_OF_PATTERN: Readonly<Record<string, string>> = {
  '^[A-Z]{2}$': 'RU',
  '^[a-z]{2}$': 'ru',
  '^[a-z]{2,3}$': 'ru',
  '^A?[0-9]{8,9}$': 'A123456789',
  '^[0-9a-f]{64}$': 'SHA-256',
  email: 'name@example.org',
};
