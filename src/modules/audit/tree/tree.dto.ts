import { CountQuery, IdField } from '../../../platform/http/fields.js';
import { Answer } from '../../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  listOf,
  MAX_INT32,
  matching,
  nullable,
  objectsOf,
  oneOf,
  UUID,
  whole,
} from '../../../platform/openapi/forms.js';

const HASH = matching(/^[A-Za-z0-9+/]{43}=$/, 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=', 44);

/** Query of `GET /v1/audit/proofs/inclusion`. */
export class InclusionProofQuery {
  @IdField({ description: 'The event.' })
  eventId!: string;

  @CountQuery({
    min: 0,
    max: MAX_INT32,
    description:
      'Size of the tree it is proved in: at most that of the newest checkpoint, which is the default.',
    optional: true,
  })
  treeSize?: number;
}

/** Query of `GET /v1/audit/proofs/consistency`. */
export class ConsistencyProofQuery {
  @CountQuery({
    min: 0,
    max: MAX_INT32,
    description: 'Size of the older tree: that of a checkpoint you kept.',
    example: 6,
  })
  from!: number;

  @CountQuery({
    min: 0,
    max: MAX_INT32,
    description: 'Size of the newer tree: at most that of the newest checkpoint, which is the default.',
    optional: true,
  })
  to?: number;
}

/** That an event is in the log: check it with the root of a checkpoint of this size (RFC 9162, section 2.1.3.2). */
export class InclusionProofDto {
  @Answer(UUID, 'The event.')
  eventId!: string;

  @Answer(whole(0, MAX_INT32, 6), 'Its place in the log, the first being 0.')
  index!: number;

  @Answer(whole(1, MAX_INT32, 8), 'Size of the tree.')
  size!: number;

  @Answer(listOf(HASH, 64), 'Hashes from the leaf to the root, base64.')
  hashes!: string[];
}

/** That the log was only added to between two sizes (RFC 9162, section 2.1.4.2). */
export class ConsistencyProofDto {
  @Answer(whole(0, MAX_INT32, 6), 'Size of the older tree.')
  from!: number;

  @Answer(whole(0, MAX_INT32, 8), 'Size of the newer tree.')
  to!: number;

  @Answer(listOf(HASH, 64), 'Hashes, base64; none where one tree is the other, or the older is empty.')
  hashes!: string[];
}

/** A key that verifies checkpoints and receipts. */
export class AuditKeyDto {
  @Answer(
    matching(
      /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/,
      'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
      500,
    ),
    'The key as verifiers of signed notes take it (C2SP signed-note).',
  )
  verifierKey!: string;

  @Answer(oneOf(['Ed25519']), 'Kind of key.')
  algorithm!: 'Ed25519';

  @Answer(
    matching(/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]+-----END PUBLIC KEY-----\n$/, undefined, 500),
    'The same key for openssl, PEM.',
    {
      example:
        '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA6TJ5GubnqECkYWTJBHhkJtXngh3YspoA1hyucq/dTaQ=\n-----END PUBLIC KEY-----\n',
    },
  )
  publicKey!: string;

  @Answer(nullable(INSTANT), 'When it signed the first checkpoint; null when it has signed none.')
  validFrom!: string | null;

  @Answer(nullable(INSTANT), 'From when it signs no more; null while it does.')
  validTo!: string | null;
}

/** Every key that ever signed. */
export class AuditKeysDto {
  @Answer(objectsOf(() => AuditKeyDto, 100), 'Keys, the current one first.')
  items!: AuditKeyDto[];
}
