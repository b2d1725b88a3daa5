import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demoFilePath, writeDemoFile } from '../../src/demo/demo-file.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { isPrinted, stepsOf } from './support/page-commands.js';

const PAGE = 'docs/audit.md';
const DEMO = 'DEMO=.data/demo.json';

let test: TestApp;
let folder: string;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true, worker: true });
  folder = mkdtempSync(join(tmpdir(), 'referral-desk-audit-page-'));
  writeDemoFile(folder, { url: test.url, apiKeys: test.keys, tokens: test.tokens });
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

describe('the page for auditors', () => {
  const steps = stepsOf(PAGE);

  it('tells the truth: its commands, pasted one after another, print what it says', async () => {
    expect(steps[0]?.command).toContain(DEMO);
    const script = steps
      .flatMap(({ command }, i) => [`printf '\\n@@${i}\\n'`, command])
      .join('\n')
      .replace(DEMO, `DEMO=${demoFilePath(folder)}`);
    const { stdout } = await promisify(execFile)('bash', ['-c', `exec 2>&1\n${script}\n:`], {
      env: { PATH: process.env['PATH'], HOME: folder, DATA_DIR: folder, TMPDIR: folder },
      timeout: 60_000,
    });
    const printed = stdout.split(/^@@\d+\n/m).slice(1);
    const lies = steps
      .map(({ command, prints }, i) => ({
        command,
        prints: prints.join('\n'),
        printed: printed[i]?.trim() ?? '',
      }))
      .filter(({ prints, printed: answer }) => !isPrinted(prints.split('\n'), answer));
    expect(lies).toEqual([]);
  }, 60_000);

  it('would be found out if it did not: a word more, a line less, something printed that it does not tell of', () => {
    const told = ['SOUND: … entries, the changes of … files.', 'exit code 0'];
    const printed = 'SOUND: 12 entries, the changes of 3 files.\nexit code 0';
    expect(isPrinted(told, printed)).toBe(true);
    for (const lie of [`${printed}!`, printed.replace('12', '12\n'), 'exit code 0', ''])
      expect(isPrinted(told, lie)).toBe(false);
    expect(isPrinted([], 'error')).toBe(false);
  });

  it('asks for the tools it names and for no other', () => {
    const text = steps.map(({ command }) => command).join('\n');
    expect(['jq', 'xxd', 'python', 'sha256sum', 'perl'].filter((tool) => text.includes(tool))).toEqual([]);
  });
});
