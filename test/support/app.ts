import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../src/app.factory.js';
import { takeUpIdentities } from '../../src/cli/identities.js';
import { type Config } from '../../src/config.js';
import { demoConfig } from '../../src/demo/demo-config.js';
import { demoIdentities, type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type DemoSecrets, demoSecrets } from '../../src/demo/demo-secrets.js';
import { demoTokens } from '../../src/demo/demo-token.js';
import { Sequencer } from '../../src/modules/audit/tree/sequencer.js';
import { Clock } from '../../src/platform/clock.js';
import { Worker } from '../../src/platform/queue/worker.js';
import { canaryScanner } from './canaries/scan-database.js';
import { cloneDatabase, type TestDatabase } from './template-database.js';

/** The service, really listening, on a database of its own, as the application's role. */
export interface TestApp {
  readonly url: string;
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly secrets: DemoSecrets;
  readonly request: ReturnType<typeof supertest>;
  readonly keys: { readonly partnerA: string; readonly partnerB: string };
  readonly tokens: Record<DemoStaffName, string>;
  readonly database: TestDatabase;
  /** Sets the service’s clock to noon, UTC, of a day; back to the real time without one. */
  setDay(day?: string): void;
  /** Every line the service has logged. */
  readonly logLines: readonly string[];
  /** Ends it. Throws when a canary stands in a line it logged, or in the open in its database. */
  close(): Promise<void>;
}

/** How the service is started for a test. */
export interface TestAppOptions {
  /** True: it takes background work, too. */
  readonly worker?: boolean;
  /** True: it gives events their places in the tree, too. */
  readonly sequencer?: boolean;
  /** A database there is already, such as that of another process of the service; it is left to its owner. */
  readonly database?: TestDatabase;
  /** The keys of that other process. */
  readonly secrets?: DemoSecrets;
  /** What else the configuration says than the demo’s. */
  readonly config?: Partial<Config>;
  /** Where newer versions of the key-encryption key are kept; left to whoever made it. */
  readonly dataDir?: string;
}

/** Starts the service for a test file; close it in `afterAll`. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await cloneDatabase());
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'referral-desk-test-app-'));
  const secrets = options.secrets ?? (await demoSecrets(dataDir));
  const config: Config = {
    ...demoConfig({ host: '127.0.0.1', port: 0, dataDir }, database.app, secrets),
    ...options.config,
  };
  const logLines: string[] = [];
  const app = await createApp(
    config,
    pino({ base: null }, { write: (line: string) => void logLines.push(line) }),
  );
  await takeUpIdentities(app, demoIdentities(secrets));
  await app.listen(0, '127.0.0.1');
  if (options.worker === true) await app.get(Worker).start();
  if (options.sequencer === true) app.get(Sequencer).start();
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    app,
    config,
    secrets,
    request: supertest(url),
    keys: secrets.apiKeys,
    tokens: await demoTokens(secrets.issuerPrivateJwk),
    database,
    setDay: (day) => {
      const now = day === undefined ? Clock.prototype.now : () => new Date(`${day}T12:00:00Z`);
      app.get(Clock).now = now;
    },
    logLines,
    close: async () => {
      await app.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true });
      if (options.database === undefined) await database.drop();
      const found = canaryScanner().find(Buffer.from(logLines.join('')));
      if (found.length > 0) throw new Error(`The service logged ${found.join(', ')}.`);
    },
  };
}
