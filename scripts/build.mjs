// Compiles src and migrations to dist, when something changed since the last time.
import { guarded } from './lib/failure.mjs';
import { prepare } from './lib/prepare.mjs';

await guarded(() => prepare({ dev: false }));
