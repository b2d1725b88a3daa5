import { importJWK, type JWK, SignJWT } from 'jose';
import { DEMO_AUDIENCE, DEMO_ISSUER } from './demo-config.js';
import { DEMO_STAFF, demoSubject, type DemoStaffName } from './demo-identities.js';

const LIFE = '7d';

/** An access token (RFC 9068) for each member of the demo's staff, good for seven days. */
export async function demoTokens(issuerPrivateJwk: JWK): Promise<Record<DemoStaffName, string>> {
  const key = await importJWK(issuerPrivateJwk, 'EdDSA');
  const names = Object.keys(DEMO_STAFF) as DemoStaffName[];
  const tokens = await Promise.all(
    names.map(async (name) => {
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .setIssuer(DEMO_ISSUER)
        .setAudience(DEMO_AUDIENCE)
        .setSubject(demoSubject(name))
        .setIssuedAt()
        .setExpirationTime(LIFE)
        .sign(key);
      return [name, token] as const;
    }),
  );
  return Object.fromEntries(tokens) as Record<DemoStaffName, string>;
}
