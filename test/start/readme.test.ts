import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DEMO_STEPS, demoPreparation } from '../../src/demo/demo-steps.js';
import { killServers, type Server, serve, somePort } from './servers.js';

const BLOCK = /```bash\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';

/** The commands of the README, each with the answer written under it. */
function commandsAndAnswers(): { command: string; answer: string }[] {
  const [, ...steps] = BLOCK.split(/^# \d+\. .*\n/m);
  return steps.map((step) => {
    const lines = step.trim().split('\n');
    const answer = lines.filter((line) => line.startsWith('#> ')).map((line) => line.slice(3));
    return { command: lines.filter((line) => !line.startsWith('#> ')).join('\n'), answer: answer.join('\n') };
  });
}

function hasTools(): boolean {
  try {
    execFileSync('bash', ['-c', 'command -v curl'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const withTools = hasTools() ? it : it.skip;

describe('the README', () => {
  let folder: string;
  let server: Server | undefined;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'referral-desk-readme-'));
  });

  afterAll(async () => {
    await server?.end();
    killServers();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has the same fourteen commands that npm start prints', () => {
    expect(commandsAndAnswers().map(({ command }) => command)).toEqual(
      DEMO_STEPS.map(({ command }) => command),
    );
    expect(BLOCK).toContain(demoPreparation('.data/demo.json'));
  });

  withTools(
    'tells the truth: its commands, pasted, give the answers it shows (needs bash and curl)',
    async () => {
      const dataDir = join(folder, 'data');
      server = await serve({ dataDir, port: await somePort() });
      const steps = commandsAndAnswers();
      const script = [
        demoPreparation(join(dataDir, 'demo.json')),
        ...steps.flatMap(({ command }, i) => [`echo "@@${i}"`, command]),
      ].join('\n');
      const { stdout } = await promisify(execFile)('bash', ['-c', script], { timeout: 60_000 });
      const answers = stdout
        .split(/^@@\d+\n/m)
        .slice(1)
        .map((answer) => answer.trim());
      expect(answers).toEqual(steps.map(({ answer }) => answer));
    },
    90_000,
  );
});
