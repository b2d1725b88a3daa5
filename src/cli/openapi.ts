import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.factory.js';
import { readEnvironment } from '../config.js';
import { demoConfig } from '../demo/demo-config.js';
import { demoSecrets } from '../demo/demo-secrets.js';
import { openApiDocument, openApiText } from '../openapi.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/start-embedded-postgres.js';
import { migrate } from '../platform/database/migrate.js';
import { makeLogger } from '../platform/logger.js';

/** `npm run openapi`: writes openapi/openapi.json, the same bytes that the service answers at /openapi.json. */
export async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-openapi-'));
  const postgres = await startEmbeddedPostgres({ dataDir, fast: true });
  try {
    await migrate(postgres.owner);
    const environment = readEnvironment({ DATA_DIR: dataDir });
    const config = demoConfig(environment, postgres.app, await demoSecrets(dataDir));
    const app = await createApp(config, makeLogger(join(dataDir, 'log')));
    writeFileSync('openapi/openapi.json', openApiText(openApiDocument(app)));
    await app.close();
    process.stdout.write('Written: openapi/openapi.json\n');
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
