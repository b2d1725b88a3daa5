import { importJWK, type JWK, SignJWT } from 'jose';
import { DEMO_AUDIENCE, DEMO_ISSUER, DEMO_KEY_ID, DEMO_TOKEN_LIFE_SECONDS } from './demo-config.js';
import { DEMO_STAFF, demoSubject, type DemoStaffName } from './demo-identities.js';

/** An access token (RFC 9068) for each member of the demo's staff, as after a sign-in with a second factor. */
export async function demoTokens(issuerPrivateJwk: JWK): Promise<Record<DemoStaffName, string>> {
  const key = await importJWK(issuerPrivateJwk, 'EdDSA');
  const issuedAt = Math.floor(Date.now() / 1000);
  const names = Object.keys(DEMO_STAFF) as DemoStaffName[];
  const tokens = await Promise.all(
    names.map(async (name) => {
      const token = await new SignJWT({ amr: ['pwd', 'mfa'], auth_time: issuedAt })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: DEMO_KEY_ID })
        .setIssuer(DEMO_ISSUER)
        .setAudience(DEMO_AUDIENCE)
        .setSubject(demoSubject(name))
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + DEMO_TOKEN_LIFE_SECONDS)
        .sign(key);
      return [name, token] as const;
    }),
  );
  return Object.fromEntries(tokens) as Record<DemoStaffName, string>;
}
