import { type FastifyRequest } from 'fastify';
import { type Permission } from '../../domain/access.js';
import { type AskedRoute } from './refusal-log.js';

/** How our ids are written: UUIDs, numbers of files, and pseudonyms. Anything else in an address is a text of whoever sent it. */
const ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|RD-[0-9A-Z]{5}-[0-9A-Z]{5})$/;

/** What a request asked for, as it may be written down: the pattern of its route, and of its address what has the form of an id. */
export function askedOf(request: FastifyRequest, permission: Permission): AskedRoute {
  const parameters = Object.entries((request.params ?? {}) as Record<string, string>);
  const ids = parameters.filter(([, value]) => ID.test(value));
  return {
    permission,
    route: request.routeOptions.url ?? '',
    ...(ids.length === 0 ? {} : { ids: Object.fromEntries(ids) }),
  };
}
