import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { Strategy } from 'passport-custom';
import { DataSource } from 'typeorm';
import { type StaffRole } from '../../domain/access.js';
import { type Authentication } from '../../platform/http/authenticator.js';
import { Problem } from '../../platform/http/problem.js';
import { ProviderUnreachable } from './provider-keys.js';
import { StaffTokenVerifier, tokenFault } from './staff-token.verifier.js';

interface StaffRow {
  readonly staff_id: string;
  readonly role: StaffRole;
  readonly active: boolean;
}

/** Three parts of base64url after the scheme, whose case does not matter (RFC 9110, section 11.1). */
const BEARER = /^Bearer ([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i;

/**
 * Staff come in by a bearer token in `Authorization`, never in an address or a body. The role is the account's own, not
 * the token's, and is read on every request, so that a disabled account is out at its next call.
 */
@Injectable()
export class StaffTokenStrategy extends PassportStrategy(Strategy, 'staff-token') {
  constructor(
    private readonly verifier: StaffTokenVerifier,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** Whose token it is. Problem: identity-provider-unavailable, when its keys are not known and cannot be asked for. */
  async validate(request: FastifyRequest): Promise<Authentication> {
    if (isSentTwice(request)) return { refused: 'invalid', why: 'two tokens' };
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return { refused: 'invalid', why: 'not a bearer token' };
    let verified: Awaited<ReturnType<StaffTokenVerifier['verify']>>;
    try {
      verified = await this.verifier.verify(token);
    } catch (error) {
      const why = tokenFault(error);
      if (why !== undefined) return { refused: 'invalid', why };
      if (!(error instanceof ProviderUnreachable)) throw error;
      throw new Problem('identity-provider-unavailable', { headers: { 'retry-after': '30' } });
    }
    const { subject, signIn } = verified;
    const [row] = await this.dataSource.query<StaffRow[]>('SELECT * FROM find_staff($1)', [subject]);
    if (row === undefined) return { refused: 'invalid', why: 'no such account' };
    if (!row.active) return { refused: 'invalid', why: 'account disabled' };
    return { actor: { id: row.staff_id, role: row.role, via: 'token', signIn } };
  }
}

/** Node keeps the first of two `Authorization` headers and drops the other: whom a proxy looked at would be left open. */
function isSentTwice({ raw }: FastifyRequest): boolean {
  return raw.rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === 'authorization').length > 1;
}
