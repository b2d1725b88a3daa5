import { join } from 'node:path';
import { type JWK } from 'jose';
import { type Config, type Environment } from '../config.js';
import { type ConnectionInfo } from '../platform/database/connection-info.js';
import { KeyFile } from '../platform/crypto/key-file.js';
import { urlOf } from '../platform/database/url-of.js';
import { DEMO_LIMITS } from '../platform/limits/limits.js';
import { type DemoSecrets } from './demo-secrets.js';

export const DEMO_ISSUER = 'urn:referral-desk:demo-issuer';
export const DEMO_AUDIENCE = 'urn:referral-desk';
/** The one key of the demo issuer. */
export const DEMO_KEY_ID = 'demo';
/** How long the demo's tokens live, and their sign-in counts as fresh. */
export const DEMO_TOKEN_LIFE_SECONDS = 7 * 86_400;

/** The whole configuration of a demo: the embedded PostgreSQL, the data folder's own secrets, loopback only. */
export function demoConfig(
  environment: Pick<Environment, 'host' | 'port' | 'dataDir'>,
  app: ConnectionInfo,
  secrets: DemoSecrets,
): Config {
  return {
    environment: 'demo',
    host: environment.host,
    port: environment.port,
    databaseUrl: urlOf(app),
    secrets: {
      apiKeyPepper: Buffer.from(secrets.apiKeyPepper, 'base64'),
      keyEncryptionKeys: new KeyFile(
        join(environment.dataDir, 'key-encryption-keys'),
        Buffer.from(secrets.keyEncryptionKey, 'base64'),
      ),
      blindIndexKey: Buffer.from(secrets.blindIndexKey, 'base64'),
      cursorKey: Buffer.from(secrets.cursorKey, 'base64'),
    },
    staffTokens: {
      issuer: DEMO_ISSUER,
      audience: DEMO_AUDIENCE,
      publicJwk: demoPublicJwk(secrets.issuerPrivateJwk),
      signInMaxAgeSeconds: DEMO_TOKEN_LIFE_SECONDS,
      maxLifeSeconds: DEMO_TOKEN_LIFE_SECONDS,
      acrValues: [],
    },
    auditLogOrigin: secrets.auditLogOrigin,
    auditSigningKey: secrets.auditSigningKey,
    auditSignerState: join(environment.dataDir, 'audit-signer'),
    securityContact: 'mailto:security@referral-desk.example',
    limits: DEMO_LIMITS,
    trustedProxies: [],
    logFile: join(environment.dataDir, 'referral-desk.log'),
  };
}

/** What the demo issuer would publish of its key. */
function demoPublicJwk({ d: _private, ...jwk }: JWK): Readonly<Record<string, unknown>> {
  return { ...jwk, kid: DEMO_KEY_ID, alg: 'EdDSA', use: 'sig' };
}
