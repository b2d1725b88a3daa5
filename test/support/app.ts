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
  /** Every line the service has logged. */
  readonly logLines: readonly string[];
  close(): Promise<void>;
}

/** Starts the service for a test file; close it in `afterAll`. */
export async function startTestApp(): Promise<TestApp> {
  const database = await cloneDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-test-app-'));
  const secrets = await demoSecrets(dataDir);
  rmSync(dataDir, { recursive: true });
  const config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, database.app, secrets);
  const logLines: string[] = [];
  const app = await createApp(
    config,
    pino({ base: null }, { write: (line: string) => void logLines.push(line) }),
  );
  await takeUpIdentities(app, demoIdentities(secrets));
  await app.listen(0, '127.0.0.1');
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
    logLines,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
