import 'reflect-metadata';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.factory.js';
import { takeUpIdentities } from './cli/identities.js';
import { type Config, type Environment, readEnvironment } from './config.js';
import { demoBanner } from './demo/demo-banner.js';
import { demoConfig } from './demo/demo-config.js';
import { removeDemoFile, writeDemoFile } from './demo/demo-file.js';
import { demoIdentities } from './demo/demo-identities.js';
import { demoSecrets } from './demo/demo-secrets.js';
import { demoTokens } from './demo/demo-token.js';
import { Sequencer } from './modules/audit/tree/sequencer.js';
import { checkDatabase } from './platform/database/check-database.js';
import { startEmbeddedPostgres } from './platform/database/embedded/start-embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';
import { asStartupError, checkPortFree } from './platform/http/listen.js';
import { makeLogger } from './platform/logger.js';
import { Worker } from './platform/queue/worker.js';

type Stop = () => Promise<void>;

/** Starts the service and returns once it serves. SIGTERM and SIGINT end it: running requests finish, then the database. */
export async function main(): Promise<void> {
  const environment = readEnvironment();
  await checkPortFree(environment.host, environment.port);
  const stops: Stop[] = [];
  onSignal(stops);
  try {
    if (environment.live === undefined) await startDemo(environment, stops);
    else await startLive(environment, environment.live, stops);
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function startDemo(environment: Environment, stops: Stop[]): Promise<void> {
  const { dataDir, host, port } = environment;
  const starting = startEmbeddedPostgres({ dataDir, log: print });
  // Known to the signals before it runs, so that one that comes meanwhile leaves nothing behind.
  stops.push(async () => {
    const started = await starting.catch(() => undefined);
    await started?.stop();
  });
  const postgres = await starting;
  removeDemoFile(dataDir);
  await migrate(postgres.owner);
  const secrets = await demoSecrets(dataDir);
  const config = demoConfig(environment, postgres.app, secrets);
  const identities = (ready: NestFastifyApplication) => takeUpIdentities(ready, demoIdentities(secrets));
  await serve(config, { stops, worker: environment.worker, before: identities });
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const demo = { url, apiKeys: secrets.apiKeys, tokens: await demoTokens(secrets.issuerPrivateJwk) };
  writeDemoFile(dataDir, demo);
  print(demoBanner(dataDir, demo));
}

async function startLive(
  { host, port, worker, notes }: Environment,
  { ownerUrl, ...live }: NonNullable<Environment['live']>,
  stops: Stop[],
): Promise<void> {
  if (ownerUrl !== undefined) await migrate(ownerUrl);
  await serve({ ...live, environment: 'live', host, port }, { stops, worker });
  print(`Referral Desk is ready on ${host}:${port}.`);
  for (const note of notes) process.stderr.write(`Note: ${note}\n`);
}

/** What a service is started with beside its configuration; `before` runs before it listens. */
interface ServeOptions {
  readonly stops: Stop[];
  readonly worker: boolean;
  readonly before?: (app: NestFastifyApplication) => Promise<unknown>;
}

async function serve(config: Config, { stops, worker, before }: ServeOptions): Promise<void> {
  await checkDatabase(config.databaseUrl);
  const app = await createApp(config, makeLogger(config.logFile));
  stops.push(() => app.close());
  await before?.(app);
  await app.listen(config.port, config.host).catch((error: unknown) => {
    throw asStartupError(error, config.port);
  });
  app.get(Sequencer).start();
  // Last, and the first to end: closing the application stops it before the database is let go.
  if (worker) await app.get(Worker).start();
}

function onSignal(stops: Stop[]): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    stopAll(stops).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

/** The last started is the first stopped. */
async function stopAll(stops: Stop[]): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
