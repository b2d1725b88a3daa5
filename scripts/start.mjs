// Makes the clone ready and runs the service in this same process, so that signals reach it.
import { guarded } from './lib/failure.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { prepare } from './lib/prepare.mjs';
import { keepHeapSmall } from './lib/small-heap.mjs';

keepHeapSmall();
endWithNpm();
await guarded(async () => {
  await prepare({ dev: false });
  if (!process.env.NODE_ENV) process.env.NODE_ENV = 'production';
  // What the service writes is about people: for the eyes of its own user.
  process.umask(0o077);
  const { main } = await import('../dist/src/main.js');
  await main();
});
