import { importJWK, SignJWT } from 'jose';
import { takeUpIdentities } from '../../src/cli/identities.js';
import { DEMO_AUDIENCE, DEMO_ISSUER, DEMO_KEY_ID } from '../../src/demo/demo-config.js';
import { type TestApp } from './app.js';

/** A member of staff of the test's own. */
export interface Officer {
  readonly staffId: string;
  readonly token: string;
}

/** So many more officers, signed in with a second factor a moment ago. */
export async function moreOfficers(test: TestApp, count: number): Promise<readonly Officer[]> {
  const staff = Array.from({ length: count }, (_, i) => ({
    ...{ staffId: `stf_more-${i}`, tokenSubject: `more-${i}` },
    role: 'officer' as const,
  }));
  await takeUpIdentities(test.app, { partners: [], apiKeys: [], staff });
  const key = await importJWK(test.secrets.issuerPrivateJwk, 'EdDSA');
  return Promise.all(
    staff.map(async ({ staffId, tokenSubject }) => ({
      staffId,
      token: await new SignJWT({ amr: ['pwd', 'otp'], auth_time: Math.floor(Date.now() / 1000) })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: DEMO_KEY_ID })
        .setIssuer(DEMO_ISSUER)
        .setAudience(DEMO_AUDIENCE)
        .setSubject(tokenSubject)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key),
    })),
  );
}
