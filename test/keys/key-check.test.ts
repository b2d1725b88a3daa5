import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createApp } from '../../src/app.factory.js';
import { type Config, type Secrets } from '../../src/config.js';
import { type KeySource, type KeyVersion } from '../../src/platform/crypto/key-source.js';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});

afterAll(() => test.close());

const sourceOf = (...versions: readonly KeyVersion[]): KeySource => ({
  name: 'KEY_ENCRYPTION_KEY',
  load: () => Promise.resolve(versions),
});

async function start(secrets: Partial<Secrets>): Promise<void> {
  const config: Config = { ...test.config, secrets: { ...test.config.secrets, ...secrets } };
  const app = await createApp(config, pino({ level: 'silent' }));
  await app.close();
}

describe('a process on a database that has content', () => {
  it('starts with the keys the database was filled with', async () => {
    const [first] = await test.config.secrets.keyEncryptionKeys.load();
    await start({});
    await start({ keyEncryptionKeys: sourceOf({ version: 2, key: randomBytes(32) }, first as KeyVersion) });
  });

  it.each([
    ['another key-encryption key', { keyEncryptionKeys: sourceOf({ version: 1, key: randomBytes(32) }) }],
    ['only a later version of it', { keyEncryptionKeys: sourceOf({ version: 2, key: randomBytes(32) }) }],
  ])('does not start with %s, and names the variable', async (_, secrets) => {
    await expect(start(secrets)).rejects.toThrow(/^KEY_ENCRYPTION_KEY /);
  });

  it('does not start with another key of blind indexes, and names the variable', async () => {
    await expect(start({ blindIndexKey: randomBytes(32) })).rejects.toThrow(/^BLIND_INDEX_KEY /);
  });
});
