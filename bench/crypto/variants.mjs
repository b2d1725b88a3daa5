import pg from 'pg';

const SILENT = { level: 'silent' };

/**
 * The service as it is, and one that lacks one thing each, on databases of their own within one PostgreSQL: `encryption`
 * seals by leaving everything as it is; `row-level security` has every policy switched off.
 */
export async function startVariants(postgres, dataDir) {
  await copyDatabase(postgres, ['bench_whole', 'bench_clear', 'bench_open']);
  const whole = await start(postgres, dataDir, 'bench_whole');
  const clear = await start(postgres, dataDir, 'bench_clear');
  leaveInTheClear(clear.app, await classes());
  const open = await start(postgres, dataDir, 'bench_open');
  await switchPoliciesOff(postgres, 'bench_open');
  return [
    { name: 'as it is', ...whole },
    { name: 'encryption', ...clear },
    { name: 'row-level security', ...open },
  ];
}

async function copyDatabase(postgres, names) {
  await asSuperuser(postgres, 'postgres', async (client) => {
    for (const name of names) {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${postgres.superuser.database} OWNER desk_owner`);
      await client.query(`GRANT CONNECT ON DATABASE ${name} TO desk_app`);
    }
  });
}

async function start(postgres, dataDir, database) {
  await import('reflect-metadata');
  const { createApp, takeUpIdentities, demoConfig, demoIdentities, demoSecrets, demoTokens, pino } =
    await classes();
  const secrets = await demoSecrets(dataDir);
  const config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, { ...postgres.app, database }, secrets);
  const app = await createApp(config, pino(SILENT));
  await takeUpIdentities(app, demoIdentities(secrets));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address();
  const tokens = await demoTokens(secrets.issuerPrivateJwk);
  return { app, url: `http://127.0.0.1:${port}`, key: secrets.apiKeys.partnerA, token: tokens.officer };
}

async function classes() {
  const from = (path) => import(`../../dist/src/${path}.js`);
  return {
    ...(await from('app.factory')),
    ...(await from('cli/identities')),
    ...(await from('demo/demo-config')),
    ...(await from('demo/demo-identities')),
    ...(await from('demo/demo-secrets')),
    ...(await from('demo/demo-token')),
    ...(await from('platform/crypto/field-cipher')),
    ...(await from('platform/crypto/blind-index')),
    ...(await import('pino')),
  };
}

/** Takes the place of the cipher in one running service; here only, there is no such setting. */
function leaveInTheClear(app, { FieldCipher, BlindIndex }) {
  const cipher = app.get(FieldCipher, { strict: false });
  const key = Buffer.alloc(32);
  cipher.newDataKey = (_owner, { version }) => ({ key, wrapped: key, keyVersion: version });
  cipher.unwrap = async () => key;
  cipher.seal = (_key, _place, value) => Buffer.from(JSON.stringify(value), 'utf8');
  cipher.open = (_key, _place, sealed) => JSON.parse(sealed.toString('utf8'));
  app.get(BlindIndex, { strict: false }).of = (_kind, ...parts) =>
    Buffer.concat([...parts.map((part) => Buffer.from(part)).reverse(), Buffer.alloc(32)], 32);
}

async function switchPoliciesOff(postgres, database) {
  await asSuperuser(postgres, database, async (client) => {
    const { rows } = await client.query(
      `SELECT oid::regclass AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of rows) await client.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
  });
}

async function asSuperuser(postgres, database, work) {
  const client = new pg.Client({ ...postgres.superuser, database });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
