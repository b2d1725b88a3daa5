import { register } from 'node:module';

// Preloaded into jest and its workers by scripts/test.mjs.
register('./typescript-loader.mjs', import.meta.url);

// A worker ends with the process it works for, whatever its test file still waits for.
process.once('disconnect', () => process.exit());
