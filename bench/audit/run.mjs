// What the audit log costs a change, and how fast the decision log is read: `npm run audit` in bench/. README.md there says what the
// figures mean. ONLY=rate or ONLY=stream runs one of them; ROWS, CLIENTS, RATE_ROUNDS, ROUND_MS and STREAM_ROUNDS say how much.
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';

await guarded(async () => {
  await prepare({ dev: false });
  const { compareRates } = await import('./rate.mjs');
  const { compareStreams } = await import('./stream.mjs');
  const parts = { rate: compareRates, stream: compareStreams };
  for (const [name, part] of Object.entries(parts)) {
    if ((process.env.ONLY ?? name) === name && !(await part())) process.exitCode = 1;
  }
});
