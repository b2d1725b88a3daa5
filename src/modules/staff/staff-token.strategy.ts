import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type FastifyRequest } from 'fastify';
import { errors } from 'jose';
import { Strategy } from 'passport-custom';
import { DataSource } from 'typeorm';
import { type StaffRole } from '../../domain/access.js';
import { type Authentication } from '../../platform/http/authenticator.js';
import { StaffTokenVerifier } from './staff-token.verifier.js';

interface StaffRow {
  readonly staff_id: string;
  readonly role: StaffRole;
  readonly active: boolean;
}

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

  /** Whose token it is. */
  async validate(request: FastifyRequest): Promise<Authentication> {
    const token = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) return { refused: 'invalid', why: 'not a bearer token' };
    let subject: string;
    try {
      subject = await this.verifier.subjectOf(token);
    } catch (error) {
      if (error instanceof errors.JOSEError) return { refused: 'invalid', why: error.code };
      throw error;
    }
    const [row] = await this.dataSource.query<StaffRow[]>('SELECT * FROM find_staff($1)', [subject]);
    if (row === undefined) return { refused: 'invalid', why: 'no such account' };
    if (!row.active) return { refused: 'invalid', why: 'account disabled' };
    return { actor: { id: row.staff_id, role: row.role, via: 'token' } };
  }
}
