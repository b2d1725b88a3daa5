// Makes the clone ready and runs the tests; arguments go to jest. The last line says how many passed, failed and were
// skipped.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guarded } from './lib/failure.mjs';
import { endWithNpm } from './lib/parent.mjs';
import { prepare } from './lib/prepare.mjs';
import { inProject } from './lib/project.mjs';

endWithNpm();
await guarded(async () => {
  await prepare({ dev: true });
  const scratch = mkdtempSync(join(tmpdir(), 'referral-desk-summary-'));
  const summaryFile = process.env.SUMMARY_FILE || join(scratch, 'summary');
  rmSync(summaryFile, { force: true });
  process.exitCode = await jest(process.argv.slice(2), summaryFile);
  console.log(summary(summaryFile));
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs jest on ES modules and gives its exit code. Signals to end are passed on, so that jest can clean up. */
function jest(args, summaryFile) {
  const loader = pathToFileURL(inProject('test/support/register-typescript.mjs')).href;
  const options = [`--import=${loader}`, '--enable-source-maps', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [inProject('node_modules/jest/bin/jest.js'), ...args], {
    cwd: inProject(),
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: [process.env.NODE_OPTIONS, ...options].filter(Boolean).join(' '),
      SUMMARY_FILE: summaryFile,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** What the reporter wrote; a run that ended before it could is one failure. */
function summary(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '0 passed, 1 failed, 0 skipped';
  }
}
