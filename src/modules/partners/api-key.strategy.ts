import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { Clock } from '../../platform/clock.js';
import { type Authentication } from '../../platform/http/authenticator.js';
import { allowsAddress } from './address-list.js';
import { ApiKeyLookup } from './api-key.lookup.js';
import { KeyUseRecorder } from './key-use.recorder.js';

/**
 * Partners come in by an API key in `X-API-Key`. It is looked up on every request, so that a revocation or suspension
 * holds at once in every process. Every failure looks the same from outside but a suspended partner's right key; a right
 * key from a wrong address is as good as none, so that a thief does not learn that it is right.
 */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(
    private readonly keys: ApiKeyLookup,
    private readonly uses: KeyUseRecorder,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Whom the key in the request belongs to. The address is what Fastify tells: behind a proxy, what the proxy says. */
  async validate(request: FastifyRequest): Promise<Authentication> {
    const header = request.headers['x-api-key'];
    if (typeof header !== 'string' || !this.keys.isKey(header))
      return { refused: 'invalid', why: 'not a key' };
    const key = await this.keys.find(header);
    const now = this.clock.now();
    if (key === undefined) return { refused: 'invalid', why: 'unknown key' };
    if (key.revoked_at !== null) return { refused: 'invalid', why: 'revoked key' };
    if (key.expires_at <= now) return { refused: 'invalid', why: 'expired key' };
    if (!allowsAddress(key.allowed_addresses, request.ip))
      return { refused: 'invalid', why: 'key from an address that is not allowed' };
    if (key.partner_status !== 'approved') return { refused: 'partner-not-approved' };
    this.uses.note(key.key_id, now);
    return {
      actor: {
        id: key.key_id,
        role: 'partner',
        via: 'api-key',
        partnerId: key.partner_id,
        scopes: key.scopes,
      },
    };
  }
}
