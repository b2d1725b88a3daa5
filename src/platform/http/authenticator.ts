import { type FastifyRequest } from 'fastify';
import { type Actor } from '../../domain/access.js';

/** What came of looking at a caller's credentials: who it is, or why nobody. */
export type Authentication =
  | { readonly actor: Omit<Actor, 'requestId'> }
  | { readonly refused: 'none' | 'invalid' | 'partner-not-approved'; readonly why?: string };

/** Tells who a request comes from. The staff and partner rooms fill it; the guard knows only this door. */
export abstract class Authenticator {
  abstract authenticate(request: FastifyRequest): Promise<Authentication>;
}
