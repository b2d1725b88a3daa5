import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, importJWK, jwtVerify, type JWK, type JWTVerifyGetKey } from 'jose';
import { CONFIG, type Config } from '../../config.js';

/** Signatures taken: asymmetric only. `none` and HMAC are not among them, and no key is ever fetched from a token's header. */
const ALGORITHMS = ['EdDSA', 'RS256', 'PS256'];
const CLOCK_TOLERANCE_SECONDS = 5;

/** Checks staff access tokens (RFC 9068: `typ` at+jwt, issuer, audience, times, signature). */
@Injectable()
export class StaffTokenVerifier {
  readonly #keys: JWTVerifyGetKey;
  readonly #issuer: string;
  readonly #audience: string;

  constructor(@Inject(CONFIG) config: Config) {
    const { issuer, audience, jwksUrl, publicJwk } = config.staffTokens;
    this.#issuer = issuer;
    this.#audience = audience;
    if (jwksUrl !== undefined) this.#keys = createRemoteJWKSet(jwksUrl);
    else {
      const key = importJWK(publicJwk as JWK, 'EdDSA');
      this.#keys = () => key;
    }
  }

  /** The subject of a valid token. Throws what is wrong with any other. */
  async subjectOf(token: string): Promise<string> {
    const { payload } = await jwtVerify(token, this.#keys, {
      issuer: this.#issuer,
      audience: this.#audience,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return payload.sub ?? '';
  }
}
