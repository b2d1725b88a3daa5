import { type FastifyInstance } from 'fastify';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers of every answer that is not a page. */
export const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': API_POLICY,
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Puts the security headers on every answer, errors included. Only Swagger UI may run scripts, its own. */
export function registerSecurityHeaders(instance: FastifyInstance): void {
  instance.addHook('onRequest', async (request, reply) => {
    const docs = request.url === '/docs' || request.url.startsWith('/docs/');
    void reply.headers({
      ...API_HEADERS,
      ...(docs ? { 'content-security-policy': DOCS_POLICY } : {}),
      'x-request-id': request.id,
    });
  });
}
