import { importJWK, type JWK, SignJWT } from 'jose';
import { DEMO_AUDIENCE, DEMO_ISSUER, DEMO_KEY_ID } from '../../../src/demo/demo-config.js';
import { type Credentials } from '../access-world.js';

/** Credentials of a member of staff of a test's own, as after a sign-in with a second factor just now. */
export async function staffCredentials(issuerPrivateJwk: JWK, tokenSubject: string): Promise<Credentials> {
  const token = await new SignJWT({ amr: ['pwd', 'mfa'], auth_time: Math.floor(Date.now() / 1000) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: DEMO_KEY_ID })
    .setIssuer(DEMO_ISSUER)
    .setAudience(DEMO_AUDIENCE)
    .setSubject(tokenSubject)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(await importJWK(issuerPrivateJwk, 'EdDSA'));
  return { authorization: `Bearer ${token}` };
}
