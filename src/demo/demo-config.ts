import { join } from 'node:path';
import { type Config, type Environment } from '../config.js';
import { type ConnectionInfo } from '../platform/database/connection-info.js';
import { KeyFile } from '../platform/crypto/key-file.js';
import { urlOf } from '../platform/database/url-of.js';
import { type DemoSecrets } from './demo-secrets.js';

export const DEMO_ISSUER = 'urn:referral-desk:demo-issuer';
export const DEMO_AUDIENCE = 'urn:referral-desk';

/** The whole configuration of a demo: the embedded PostgreSQL, the data folder's own secrets, loopback only. */
export function demoConfig(
  environment: Pick<Environment, 'host' | 'port' | 'dataDir'>,
  app: ConnectionInfo,
  secrets: DemoSecrets,
): Config {
  const { d: _private, ...publicJwk } = secrets.issuerPrivateJwk;
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
    staffTokens: { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, publicJwk },
    auditLogOrigin: secrets.auditLogOrigin,
    logFile: join(environment.dataDir, 'referral-desk.log'),
  };
}
