import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Config, readEnvironment, type Variables } from '../../src/config.js';
import { DEMO_ISSUER } from '../../src/demo/demo-config.js';
import { StaffTokenVerifier } from '../../src/modules/staff/staff-token.verifier.js';
import { liveVariables } from '../support/live-variables.js';

const key = (): string => randomBytes(32).toString('base64');

const LIVE = liveVariables('postgresql://desk_app:secret-password@db.example:5432/referral_desk');

describe('the demo issuer', () => {
  const staffTokens = {
    issuer: DEMO_ISSUER,
    audience: 'urn:referral-desk',
    publicJwk: { kty: 'OKP' },
    signInMaxAgeSeconds: 1,
    maxLifeSeconds: 1,
    acrValues: [],
  };

  it.each([
    ['a deployment, even on loopback', { environment: 'live', host: '127.0.0.1' }],
    ['a demo that listens to a network', { environment: 'demo', host: '0.0.0.0' }],
  ])('has no place in %s', (_, where) => {
    const config = { ...where, staffTokens } as unknown as Config;
    expect(() => new StaffTokenVerifier(config, pino({ level: 'silent' }))).toThrow(/demo issuer/);
  });
});
/** A deployment with its database on the same machine. */
const LOCAL: Variables = {
  SECURITY_CONTACT: 'mailto:security@desk.example',
  ...LIVE,
  DATABASE_URL: 'postgresql://desk_app:secret-password@127.0.0.1/desk',
};
const OWNER = 'postgresql://desk_owner:other-password@db.example/desk';

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

  it.each(['OIDC_ISSUER', 'AUDIT_LOG_ORIGIN', 'STAFF_SIGN_IN_MAX_AGE', 'CURSOR_KEY', 'DATABASE_OWNER_URL'])(
    'makes no demo identities where %s says that a deployment was meant',
    (name) => {
      expect(() => readEnvironment({ [name]: 'https://id.example' })).toThrow(
        new RegExp(`${name} is set and DATABASE_URL is not`),
      );
    },
  );

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
    expect(readEnvironment(LIVE).live).toMatchObject({
      auditLogOrigin: 'desk.example/audit',
      staffTokens: {
        issuer: 'https://id.example',
        audience: 'referral-desk',
        signInMaxAgeSeconds: 3600,
        acrValues: [],
      },
    });
  });

  it('takes what says more of the identity provider', () => {
    const { live } = readEnvironment({
      ...LIVE,
      OIDC_JWKS_URL: 'https://keys.example/jwks',
      OIDC_ACR_VALUES: 'urn:example:high  urn:example:higher',
      STAFF_SIGN_IN_MAX_AGE: '1440',
      OIDC_CLIENT_ID: 'desk-swagger',
      OIDC_SCOPES: 'openid desk',
    });
    expect(live?.staffTokens).toMatchObject({
      jwksUrl: new URL('https://keys.example/jwks'),
      acrValues: ['urn:example:high', 'urn:example:higher'],
      signInMaxAgeSeconds: 86_400,
      signInClient: { clientId: 'desk-swagger', scopes: ['openid', 'desk'] },
    });
  });

  it('finds keys in the clear on this machine only', () => {
    const { live } = readEnvironment({ ...LIVE, OIDC_ISSUER: 'http://127.0.0.1:9000/realm' });
    expect(live?.staffTokens.issuer).toBe('http://127.0.0.1:9000/realm');
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
    ['an issuer found in the clear', { OIDC_ISSUER: 'http://id.example/realm' }],
    ['an issuer that is no address', { OIDC_ISSUER: 'somebody-we-know' }],
    ['the demo issuer in a deployment', { OIDC_ISSUER: DEMO_ISSUER }],
    ['a sign-in that never ages', { STAFF_SIGN_IN_MAX_AGE: '100000' }],
    ['a sign-in that is old at once', { STAFF_SIGN_IN_MAX_AGE: '0.25' }],
    ['a key with a line of text around it', { CURSOR_KEY: `CURSOR_KEY=${key()}` }],
    ['a key in base64url', { CURSOR_KEY: Buffer.alloc(32, 'k2?>÷\xff').toString('base64url') }],
    ['one key for two purposes', { CURSOR_KEY: LIVE['KEY_ENCRYPTION_KEY'] }],
    ['an example password', { DATABASE_URL: 'postgresql://desk_app:Change-Me@db.example/desk' }],
    ['an issuer in the clear', { OIDC_ISSUER: 'http://id.example' }],
    ['an issuer that is no address', { OIDC_ISSUER: 'my-provider' }],
    ['the issuer of the demo', { OIDC_ISSUER: 'urn:referral-desk:demo-issuer' }],
    ['the audit log of a demo', { AUDIT_LOG_ORIGIN: 'referral-desk.demo/0011223344556677' }],
    ['a log whose name has a space', { AUDIT_LOG_ORIGIN: 'desk.example/the audit' }],
    ['a log whose name would end in a key', { AUDIT_LOG_ORIGIN: 'desk.example+audit' }],
    ['a log whose name has an accent', { AUDIT_LOG_ORIGIN: 'desk.example/vérification' }],
    ['a log whose name is an address', { AUDIT_LOG_ORIGIN: 'https://desk.example/log' }],
    ['proxies that are none', { TRUSTED_PROXIES: 'my-proxy.example' }],
    ['a limit of less than nothing', { RATE_LIMIT_KEY: '-1' }],
    ['a limit that is no number', { RATE_LIMIT_PARTNER: 'unlimited' }],
    ['a contact that is no address', { SECURITY_CONTACT: 'security at desk' }],
    ['a secret given in two ways', { CURSOR_KEY_FILE: '/run/secrets/cursor_key' }],
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

  it('refuses a secret in a file that anybody may change, and notes one that anybody may read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'referral-desk-env-'));
    const CURSOR_KEY_FILE = join(folder, 'cursor_key');
    writeFileSync(CURSOR_KEY_FILE, key());
    const notes = (mode: number): readonly string[] => {
      chmodSync(CURSOR_KEY_FILE, mode);
      return readEnvironment({ ...LOCAL, CURSOR_KEY: undefined, CURSOR_KEY_FILE }).notes;
    };
    expect(notes(0o600)).toEqual([]);
    expect(notes(0o640)).toEqual([]);
    expect(notes(0o644)).toEqual([expect.stringMatching(/^CURSOR_KEY_FILE names a file that anybody/)]);
    expect(() => notes(0o602)).toThrow(
      /^CURSOR_KEY_FILE names a file that anybody on this machine may change/,
    );
    rmSync(folder, { recursive: true });
  });

  it('takes an identity provider on this machine in the clear', () => {
    expect(readEnvironment({ ...LIVE, OIDC_ISSUER: 'http://127.0.0.1:9000' }).live).toBeDefined();
    expect(readEnvironment({ ...LIVE, OIDC_JWKS_URL: 'http://localhost:9000/jwks' }).live).toBeDefined();
  });

  it('notes what may not be meant, and says nothing of a demo or of a deployment on one machine', () => {
    expect(readEnvironment({}).notes).toEqual([]);
    expect(readEnvironment(LOCAL).notes).toEqual([]);
    expect(readEnvironment({ ...LIVE, HOST: '0.0.0.0', DATABASE_OWNER_URL: OWNER }).notes).toEqual([
      expect.stringMatching(/^DATABASE_URL does not ask for TLS/),
      expect.stringMatching(/^TRUSTED_PROXIES is not set/),
      expect.stringMatching(/^SECURITY_CONTACT is not set/),
      expect.stringMatching(/^DATABASE_OWNER_URL is set/),
    ]);
    const DATABASE_URL = `${LIVE['DATABASE_URL']}?sslmode=verify-full`;
    const behind = { ...LOCAL, DATABASE_URL, HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.5' };
    expect(readEnvironment(behind).notes).toEqual([]);
  });

  it('takes quotas of requests in a minute, and has its own for those not given', () => {
    const { live } = readEnvironment({ ...LIVE, RATE_LIMIT_KEY: '1', RATE_LIMIT_STAFF: '1000000' });
    expect(live?.limits.quotas).toEqual({
      key: 1,
      partner: 1200,
      staff: 1_000_000,
      address: 600,
      failures: 20,
    });
    expect(() => readEnvironment({ ...LIVE, RATE_LIMIT_STAFF: '1000001' })).toThrow(/^RATE_LIMIT_STAFF/);
  });
});
