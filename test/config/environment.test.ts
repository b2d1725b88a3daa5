import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment, type Variables } from '../../src/config.js';

const key = (): string => randomBytes(32).toString('base64');

const LIVE: Variables = {
  DATABASE_URL: 'postgresql://desk_app:secret-password@db.example:5432/referral_desk',
  API_KEY_PEPPER: key(),
  KEY_ENCRYPTION_KEY: key(),
  BLIND_INDEX_KEY: key(),
  CURSOR_KEY: key(),
  OIDC_ISSUER: 'https://id.example',
  OIDC_AUDIENCE: 'referral-desk',
  OIDC_JWKS_URL: 'https://id.example/keys',
  AUDIT_LOG_ORIGIN: 'desk.example/audit',
};

describe('the environment', () => {
  it('needs nothing for a demo on loopback', () => {
    expect(readEnvironment({})).toMatchObject({ host: '127.0.0.1', port: 3000 });
    expect(readEnvironment({}).live).toBeUndefined();
    expect(readEnvironment({ PORT: '8080', DATA_DIR: '/tmp/x' })).toMatchObject({
      port: 8080,
      dataDir: '/tmp/x',
    });
  });

  it('lets no demo listen to a network', () => {
    expect(() => readEnvironment({ HOST: '0.0.0.0' })).toThrow(/HOST is not a loopback address/);
    expect(readEnvironment({ HOST: '::1' }).host).toBe('::1');
  });

  it.each(['0', '65536', '80a', '-1', '1.5'])('takes no port %s', (PORT) => {
    expect(() => readEnvironment({ PORT })).toThrow(/PORT/);
  });

  it('takes background work unless WORKER says off', () => {
    expect(readEnvironment({}).worker).toBe(true);
    expect(readEnvironment({ WORKER: 'on' }).worker).toBe(true);
    expect(readEnvironment({ WORKER: 'off' }).worker).toBe(false);
    expect(() => readEnvironment({ WORKER: 'no' })).toThrow(/WORKER is neither on nor off/);
  });

  it('takes a deployment that is whole', () => {
    expect(readEnvironment(LIVE).live).toMatchObject({ auditLogOrigin: 'desk.example/audit' });
  });

  it.each(Object.keys(LIVE).filter((name) => name !== 'DATABASE_URL'))(
    'fails closed without %s, and names it',
    (name) => {
      expect(() => readEnvironment({ ...LIVE, [name]: undefined })).toThrow(name);
      expect(() => readEnvironment({ ...LIVE, [name]: '' })).toThrow(name);
    },
  );

  it.each([
    ['a short key', { CURSOR_KEY: randomBytes(16).toString('base64') }],
    ['an example key', { KEY_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') }],
    ['text for a key', { API_KEY_PEPPER: 'change-me' }],
    ['an address that is no PostgreSQL', { DATABASE_URL: 'mysql://root:secret-password@db.example' }],
    ['keys fetched in the clear', { OIDC_JWKS_URL: 'http://id.example/keys' }],
    ['a file of a secret that is not there', { CURSOR_KEY: '', CURSOR_KEY_FILE: '/nowhere/at/all' }],
  ])('refuses %s, naming the variable and never its value', (_, change) => {
    const [name = '', value = ''] = Object.entries(change).at(-1) as [string, string];
    const read = (): unknown => readEnvironment({ ...LIVE, ...change });
    expect(read).toThrow(name);
    try {
      read();
    } catch (error) {
      expect((error as Error).name).toBe('StartupError');
      expect((error as Error).message).not.toContain(value);
      expect((error as Error).message).not.toContain('secret-password');
    }
  });

  it('takes a secret from a file, as containers give it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'referral-desk-env-'));
    const path = join(folder, 'cursor_key');
    const CURSOR_KEY = key();
    writeFileSync(path, `${CURSOR_KEY}\n`);
    const { live } = readEnvironment({ ...LIVE, CURSOR_KEY: undefined, CURSOR_KEY_FILE: path });
    expect(live?.secrets.cursorKey.toString('base64')).toBe(CURSOR_KEY);
    rmSync(folder, { recursive: true });
  });
});
