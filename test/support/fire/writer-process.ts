import 'reflect-metadata';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoConfig } from '../../../src/demo/demo-config.js';
import { demoSecrets } from '../../../src/demo/demo-secrets.js';
import { BusyWriters } from '../busy-writers.js';
import { fireOrders } from './fire-orders.js';

// A process of several writers, until it is killed or told to stop; it writes down what was answered as committed.

const WRITERS = 4;
const FILES_AT_ONCE = 12;
const { dataDir, database, name } = fireOrders();

const config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, database, await demoSecrets(dataDir));
const writers = await BusyWriters.on(config, WRITERS, {
  prefix: name.toUpperCase(),
  filesAtOnce: FILES_AT_ONCE,
  onCommit: (changes) => appendFileSync(join(dataDir, `answered-${name}`), `${changes.join('\n')}\n`),
  areShot: true,
});
let isOver = false;
process.on('message', () => (isOver = true));
process.send?.('started');
await writers.write(WRITERS, () => isOver);
await writers.close();
process.disconnect();
