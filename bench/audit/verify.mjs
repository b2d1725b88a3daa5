// Events a second of the offline verifier, beside nothing but SHA-256 of the same bytes: `npm run audit-verify` in bench/.
// README.md there says what the figures mean. EVENTS says how many; KEEP=1 leaves the log where it is and says where.
import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';

const EVENTS = Number(process.env.EVENTS ?? 300_000);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
/** Events a second of one core, or this share of the bare rate. */
const BAR = 150_000;
const SHARE = 0.5;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const told = (rate) => Math.round(rate).toLocaleString('en-CA');

/** Events a second of processor time, of all threads of this process. */
async function rateOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (EVENTS / (user + system)) * 1e6;
}

await guarded(async () => {
  await prepare({ dev: false });
  const { makeLog } = await import('./made-log.mjs');
  const { LogDirectory } = await import('../../dist/src/cli/audit-verify/log-directory.js');
  const { verifyLog } = await import('../../dist/src/cli/audit-verify/verify-log.js');
  const { NoteVerifier } = await import('../../dist/src/platform/crypto/note-verifier.js');
  const { entriesPath, TILE_WIDTH } = await import('../../dist/src/domain/audit/tile.js');
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-bench-'));
  const { key } = makeLog(folder, EVENTS);
  const verifier = NoteVerifier.of(key);
  const now = new Date().toISOString();
  const verify = () => verifyLog(new LogDirectory(folder), { verifier, older: [], now });
  /** Reads the same files and hashes each leaf and each disclosure; looks at nothing. */
  const bare = () => {
    for (let index = 0; index * TILE_WIDTH < EVENTS; index += 1) {
      const width = Math.min(TILE_WIDTH, EVENTS - index * TILE_WIDTH);
      const bytes = readFileSync(join(folder, entriesPath({ index, width })));
      for (let at = 0; at < bytes.length;) {
        const end = at + 2 + bytes.readUInt16BE(at);
        hash('sha256', bytes.subarray(at + 1, end), 'latin1');
        at = end;
      }
    }
    const bytes = readFileSync(join(folder, 'disclosures.ndjson'));
    for (let at = 0; at < bytes.length;) {
      const end = bytes.indexOf(10, at);
      hash('sha256', bytes.subarray(at + 71, end - 2), 'latin1');
      at = end + 1;
    }
  };
  try {
    await verify();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ verifier: await rateOf(verify), bare: await rateOf(bare) });
    }
    const rate = median(rounds.map((one) => one.verifier));
    const share = median(rounds.map((one) => one.verifier / one.bare));
    const kept = rate >= BAR || share >= SHARE;
    console.log(
      `${told(EVENTS)} events: verifier ${told(rate)} a second of one core, bare SHA-256 ${told(median(rounds.map((one) => one.bare)))}, share ${share.toFixed(2)}; ${kept ? 'kept' : 'MISSED'}. Peak of memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB.`,
    );
    if (!kept) process.exitCode = 1;
  } finally {
    if (process.env.KEEP) console.log(`${folder} --key ${key}`);
    else rmSync(folder, { recursive: true });
  }
});
