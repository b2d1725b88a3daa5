import { execFileSync, fork } from 'node:child_process';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inProject } from '../../scripts/lib/project.mjs';
import { bodyOf } from './referrals.mjs';

const PORT = 3_918;
/** Places of a year are counted in persons and bounded for each partner, so there are as many partners as it takes. */
const PARTNERS = 12;
const SEEDED = {
  partners: Array.from({ length: PARTNERS }, (_, i) => ({
    ...{ partnerId: `ptn_bench-${i}`, name: `Example Network ${i} (made up)` },
    agreement: {
      ...{ area: ['US'], placesPerYear: 100_000 },
      ...{ validFrom: '2026-01-01', validTo: '2030-12-31' },
    },
  })),
};

/**
 * Runs work beside a service as a deployment runs it, in a process of its own, on an empty durable PostgreSQL of its own.
 *
 * @param {(service: Service, postgres: object) => Promise<void>} work
 * @param {string[]} options of node for the process of the service
 */
export async function withService(work, options = []) {
  const { startEmbeddedPostgres } = await classes('platform/database/embedded/start-embedded-postgres');
  const { migrate } = await classes('platform/database/migrate');
  const { urlOf } = await classes('platform/database/url-of');
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-intake-'));
  // As root, the database runs as another user, who must be able to reach it.
  chmodSync(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
  let service;
  try {
    await migrate(postgres.owner);
    const variables = variablesOf(urlOf(postgres.app), folder);
    service = new Service(await start(variables, options), seed(variables, folder), variables);
    await work(service, postgres);
  } finally {
    await service?.end();
    await postgres.stop();
    rmSync(postgres.directory, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A running service, and what a partner does with it. */
class Service {
  constructor(child, keys, variables) {
    this.child = child;
    this.keys = keys;
    this.variables = variables;
  }

  /** Sends a batch for one of the partners; gives milliseconds from the first byte sent to the last one received. */
  async send(rows, partner) {
    const body = bodyOf(rows);
    const headers = {
      'x-api-key': this.keys[partner % this.keys.length],
      'idempotency-key': randomUUID(),
      'content-type': 'application/json',
    };
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${PORT}/v1/referral-batches`, {
      method: 'POST',
      headers,
      body,
    });
    const text = await answer.text();
    const took = performance.now() - began;
    if (answer.status !== 201)
      throw new Error(`A batch was answered ${answer.status}: ${text.slice(0, 500)}`);
    const { counts, rows: told } = JSON.parse(text);
    if (counts.accepted !== rows.length)
      throw new Error(`A row was refused: ${JSON.stringify(told.find(({ errors }) => errors)?.errors)}`);
    return took;
  }

  /** The most memory that the process has had so far, in MiB; undefined where the system does not tell. */
  peakMemory() {
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  end() {
    const ended = new Promise((done) => this.child.once('close', done));
    this.child.kill('SIGTERM');
    return ended;
  }
}

function variablesOf(databaseUrl, folder) {
  const secret = () => randomBytes(32).toString('base64');
  const signingKey = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' });
  return {
    ...{ PATH: process.env.PATH, HOME: folder, PORT: String(PORT), DATABASE_URL: databaseUrl },
    ...{ API_KEY_PEPPER: secret(), KEY_ENCRYPTION_KEY: secret(), BLIND_INDEX_KEY: secret() },
    ...{ CURSOR_KEY: secret(), OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'referral-desk' },
    ...{ AUDIT_SIGNING_KEY: signingKey(), AUDIT_SIGNER_STATE: join(folder, 'audit-signer') },
    ...{ AUDIT_LOG_ORIGIN: 'desk.example/audit', RATE_LIMIT_KEY: '1000000', RATE_LIMIT_PARTNER: '1000000' },
  };
}

/** Takes the partners up; gives their keys. */
function seed(variables, folder) {
  const file = join(folder, 'seed.json');
  writeFileSync(file, JSON.stringify(SEEDED));
  const told = execFileSync(process.execPath, [inProject('scripts/run.mjs'), 'cli/seed', file], {
    env: variables,
    encoding: 'utf8',
  });
  return told.match(/rdk_live_\S+/g);
}

async function start(variables, options) {
  const child = fork(inProject('scripts/start.mjs'), [], {
    cwd: inProject(),
    env: variables,
    execArgv: options,
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  await new Promise((done, fail) => {
    const lines = createInterface(child.stdout);
    lines.on('line', (line) => line.includes('is ready on') && done());
    // Its log says the kind and the code of a fault, and nothing of what was sent.
    lines.on('line', (line) => line.includes('request failed') && console.error(line));
    child.once('close', (code) => fail(new Error(`The service ended with exit code ${code}.`)));
  });
  return child;
}

function classes(path) {
  return import(`../../dist/src/${path}.js`);
}
