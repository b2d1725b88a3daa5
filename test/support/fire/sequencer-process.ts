import 'reflect-metadata';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { demoConfig } from '../../../src/demo/demo-config.js';
import { demoSecrets } from '../../../src/demo/demo-secrets.js';
import { Sequencer } from '../../../src/modules/audit/tree/sequencer.js';
import { TreeReader } from '../../../src/modules/audit/tree/tree-reader.js';
import { DoomedSigner } from './doomed-signer.js';
import { fireOrders, type Moment } from './fire-orders.js';

// A process that does nothing but give events their places, until it is killed or kills itself.

const { dataDir, database, name, dies } = fireOrders();
let turns = 0;

function isAt(moment: Moment): void {
  if (dies?.at === moment && (turns += 1) > dies.after) process.kill(process.pid, 'SIGKILL');
}

type Query = (this: Client, sql: unknown, parameters?: unknown) => Promise<unknown>;

const query = Client.prototype.query as Query;
Client.prototype.query = async function (this: Client, sql: unknown, parameters?: unknown) {
  const sent = query.call(this, sql, parameters);
  const isDrain = String(sql).startsWith('WITH taken');
  // What was sent is on its way once the loop has turned; its answer is not there yet.
  if (isDrain) setImmediate(() => isAt('draining'));
  if (String(sql).startsWith('INSERT INTO audit_checkpoints')) setImmediate(() => isAt('storing'));
  const answer = await sent;
  if (isDrain) isAt('drained');
  return answer;
} as typeof Client.prototype.query;

const secrets = await demoSecrets(dataDir);
const config = {
  ...demoConfig({ host: '127.0.0.1', port: 0, dataDir }, database, secrets),
  auditSignerState: join(dataDir, name),
};
const signer = new DoomedSigner(config, dataDir, isAt);
new Sequencer(config, pino({ level: 'silent' }), new TreeReader(), signer).start();
process.send?.('started');
