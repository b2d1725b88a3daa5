import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../config.js';
import { Clock } from '../../platform/clock.js';
import { type Authentication } from '../../platform/http/authenticator.js';
import { hashApiKeySecret, parseApiKey, sameHash } from './api-key.js';

interface KeyRow {
  readonly key_id: string;
  readonly partner_id: string;
  readonly partner_status: string;
  readonly secret_hash: Buffer;
  readonly scopes: string[];
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
}

/**
 * Partners come in by an API key in `X-API-Key`. It is looked up on every request, so that a revocation or suspension
 * holds at once in every process. Every failure looks the same from outside but a suspended partner's right key.
 */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Whom the key in the request belongs to. */
  async validate(request: FastifyRequest): Promise<Authentication> {
    const header = request.headers['x-api-key'];
    const key = typeof header === 'string' ? parseApiKey(header) : null;
    if (key === null || key.environment !== this.config.environment)
      return { refused: 'invalid', why: 'not a key' };
    const computed = hashApiKeySecret(this.config.secrets.apiKeyPepper, key);
    const [row] = await this.dataSource.query<KeyRow[]>('SELECT * FROM find_api_key($1)', [key.keyId]);
    if (!sameHash(computed, row?.secret_hash ?? null) || row === undefined) {
      return { refused: 'invalid', why: 'unknown key' };
    }
    if (row.revoked_at !== null) return { refused: 'invalid', why: 'revoked key' };
    if (row.expires_at <= this.clock.now()) return { refused: 'invalid', why: 'expired key' };
    if (row.partner_status !== 'approved') return { refused: 'partner-not-approved' };
    return {
      actor: {
        id: row.key_id,
        role: 'partner',
        via: 'api-key',
        partnerId: row.partner_id,
        scopes: row.scopes,
      },
    };
  }
}
