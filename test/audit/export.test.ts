import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { Desk } from '../support/desk.js';
import { exportedLog } from '../support/exported-log.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
});
afterAll(() => test.close());

it('debug', async () => {
  const desk = new Desk(test);
  await desk.aFile();
  const auditor = new Auditor(test);
  await auditor.checkpoint(({ size }) => size > 15);
  const folder = await exportedLog(test);
  console.log(await promisify(execFile)('find', [folder, '-type', 'f']));
  console.log(
    await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'cli/audit-verify', folder]).catch(
      (e: unknown) => e,
    ),
  );
});
