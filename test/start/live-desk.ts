import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { urlOf } from '../../src/platform/database/url-of.js';
import { aSigningKey } from '../support/signing-key.js';
import { type TestDatabase } from '../support/template-database.js';
import { PROJECT, scratchFolder } from './holders.js';
import { type LiveServer, LiveServers } from './live-server.js';

/** Compiled without haste: a process that lives for two seconds gains nothing by it, and starts a third sooner. */
const QUICK_START = ['--no-opt', '--min-semi-space-size=64'];
const SERVE = `const { main } = await import('./dist/src/main.js'); await main();`;

/** A deployment on a database that is there already: one partner, and as many processes of the service as one starts. */
export class LiveDesk {
  readonly #servers = new LiveServers();

  private constructor(
    private readonly variables: Readonly<Record<string, string>>,
    private readonly signing: Readonly<Record<string, string>>,
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
    const folder = scratchFolder();
    const seeds = join(folder, 'seed.json');
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
    const signing = { AUDIT_SIGNING_KEY: aSigningKey(), AUDIT_SIGNER_STATE: join(folder, 'audit-signer') };
    return new LiveDesk(variables, signing, /rdk_live_\S+/.exec(stdout)?.[0] ?? '');
  }

  /** Starts a process of the service, on a port of its own; resolves once it serves. */
  start(): Promise<LiveServer> {
    return this.#servers.launch((port) => ({
      args: [...QUICK_START, '--input-type=module', '-e', SERVE],
      env: { ...this.variables, ...this.signing, PORT: String(port) },
    }));
  }

  /** Kills what is left. */
  async end(): Promise<void> {
    await this.#servers.killAll();
  }
}
