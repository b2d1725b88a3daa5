import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { urlOf } from '../../src/platform/database/url-of.js';
import { type TestDatabase } from '../support/template-database.js';
import { PROJECT, scratchFolder } from './holders.js';
import { somePort } from './servers.js';

/** A process of the service that serves. */
export interface LiveServer {
  readonly url: string;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Everything it printed so far. */
  output(): string;
}

/** Compiled without haste: a process that lives for two seconds gains nothing by it, and starts a third sooner. */
const QUICK_START = ['--no-opt', '--min-semi-space-size=64'];
const SERVE = `const { main } = await import('./dist/src/main.js'); await main();`;

/** A deployment on a database that is there already: one partner, and as many processes of the service as one starts. */
export class LiveDesk {
  readonly #children = new Set<LiveServer>();

  private constructor(
    private readonly variables: Readonly<Record<string, string>>,
    /** The partner's API key. */
    readonly apiKey: string,
  ) {}

  /** Takes up the partner, with as many places as an agreement can have. */
  static async on(database: TestDatabase): Promise<LiveDesk> {
    const secret = (): string => randomBytes(32).toString('base64');
    const variables = {
      ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', WORKER: 'off' },
      ...{ DATABASE_URL: urlOf(database.app), RATE_LIMIT_KEY: '1000000', RATE_LIMIT_PARTNER: '1000000' },
      ...{ API_KEY_PEPPER: secret(), KEY_ENCRYPTION_KEY: secret(), BLIND_INDEX_KEY: secret() },
      ...{ CURSOR_KEY: secret(), OIDC_ISSUER: 'https://id.example', OIDC_AUDIENCE: 'referral-desk' },
      AUDIT_LOG_ORIGIN: 'desk.example/audit',
    };
    const seeds = join(scratchFolder(), 'seed.json');
    const agreement = {
      area: ['US'],
      placesPerYear: 100_000,
      validFrom: '2026-01-01',
      validTo: '2030-12-31',
    };
    const partner = { partnerId: 'ptn_one', name: 'Example Network (made up)', agreement };
    writeFileSync(seeds, JSON.stringify({ partners: [partner] }));
    const seed = [join(PROJECT, 'scripts/run.mjs'), 'cli/seed', seeds];
    const { stdout } = await promisify(execFile)(process.execPath, seed, { cwd: PROJECT, env: variables });
    return new LiveDesk(variables, /rdk_live_\S+/.exec(stdout)?.[0] ?? '');
  }

  /** Starts a process of the service, on a port of its own; resolves once it serves. */
  async start(): Promise<LiveServer> {
    const port = await somePort();
    const child = spawn(process.execPath, [...QUICK_START, '--input-type=module', '-e', SERVE], {
      cwd: PROJECT,
      env: { ...this.variables, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    const server: LiveServer = {
      url: `http://127.0.0.1:${port}`,
      output: () => output,
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
        this.#children.delete(server);
      },
    };
    this.#children.add(server);
    const lines = createInterface(child.stdout).on('line', (line) => (output += `${line}\n`));
    const ready = new Promise<void>((done) => {
      lines.on('line', (line) => line.includes('is ready on') && done());
    });
    await Promise.race([ready, ended]);
    if (!output.includes('is ready on')) throw new Error(`The server ended: ${output}`);
    return server;
  }

  /** Kills what is left. */
  async end(): Promise<void> {
    await Promise.all([...this.#children].map((server) => server.kill()));
  }
}
