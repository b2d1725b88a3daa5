import { KEY_SCOPES, type KeyScope } from '../../../domain/access.js';
import { CodesField, InstantField, TextField, TextsField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  listOf,
  matching,
  nullable,
  objectsOf,
  oneOf,
  text,
} from '../../../platform/openapi/forms.js';
import { ACTOR_ID, VERSION } from '../../forms.js';

const MOST_RANGES = 50;
export const KEY_ID = matching(/^[0-9A-Za-z]{16}$/, '4fJ0k2QzT7bXn9Ld');
const LABEL = 'Intake server';
const RANGE = '203.0.113.0/24';

/** Body of `POST /v1/partners/{partnerId}/api-keys`. */
export class IssueApiKeyDto {
  @TextField({
    description: 'What the key is for; a live key of the partner has it only once.',
    example: LABEL,
    max: 60,
  })
  label!: string;

  @CodesField(KEY_SCOPES, {
    description: 'What it may be used for.',
    example: ['batches:write', 'referrals:read'],
    min: 1,
    max: KEY_SCOPES.length,
  })
  scopes!: KeyScope[];

  @InstantField({
    description: 'When it expires: at most 366 days from now, and 365 unless told.',
    optional: true,
  })
  expiresAt?: string;

  @TextsField({
    description: 'Ranges of addresses it is taken from, in CIDR notation; from anywhere unless told.',
    example: [RANGE],
    max: MOST_RANGES,
    maxLength: 50,
    optional: true,
  })
  allowedAddresses?: string[];
}

/** Body of `rotate`. */
export class RotateApiKeyDto {
  @InstantField({
    description: 'Until when the old key works, too: at most 30 days from now, and 7 unless told.',
    optional: true,
  })
  overlapUntil?: string;

  @InstantField({
    description: 'When the new key expires: at most 366 days from now, and 365 unless told.',
    optional: true,
  })
  expiresAt?: string;
}

/** An API key, without its secret. */
export class ApiKeyDto {
  @Answer(KEY_ID, 'The key: its second part, and who acts with it in the audit log.')
  keyId!: string;

  @Answer(KEY_ID, 'First key of its line: the one it descends from by rotation, or itself.')
  line!: string;

  @Answer(text(60, LABEL), 'What it is for.')
  label!: string;

  @Answer(listOf(oneOf(KEY_SCOPES), KEY_SCOPES.length), 'What it may be used for.')
  scopes!: string[];

  @Answer(listOf(text(50, RANGE), MOST_RANGES), 'Ranges of addresses it is taken from; empty: from anywhere.')
  allowedAddresses!: string[];

  @Answer(ACTOR_ID, 'Who issued it.', { example: 'stf_demo-manager' })
  issuedBy!: string;

  @Answer(INSTANT, 'When.')
  createdAt!: string;

  @Answer(INSTANT, 'From when on it is not taken any more.', { example: '2027-04-01T15:04:05.000Z' })
  expiresAt!: string;

  @Answer(nullable(INSTANT), 'When it was revoked.')
  revokedAt!: string | null;

  @Answer(nullable(ACTOR_ID), 'Who revoked it.')
  revokedBy!: string | null;

  @Answer(nullable(text(20)), 'Why: by-manager, or leak-reported.')
  revokedBecause!: string | null;

  @Answer(nullable(INSTANT), 'When it was last used, to within an hour.')
  lastUsedAt!: string | null;

  @Answer(VERSION, 'Counts its changes.')
  version!: number;
}

/** A key that was just issued: the only answer that ever holds its secret. */
export class IssuedApiKeyDto extends ApiKeyDto {
  @Answer(
    matching(
      /^rdk_(demo|live)_[0-9A-Za-z]{16}_[0-9A-Za-z]{38}$/,
      'rdk_demo_4fJ0k2QzT7bXn9Ld_ExampleExampleExampleExampleExam00000A',
      64,
    ),
    'The key as it is sent in X-API-Key. Shown this once, and kept only as a hash.',
  )
  apiKey!: string;
}

/** A page of keys. */
export class ApiKeyPageDto extends PageAnswer {
  @Answer(objectsOf(() => ApiKeyDto, 200), 'Keys, the newest first.')
  items!: ApiKeyDto[];
}

/** Query of `GET /v1/partners/{partnerId}/api-keys`. */
export class ListApiKeysQuery extends PageQuery {}
