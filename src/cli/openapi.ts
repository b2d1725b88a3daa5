import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../app.factory.js';
import { readEnvironment } from '../config.js';
import { demoConfig } from '../demo/demo-config.js';
import { demoSecrets } from '../demo/demo-secrets.js';
import { openApiDocument, openApiText } from '../openapi.js';
import { makeLogger } from '../platform/logger.js';
import { withThrowAwayPostgres } from './throw-away-postgres.js';

/** `npm run openapi`: writes openapi/openapi.json, the same bytes that the service answers at /openapi.json. */
export async function main(): Promise<void> {
  const text = await withThrowAwayPostgres(async (postgres, dataDir) => {
    const config = demoConfig(
      readEnvironment({ DATA_DIR: dataDir }),
      postgres.app,
      await demoSecrets(dataDir),
    );
    const app = await createApp(config, makeLogger(join(dataDir, 'log')));
    try {
      return openApiText(openApiDocument(app));
    } finally {
      await app.close();
    }
  });
  writeFileSync('openapi/openapi.json', text);
  process.stdout.write('Written: openapi/openapi.json\n');
}
