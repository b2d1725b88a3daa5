import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { parse } from 'yaml';
import { urlOf } from '../../src/platform/database/url-of.js';
import { aReferral } from '../support/desk.js';
import { aSigningKey } from '../support/signing-key.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

const ISSUER = 'https://id.example';
const AUDIENCE = 'referral-desk';

describe('a deployment, with a database and an identity provider of its own', () => {
  let database: TestDatabase;
  let provider: Server;
  let folder: string;
  /** What seeding takes: all but what signs. */
  let variables: Record<string, string>;
  let signing: Record<string, string>;
  let service: ChildProcess | undefined;
  let port: number;
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

  beforeAll(async () => {
    database = await cloneDatabase();
    const pair = await generateKeyPair('RS256');
    privateKey = pair.privateKey;
    const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
    provider = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ keys: [jwk] }));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    folder = mkdtempSync(join(tmpdir(), 'referral-desk-deployment-'));
    port = await freePort();
    const key = (): string => randomBytes(32).toString('base64');
    variables = {
      DATABASE_URL: urlOf(database.app),
      API_KEY_PEPPER: key(),
      KEY_ENCRYPTION_KEY: key(),
      BLIND_INDEX_KEY: key(),
      CURSOR_KEY: key(),
      OIDC_ISSUER: ISSUER,
      OIDC_AUDIENCE: AUDIENCE,
      OIDC_JWKS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`,
      AUDIT_LOG_ORIGIN: 'desk.example/audit',
      DATA_DIR: join(folder, 'data'),
      PORT: String(port),
    };
    signing = { AUDIT_SIGNING_KEY: aSigningKey(), AUDIT_SIGNER_STATE: join(folder, 'signer', 'state') };
  });

  afterAll(async () => {
    service?.kill('SIGKILL');
    provider.close();
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  function tokenOf(subject: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'one' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  }

  it('is migrated by its owner, seeded, and then serves partners and staff', async () => {
    const owner = { DATABASE_OWNER_URL: urlOf(database.owner) };
    const migrated = await run(['scripts/run.mjs', 'cli/migrate'], owner);
    expect(migrated).toEqual({ code: 0, out: 'The schema is up to date.\n', err: '' });
    const seeds = join(folder, 'seed.json');
    writeFileSync(
      seeds,
      JSON.stringify({
        partners: [
          {
            ...{ partnerId: 'ptn_one', name: 'Example Network (made up)', scopes: ['batches:write'] },
            agreement: { area: ['US'], placesPerYear: 300, validFrom: '2026-01-01', validTo: '2030-12-31' },
          },
        ],
        staff: [
          { staffId: 'stf_one', tokenSubject: 'subject-one', role: 'officer' },
          { staffId: 'stf_two', tokenSubject: 'subject-two', role: 'manager' },
        ],
      }),
    );
    const seeded = await run(['scripts/run.mjs', 'cli/seed', seeds], variables);
    const key = /^ptn_one {2}(rdk_live_\S+)$/m.exec(seeded.out)?.[1] ?? '';
    expect([seeded.code, key.length]).toEqual([0, 64]);

    service = start({ ...variables, ...signing, WORKER: 'off' });
    const url = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(`${url}/health/ready`)).ok);
    const sent = await fetch(`${url}/v1/referral-batches`, {
      method: 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ referrals: [aReferral()] }),
    });
    expect(sent.status).toBe(201);
    const withoutScope = await fetch(`${url}/v1/referrals`, { headers: { 'x-api-key': key } });
    expect(withoutScope.status).toBe(403);
    const token = await tokenOf('subject-one');
    const files = await fetch(`${url}/v1/files`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await files.json()) as { items: unknown[] }).items).toHaveLength(1);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  }, 60_000);

  it('leaves background work to a worker of its own, which ends when it is told to', async () => {
    const headers = {
      authorization: `Bearer ${await tokenOf('subject-two')}`,
      'content-type': 'application/json',
    };
    const rechecks = `http://127.0.0.1:${port}/v1/stca/rechecks`;
    const asked = await fetch(rechecks, { method: 'POST', headers, body: '{}' });
    const { recheckId } = (await asked.json()) as { recheckId: string };
    const state = async (): Promise<unknown> =>
      ((await (await fetch(`${rechecks}/${recheckId}`, { headers })).json()) as { state: string }).state;
    await new Promise((done) => setTimeout(done, 500));
    expect(await state()).toBe('waiting');
    const worker = spawn(process.execPath, ['scripts/run.mjs', 'cli/worker'], {
      env: { PATH: process.env['PATH'], HOME: folder, ...variables, ...signing },
      stdio: 'ignore',
    });
    const ended = new Promise((done) => worker.once('close', done));
    await until(async () => (await state()) === 'finished');
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
  }, 60_000);

  it('refuses to start as a superuser, and says so in one sentence without a password', async () => {
    const refused = await run(['scripts/start.mjs'], {
      ...variables,
      ...signing,
      PORT: String(await freePort()),
      DATABASE_URL: urlOf(database.superuser),
    });
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err.trim().split('\n')).toEqual([expect.stringContaining('superuser')]);
    expect(refused.err).not.toContain(database.superuser.password);
  });

  it('refuses a seed file that is not sound', async () => {
    const path = join(folder, 'bad.json');
    writeFileSync(path, '{"staff":[{"staffId":"x","tokenSubject":"y","role":"king"}]}');
    const unagreed = join(folder, 'unagreed.json');
    const agreement = { area: ['US-ZZ'], placesPerYear: 300, validFrom: '2026-01-01', validTo: '2026-12-31' };
    writeFileSync(unagreed, JSON.stringify({ partners: [{ partnerId: 'ptn_x', name: 'x', agreement }] }));
    for (const args of [[path], [unagreed], [], [join(folder, 'absent.json')]]) {
      const refused = await run(['scripts/run.mjs', 'cli/seed', ...args], variables);
      expect([refused.code, refused.out]).toEqual([1, '']);
      expect(refused.err).toMatch(/seed/);
    }
  }, 60_000);
});

