import { generateKeyPairSync } from 'node:crypto';

/** A key of one's own for an audit log, as `openssl genpkey -algorithm ed25519` makes one. */
export function aSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}
