import { type FastifyInstance } from 'fastify';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Puts the security headers on every answer, errors included. Only Swagger UI may run scripts, its own. */
export function registerSecurityHeaders(instance: FastifyInstance): void {
  instance.addHook('onRequest', async (request, reply) => {
    const docs = request.url === '/docs' || request.url.startsWith('/docs/');
    void reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': docs ? DOCS_POLICY : API_POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'x-request-id': request.id,
    });
  });
}