describe('docker-compose.yml', () => {
  interface Service {
    readonly environment?: Record<string, string>;
    readonly secrets?: readonly string[];
    readonly volumes?: readonly string[];
    readonly networks?: readonly string[];
    readonly depends_on?: Record<string, unknown>;
  }
  interface Compose {
    readonly services: Record<string, Service>;
    readonly secrets: Record<string, { file: string }>;
    readonly networks: Record<string, unknown>;
  }
  const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as Compose;

  it('names only secrets, networks and services that it declares', () => {
    for (const service of Object.values(compose.services)) {
      for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
      for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
      for (const other of Object.keys(service.depends_on ?? {}))
        expect(Object.keys(compose.services)).toContain(other);
    }
  });

  it('mounts only files that are there', () => {
    const mounted = Object.values(compose.services)
      .flatMap((service) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((path) => path.startsWith('./'));
    expect(mounted.length).toBeGreaterThan(0);
    for (const path of mounted) expect(existsSync(path)).toBe(true);
  });

  it.each(['api', 'worker'])(
    'gives the %s every setting that a deployment needs, and not the owner’s login',
    (name) => {
      const { environment = {}, secrets = [] } = compose.services[name] ?? {};
      const needed = [
        'DATABASE_URL',
        'API_KEY_PEPPER',
        'KEY_ENCRYPTION_KEY',
        'BLIND_INDEX_KEY',
        'CURSOR_KEY',
        'OIDC_ISSUER',
        'OIDC_AUDIENCE',
        'AUDIT_LOG_ORIGIN',
        'AUDIT_SIGNING_KEY',
        'AUDIT_SIGNER_STATE',
      ];
      for (const one of needed) expect(environment[one] ?? environment[`${one}_FILE`]).toBeTruthy();
      expect(environment['DATABASE_OWNER_URL_FILE']).toBeUndefined();
      expect(secrets).not.toContain('database_owner_url');
    },
  );

  it('gives what migrates the owner’s login and no key', () => {
    const { environment = {}, secrets } = compose.services['migrate'] ?? {};
    expect(Object.keys(environment)).toEqual(['DATABASE_OWNER_URL_FILE']);
    expect(secrets).toEqual(['database_owner_url']);
  });

  it('keeps what was signed last where server and worker both find it, apart from the database', () => {
    const { api, worker, postgres } = compose.services;
    const { AUDIT_SIGNER_STATE: state = '' } = api?.environment ?? {};
    expect(worker?.environment?.['AUDIT_SIGNER_STATE']).toBe(state);
    const [volume = '', folder = ''] = api?.volumes?.[0]?.split(':') ?? [];
    expect(state.startsWith(`${folder}/`)).toBe(true);
    expect(worker?.volumes).toEqual(api?.volumes);
    expect(postgres?.volumes?.join()).not.toContain(volume);
  });
});

function start(variables: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, NODE_OPTIONS: '', ...variables },
    stdio: 'ignore',
  });
}

function run(
  args: readonly string[],
  variables: Record<string, string>,
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, NODE_OPTIONS: '', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await holds().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come to hold in a minute');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
