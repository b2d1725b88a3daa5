import { randomBytes } from 'node:crypto';
import { type Variables } from '../../src/config.js';
import { aSigningKey } from './signing-key.js';

/** Settings of a deployment that is whole, with keys of its own, on a database. */
export function liveVariables(databaseUrl: string): Variables {
  const key = (): string => randomBytes(32).toString('base64');
  return {
    DATABASE_URL: databaseUrl,
    API_KEY_PEPPER: key(),
    KEY_ENCRYPTION_KEY: key(),
    BLIND_INDEX_KEY: key(),
    CURSOR_KEY: key(),
    OIDC_ISSUER: 'https://id.example',
    OIDC_AUDIENCE: 'referral-desk',
    AUDIT_LOG_ORIGIN: 'desk.example/audit',
    AUDIT_SIGNING_KEY: aSigningKey(),
    AUDIT_SIGNER_STATE: '/var/lib/referral-desk/audit-signer',
  };
}
