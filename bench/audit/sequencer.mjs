// A process that does nothing but give events their places, for delay.mjs.
import 'reflect-metadata';
import { pino } from 'pino';
import { demoConfig } from '../../dist/src/demo/demo-config.js';
import { demoSecrets } from '../../dist/src/demo/demo-secrets.js';
import { CheckpointSigner } from '../../dist/src/modules/audit/tree/checkpoint-signer.js';
import { Sequencer } from '../../dist/src/modules/audit/tree/sequencer.js';
import { TreeReader } from '../../dist/src/modules/audit/tree/tree-reader.js';

const dataDir = process.env.DATA_DIR;
const app = JSON.parse(process.env.APP);
const config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, app, await demoSecrets(dataDir));
process.once('disconnect', () => process.exit());
new Sequencer(config, pino({ level: 'error' }), new TreeReader(), new CheckpointSigner(config)).start();
process.send('started');
