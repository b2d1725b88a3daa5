import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import passport from 'passport';
import { type Authentication, Authenticator } from './authenticator.js';

/** Lets passport look at a request: by API key or by staff token, whichever was sent; never both. */
@Injectable()
export class PassportAuthenticator extends Authenticator {
  override authenticate(request: FastifyRequest): Promise<Authentication> {
    const byKey = request.headers['x-api-key'] !== undefined;
    const byToken = request.headers.authorization !== undefined;
    if (!byKey && !byToken) return Promise.resolve({ refused: 'none' });
    if (byKey && byToken) return Promise.resolve({ refused: 'invalid', why: 'two kinds of credentials' });
    return new Promise((resolve, reject) => {
      const answered = (error: unknown, authentication: Authentication | false | null): void => {
        if (error) reject(error instanceof Error ? error : new Error('authentication failed'));
        else resolve(authentication || { refused: 'invalid' });
      };
      const strategy = byKey ? 'api-key' : 'staff-token';
      // Passport's types speak of Express; a strategy that only reads headers needs nothing else of the request.
      const middleware = passport.authenticate(strategy, { session: false }, answered) as (
        request: FastifyRequest,
        response: unknown,
        next: (error?: unknown) => void,
      ) => void;
      middleware(request, {}, (error) =>
        reject(error instanceof Error ? error : new Error('authentication failed')),
      );
    });
  }
}
