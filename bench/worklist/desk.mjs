import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Starts a service on an empty durable PostgreSQL of its own, gives it to `work`, and leaves nothing behind. */
export async function withDesk(work) {
  await import('reflect-metadata');
  const { startEmbeddedPostgres } = await load('platform/database/embedded/start-embedded-postgres');
  const { migrate } = await load('platform/database/migrate');
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-worklist-'));
  // As root, the database runs as another user, who must be able to reach it.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  const postgres = await startEmbeddedPostgres({ dataDir });
  let app;
  const clients = [];
  try {
    await migrate(postgres.owner);
    const { token, ...started } = await start(postgres, dataDir);
    app = started.app;
    for (const role of ['superuser', 'app']) {
      const client = new pg.Client(postgres[role]);
      await client.connect();
      clients.push(client);
    }
    const [superuser, bare] = clients;
    return await work({ app, port: app.getHttpServer().address().port, token, superuser, bare });
  } finally {
    for (const client of clients) await client.end();
    await app?.close();
    await postgres.stop();
    rmSync(postgres.directory, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(postgres, dataDir) {
  const { createApp } = await load('app.factory');
  const { takeUpIdentities } = await load('cli/identities');
  const { demoConfig } = await load('demo/demo-config');
  const { demoIdentities } = await load('demo/demo-identities');
  const { demoSecrets } = await load('demo/demo-secrets');
  const { demoTokens } = await load('demo/demo-token');
  const { pino } = await import('pino');
  const secrets = await demoSecrets(dataDir);
  const config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, postgres.app, secrets);
  const limits = { ratePerKey: 1e9, ratePerPartner: 1e9 };
  const app = await createApp({ ...config, ...limits }, pino({ level: 'silent' }));
  await takeUpIdentities(app, demoIdentities(secrets));
  await app.listen(0, '127.0.0.1');
  const { officer } = await demoTokens(secrets.issuerPrivateJwk);
  return { app, token: officer };
}

/** A module of the service, as it was built. */
export function load(path) {
  return import(`../../dist/src/${path}.js`);
}

/** One request on the one connection: its answer, and milliseconds until its last byte. */
export function ask({ port, token }, method, path) {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const sent = request({ host: '127.0.0.1', port, method, path, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      answer.on('end', () => {
        const ms = performance.now() - began;
        if (answer.statusCode !== 200)
          reject(new Error(`${path} was answered ${answer.statusCode}: ${text}`));
        else resolve({ ms, body: JSON.parse(text) });
      });
    });
    sent.on('error', reject).end();
  });
}

/** The statements that the service sends to its database while `work` goes on, as they are sent. */
export async function statementsOf(work) {
  const { query } = pg.Client.prototype;
  const statements = [];
  pg.Client.prototype.query = function (text, values, ...rest) {
    if (typeof text === 'string') statements.push({ text, values: Array.isArray(values) ? values : [] });
    return query.call(this, text, values, ...rest);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements;
}
