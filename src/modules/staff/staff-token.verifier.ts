import { Inject, Injectable } from '@nestjs/common';
import {
  createLocalJWKSet,
  decodeProtectedHeader,
  errors,
  type JWK,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type ProtectedHeaderParameters,
} from 'jose';
import { type Logger } from 'pino';
import { CONFIG, type Config, type StaffTokens } from '../../config.js';
import { type SignIn } from '../../domain/access.js';
import { isLoopback } from '../../platform/http/loopback.js';
import { LOGGER } from '../../platform/logger.js';
import { StartupError } from '../../platform/startup-error.js';
import { fetchKeySet } from './provider-documents.js';
import { ProviderKeys } from './provider-keys.js';
import { signInOf } from './sign-in.js';

/** Signatures taken: asymmetric only. `none` and HMAC are not among them, and no key is ever fetched from a token's header. */
const ALGORITHMS = ['EdDSA', 'RS256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 5;
const MAX_LENGTH = 8192;
/** Headers by which a token would choose its own key, or ask for a rule this service does not know (RFC 8725, section 3). */
const REFUSED_HEADERS = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64', 'zip'];

/** A token that is not taken for a reason of our own; `code` is what the log says. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(readonly code: string) {
    super(code);
  }
}

/** Checks staff access tokens: RFC 9068, and what RFC 8725 asks beside it. */
@Injectable()
export class StaffTokenVerifier {
  readonly #keys: JWTVerifyGetKey;
  readonly #tokens: StaffTokens;

  constructor(@Inject(CONFIG) config: Config, @Inject(LOGGER) logger: Logger) {
    this.#tokens = config.staffTokens;
    const { publicJwk } = this.#tokens;
    if (publicJwk !== undefined) {
      refuseDemoIssuerOutsideTheDemo(config);
      this.#keys = createLocalJWKSet({ keys: [publicJwk as JWK] });
      return;
    }
    const keys = new ProviderKeys(
      () => fetchKeySet(this.#tokens),
      (error) =>
        logger.warn({ kind: (error as Error).name }, 'the keys of the identity provider could not be read'),
    );
    this.#keys = (header) => keys.keyFor(header);
  }

  /**
   * Whose token it is and how they signed in. Throws a JOSEError or {@link TokenRefused} for a token that is not taken,
   * ProviderUnreachable when that cannot be told.
   */
  async verify(token: string): Promise<{ readonly subject: string; readonly signIn: SignIn }> {
    if (token.length > MAX_LENGTH) throw new TokenRefused('too long');
    if (!token.split('.').every(isCanonical)) throw new TokenRefused('not canonical base64url');
    const header = headerOf(token);
    if (REFUSED_HEADERS.some((name) => name in header)) throw new TokenRefused('refused header');
    if (typeof header.kid !== 'string' || header.kid === '') throw new TokenRefused('no key id');
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer: this.#tokens.issuer,
      audience: this.#tokens.audience,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const now = Math.floor(Date.now() / 1000);
    const subject = this.#checkClaims(payload, now);
    return { subject, signIn: signInOf(payload, this.#tokens.acrValues, now) };
  }

  /** What jose leaves open: one audience only, a life that is not too long, begun already, and a subject. */
  #checkClaims({ sub, aud, iat = Infinity, exp = Infinity }: JWTPayload, now: number): string {
    if (Array.isArray(aud) && aud.length > 1) throw new TokenRefused('several audiences');
    if (iat > now + CLOCK_TOLERANCE_SECONDS) throw new TokenRefused('issued in the future');
    if (exp - iat > this.#tokens.maxLifeSeconds) throw new TokenRefused('lives too long');
    if (typeof sub !== 'string' || sub === '') throw new TokenRefused('no subject');
    return sub;
  }
}

/** Why a token is not taken, as a code for the log; undefined for an error that is not about the token. */
export function tokenFault(error: unknown): string | undefined {
  return error instanceof TokenRefused || error instanceof errors.JOSEError ? error.code : undefined;
}

/** The demo issuer's key is in a file beside the data: whoever reads that is anybody. It is for this machine alone. */
function refuseDemoIssuerOutsideTheDemo({ environment, host }: Config): void {
  if (environment === 'demo' && isLoopback(host)) return;
  throw new StartupError(
    'Staff tokens of the demo issuer are taken on loopback in the demo only: set OIDC_ISSUER to your identity provider.',
  );
}

function headerOf(token: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new TokenRefused('not a JWT');
  }
}

/** True for base64url as RFC 7515 has it: no padding, and no second way to write the same bytes. */
function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}
