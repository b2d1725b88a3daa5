import { createHmac, createPrivateKey, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { makeApiKey } from '../modules/partners/api-key.js';
import { StartupError } from '../platform/startup-error.js';

/** Everything secret about a demo: made once for each data folder, so that a second start serves the same data. */
export interface DemoSecrets {
  readonly apiKeyPepper: string;
  /** Version 1; newer ones stand in the key file beside it. */
  readonly keyEncryptionKey: string;
  readonly blindIndexKey: string;
  readonly cursorKey: string;
  readonly auditLogOrigin: string;
  /** PKCS #8, PEM. */
  readonly auditSigningKey: string;
  readonly issuerPrivateJwk: JWK;
  readonly apiKeys: { readonly partnerA: string; readonly partnerB: string };
}

const FILE = 'secrets.json';

/**
 * The secrets of a data folder, made when it has none. The file is put in place whole: of two services that start at once,
 * one makes it and both read it. Throws a {@link StartupError} when it is there and cannot be used.
 */
export async function demoSecrets(dataDir: string): Promise<DemoSecrets> {
  const path = join(dataDir, FILE);
  const known = read(path);
  if (known !== undefined) return known;
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify(await make(), null, 2), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
  const made = read(path);
  if (made === undefined)
    throw new StartupError(`${path} went away while the service started: start it again.`);
  return made;
}

async function make(): Promise<DemoSecrets> {
  const key = (): string => randomBytes(32).toString('base64');
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return {
    apiKeyPepper: key(),
    keyEncryptionKey: key(),
    blindIndexKey: key(),
    cursorKey: key(),
    auditLogOrigin: `referral-desk.demo/${randomBytes(8).toString('hex')}`,
    auditSigningKey: signingKeyOf(randomBytes(32)),
    issuerPrivateJwk: await exportJWK(privateKey),
    apiKeys: { partnerA: makeApiKey('demo').text, partnerB: makeApiKey('demo').text },
  };
}

function read(path: string): DemoSecrets | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw new StartupError(
      `${path} cannot be read: it belongs to another user; use that user or another DATA_DIR.`,
    );
  }
  try {
    const secrets = JSON.parse(text) as DemoSecrets;
    if (typeof secrets.keyEncryptionKey === 'string' && typeof secrets.apiKeys.partnerB === 'string')
      return {
        ...secrets,
        blindIndexKey: secrets.blindIndexKey || derived(secrets, 'blind-index').toString('base64'),
        auditSigningKey: secrets.auditSigningKey || signingKeyOf(derived(secrets, 'audit-signing')),
      };
  } catch {
    // Told below.
  }
  throw new StartupError(
    `${path} is damaged, and without it the data of this folder cannot be opened: restore it, or start with another DATA_DIR.`,
  );
}

/** A key of a data folder from before there was one of its kind. */
function derived({ keyEncryptionKey }: DemoSecrets, purpose: string): Buffer {
  return createHmac('sha256', Buffer.from(keyEncryptionKey, 'base64')).update(purpose).digest();
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

function signingKeyOf(seed: Buffer): string {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}
