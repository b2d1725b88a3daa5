import 'reflect-metadata';
import { createApp } from '../app.factory.js';
import { readEnvironment } from '../config.js';
import { Sequencer } from '../modules/audit/tree/sequencer.js';
import { checkDatabase } from '../platform/database/check-database.js';
import { makeLogger } from '../platform/logger.js';
import { Worker } from '../platform/queue/worker.js';
import { StartupError } from '../platform/startup-error.js';

/**
 * `npm run worker`: takes jobs from the queue of a deployment and serves nobody, until SIGTERM or SIGINT. Run the API with
 * WORKER=off beside it. Whichever of the two leads signs the audit log, so it needs the signing key and the signer's state as well.
 * The demo needs none: its API works by itself.
 */
export async function main(): Promise<void> {
  const { live, host, port } = readEnvironment();
  if (live === undefined) throw new StartupError('DATABASE_URL is not set: the demo runs its own worker.');
  const { ownerUrl: _owner, ...settings } = live;
  await checkDatabase(settings.databaseUrl);
  const app = await createApp({ ...settings, environment: 'live', host, port }, makeLogger());
  const ended = new Promise<void>((end) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => end());
  });
  app.get(Sequencer).start();
  await app.get(Worker).start();
  process.stdout.write('The worker is ready.\n');
  await ended;
  await app.close();
  process.exit(0);
}
