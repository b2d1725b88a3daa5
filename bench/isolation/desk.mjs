// A service of its own on a throw-away database, with the made-up partners of the demo.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { pathToFileURL } from 'node:url';
import { inProject } from '../../scripts/lib/project.mjs';

const load = (name) => import(pathToFileURL(inProject('dist', 'src', `${name}.js`)).href);

/** Starts a service, gives its address and keys to `work`, and leaves nothing behind. */
export async function withDesk(work) {
  await import('reflect-metadata');
  const { withThrowAwayPostgres } = await load('cli/throw-away-postgres');
  const { createApp } = await load('app.factory');
  const { demoConfig } = await load('demo/demo-config');
  const { demoSecrets } = await load('demo/demo-secrets');
  const { demoIdentities } = await load('demo/demo-identities');
  const { takeUpIdentities } = await load('cli/identities');
  const { makeLogger } = await load('platform/logger');
  return withThrowAwayPostgres(async (postgres, dataDir) => {
    const secrets = await demoSecrets(dataDir);
    const config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, postgres.app, secrets);
    const app = await createApp(config, makeLogger(config.logFile));
    try {
      await takeUpIdentities(app, demoIdentities(secrets));
      await app.listen(0, '127.0.0.1');
      return await work({ port: app.getHttpServer().address().port, keys: secrets.apiKeys });
    } finally {
      await app.close();
    }
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** One request on the one connection: status, body, and milliseconds until its last byte. */
export function ask(desk, { method = 'GET', path, key, headers = {}, body }) {
  const begun = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: desk.port, method, path, agent, headers: { 'x-api-key': key, ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        answer.on('end', () => {
          resolve({ status: answer.statusCode, text, ms: Number(process.hrtime.bigint() - begun) / 1e6 });
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}

/** Sends the sample batch so many times for a partner; gives its file numbers and batch ids. */
export async function fill(desk, key, times) {
  const { referrals } = JSON.parse(readFileSync(inProject('samples', 'batch-12.json'), 'utf8'));
  const [files, batches] = [[], []];
  for (let round = 0; round < times; round++) {
    const own = referrals.map((one, i) => ({ ...one, externalReference: `B-${round}-${i}` }));
    const { status, text } = await ask(desk, {
      method: 'POST',
      path: '/v1/referral-batches',
      key,
      headers: { 'content-type': 'application/json', 'idempotency-key': `bench-${round}` },
      body: JSON.stringify({ referrals: own }),
    });
    if (status !== 201) throw new Error(`the batch was answered ${status}: ${text}`);
    const told = JSON.parse(text);
    batches.push(told.id);
    files.push(...told.rows.map(({ fileNumber }) => fileNumber));
  }
  return { files, batches };
}
