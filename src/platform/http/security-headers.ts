import { createHash } from 'node:crypto';
import { type FastifyInstance } from 'fastify';
import { type StaffTokens } from '../../config.js';

/**
 * The one origin whose pages may read answers from elsewhere. The name is reserved and nobody's (RFC 2606), so there is
 * none: Swagger UI is served from the service's own origin and needs no leave.
 */
export const ALLOWED_ORIGIN = 'https://referral-desk.example';

/** Headers of every answer of the API. Answers may hold personal data, so none is kept on the way. */
export const API_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'access-control-allow-origin': ALLOWED_ORIGIN,
  'cache-control': 'no-store',
} as const;

/** What the page may do that takes the code from the identity provider and hands it to Swagger UI: run its own script. */
const REDIRECT_PAGE_POLICY = "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/**
 * Puts the security headers on every answer, errors included. Only Swagger UI may run scripts, its own, and speak to the
 * identity provider where staff sign in from it.
 */
export function registerSecurityHeaders(
  instance: FastifyInstance,
  { issuer, signInClient }: StaffTokens,
): void {
  const provider = signInClient === undefined ? '' : ` ${new URL(issuer).origin}`;
  instance.addHook('onRequest', async (request, reply) => {
    void reply.headers({ ...API_HEADERS, 'x-request-id': request.id });
  });
  instance.addHook('onSend', async (request, reply, payload) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    if (isPage && /^\/docs(\/|\?|$)/.test(request.url) && typeof payload === 'string') {
      void reply.header('content-security-policy', policyOf(payload, provider));
    }
    if (isPage && provider !== '' && request.url.startsWith('/docs/oauth2-redirect.html')) {
      void reply.header('content-security-policy', REDIRECT_PAGE_POLICY);
    }
  });
}

/**
 * What the page of Swagger UI may load and run: its own files, and exactly the styles that stand in it, by their hashes.
 * No script in the page, no other host but the identity provider’s, no frame around it.
 */
function policyOf(page: string, provider: string): string {
  const hashes = (pattern: RegExp): string =>
    [...page.matchAll(pattern)]
      .map(([, style = '']) => ` 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
      .join('');
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self'${hashes(/<style>([\s\S]*?)<\/style>/g)}`,
    `style-src-attr 'unsafe-hashes'${hashes(/\sstyle="([^"]*)"/g)}`,
    "img-src 'self' data:",
    `connect-src 'self'${provider}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
