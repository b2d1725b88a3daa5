// Serves a database that is there already, as the demo serves its own, for the tests: `node serve-demo.mjs OPTIONS` with
// the database, the data folder and the port as JSON, and whether identities are to be taken up. Says so once it serves.
import 'reflect-metadata';
const { database, dataDir, port, identities } = JSON.parse(process.argv[2]);
const of = (path) => import(`../../dist/src/${path}.js`);
const [
  { createApp },
  { takeUpIdentities },
  { demoConfig },
  { demoIdentities },
  { demoSecrets },
  { makeLogger },
] = await Promise.all(
  [
    ...['app.factory', 'cli/identities', 'demo/demo-config', 'demo/demo-identities', 'demo/demo-secrets'],
    'platform/logger',
  ].map(of),
);
const secrets = await demoSecrets(dataDir);
const config = demoConfig({ host: '127.0.0.1', port, dataDir }, database, secrets);
const app = await createApp(config, makeLogger(config.logFile));
if (identities) await takeUpIdentities(app, demoIdentities(secrets));
await app.listen(port, '127.0.0.1');
console.log(`Referral Desk is ready on 127.0.0.1:${port}.`);
