import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  readDatabase,
  readDataDir,
  readEnvironment,
  readOwnerUrl,
  readUnsignedEnvironment,
  type Variables,
} from '../../src/config.js';
import { liveVariables } from '../support/live-variables.js';
import { aSigningKey } from '../support/signing-key.js';

const LIVE = liveVariables('postgresql://desk_app:secret-password@db.example:5432/referral_desk');
const { AUDIT_SIGNING_KEY: KEY = '' } = LIVE;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'referral-desk-signing-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** The sentence that refuses an environment; an empty text when it is taken. */
function refusalOf(change: Variables): string {
  try {
    readEnvironment({ ...LIVE, ...change });
    return '';
  } catch (error) {
    expect((error as Error).name).toBe('StartupError');
    return (error as Error).message;
  }
}

const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: ed25519, publicKey } = generateKeyPairSync('ed25519');
const encrypted = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'made-up' } as const;

describe('the key that signs the audit log', () => {
  it('is taken from its variable or its file, with or without a newline at its end', () => {
    const file = join(folder, 'key');
    writeFileSync(file, KEY, { mode: 0o600 });
    const given = { ...LIVE, AUDIT_SIGNING_KEY: undefined, AUDIT_SIGNING_KEY_FILE: file };
    expect(readEnvironment(given).live?.auditSigningKey).toBe(KEY.trim());
    expect(refusalOf({ AUDIT_SIGNING_KEY: KEY.trimEnd() })).toBe('');
  });

  it.each([
    ['that is missing', undefined, /^AUDIT_SIGNING_KEY is not set: give an Ed25519 private key/],
    ['that is empty', ' \n', /^AUDIT_SIGNING_KEY is not set/],
    ['that is no PEM', 'b3BlbiBzZXNhbWU=', /^AUDIT_SIGNING_KEY is not a private key in PEM/],
    ['cut short', KEY.slice(0, 60), /^AUDIT_SIGNING_KEY is not a private key in PEM/],
    [
      'on one line',
      KEY.replaceAll('\n', '\\n'),
      /not a private key in PEM, with its lines .*AUDIT_SIGNING_KEY_FILE/,
    ],
    [
      'of another kind',
      rsa.export({ type: 'pkcs8', format: 'pem' }),
      /^AUDIT_SIGNING_KEY is not an Ed25519 key/,
    ],
    ['that is encrypted', ed25519.export(encrypted), /^AUDIT_SIGNING_KEY is encrypted/],
    ['of RSA that is encrypted as it once was', rsa.export({ ...encrypted, type: 'pkcs1' }), /is encrypted/],
    ['that is the public half', publicKey.export({ type: 'spki', format: 'pem' }), /is the public half/],
  ])('stops the start when it is one %s, in one sentence that shows nothing of it', (_, given, says) => {
    const text = given?.toString();
    const refusal = refusalOf({ AUDIT_SIGNING_KEY: text });
    expect(refusal).toMatch(says);
    expect(refusal).toMatch(/^[^\n]+\.$/);
    for (const line of text?.split(/\\n|\n/).filter((one) => one.trim() !== '') ?? []) {
      expect(refusal).not.toContain(line);
    }
  });

  it('stops the start when its file is not there, is a folder, may be changed by anybody, or is given beside it', () => {
    const inFile = (path: string): string =>
      refusalOf({ AUDIT_SIGNING_KEY: undefined, AUDIT_SIGNING_KEY_FILE: path });
    expect(inFile(join(folder, 'absent'))).toMatch(
      /^AUDIT_SIGNING_KEY_FILE names a file that cannot be read/,
    );
    expect(inFile(folder)).toMatch(/^AUDIT_SIGNING_KEY_FILE names a file that cannot be read/);
    expect(refusalOf({ AUDIT_SIGNING_KEY_FILE: join(folder, 'absent') })).toMatch(
      /^AUDIT_SIGNING_KEY and AUDIT_SIGNING_KEY_FILE are both set/,
    );
  });
});

it('where it is kept what was signed last is demanded, too', () => {
  expect(refusalOf({ AUDIT_SIGNER_STATE: undefined })).toMatch(/^AUDIT_SIGNER_STATE is not set: give a file/);
});

describe('what signs nothing', () => {
  const { AUDIT_SIGNING_KEY: _key, AUDIT_SIGNER_STATE: _state, ...unsigned } = LIVE;
  const unreadable = { AUDIT_SIGNING_KEY_FILE: '/nowhere/at/all' };

  it('is not asked for the key when it seeds, does not look at it, and is not given it', () => {
    expect(readUnsignedEnvironment({ ...unsigned, ...unreadable }).live).not.toHaveProperty(
      'auditSigningKey',
    );
    expect(readUnsignedEnvironment({ ...LIVE, AUDIT_SIGNING_KEY: aSigningKey() }).live).not.toHaveProperty(
      'auditSigningKey',
    );
  });

  it('is asked for the address of the database only, when it migrates or looks whether the log is complete', () => {
    const DATABASE_URL = 'postgresql://desk_app:secret-password@db.example/desk';
    const DATABASE_OWNER_URL = 'postgresql://desk_owner:secret-password@db.example/desk';
    expect(readDatabase({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
    expect(readOwnerUrl({ DATABASE_OWNER_URL })).toBe(DATABASE_OWNER_URL);
    expect(() => readOwnerUrl({ DATABASE_URL })).toThrow(/^DATABASE_OWNER_URL is not set/);
    expect(() => readDatabase({ DATABASE_URL: 'mysql://db.example' })).toThrow(/^DATABASE_URL is not/);
  });

  it('takes no demo for the log of a deployment', () => {
    expect(readDatabase({ DATA_DIR: '/tmp/x' })).toEqual({ dataDir: '/tmp/x' });
    expect(readDataDir({ DATA_DIR: '/tmp/x', ...unsigned })).toBe('/tmp/x');
    expect(() => readDatabase({ AUDIT_SIGNING_KEY: KEY })).toThrow(
      /^AUDIT_SIGNING_KEY is set and DATABASE_URL is not/,
    );
  });
});
