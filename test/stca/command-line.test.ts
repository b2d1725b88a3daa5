import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/stca.js';
import { knownFacts, resultOf } from './support/known-facts.js';

interface Outcome {
  readonly lines: readonly Record<string, unknown>[];
  readonly errors: string;
  readonly exitCode: unknown;
}

async function run(argv: readonly string[], input: string | readonly Buffer[] = ''): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const exitCode = process.exitCode;
  await main(argv, {
    stdin: Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input),
    stdout,
    stderr,
  });
  const outcome = { exitCode: process.exitCode };
  process.exitCode = exitCode;
  const lines = Buffer.concat(chunks)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  return {
    ...outcome,
    lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    errors: String(stderr.read() ?? ''),
  };
}

const line = (caseId: string): string => JSON.stringify(knownFacts({ caseId }));

describe('the command line', () => {
  it('answers each line of facts with one line, in order', async () => {
    const { lines, exitCode, errors } = await run(['-'], `${line('a')}\n${line('b')}\r\n${line('c')}`);
    expect(lines.map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c']);
    expect(lines[0]).toEqual(JSON.parse(JSON.stringify(resultOf(knownFacts({ caseId: 'a' })))));
    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: '' });
  });

  it('answers a line that is not valid with its errors and goes on; the exit code is 1', async () => {
    const bad = '{"caseId":"b","assessedOn":"2026-11-20","route":"airport","enteredCanadaOn":"2026-11-21"}';
    const { lines, exitCode } = await run(['-'], `{oops\n${bad}\n\n${line('c')}\n\n`);
    expect(lines).toEqual([
      {
        error: {
          code: 'invalid-json',
          errors: [expect.objectContaining({ pointer: '', code: 'invalid-json' })],
        },
      },
      {
        caseId: 'b',
        error: {
          code: 'invalid-facts',
          errors: [
            {
              pointer: '/enteredCanadaOn',
              code: 'entry-after-claim',
              detail: 'An entry into Canada cannot follow the day of the claim. Correct one of the two.',
            },
          ],
        },
      },
      { error: expect.objectContaining({ code: 'invalid-json' }) as unknown },
      expect.objectContaining({ caseId: 'c', conclusion: 'barred' }),
    ]);
    expect(exitCode).toBe(1);
  });

  it('says in a sentence what a form wants', async () => {
    const { lines } = await run(['-'], '{"assessedOn":"2026-11-20","route":"tunnel"}');
    expect(JSON.stringify(lines)).toContain('This must be one of: land-port-of-entry');
  });

  it('reads characters and lines that are cut in pieces', async () => {
    const bytes = Buffer.from(`\ufeff${line('é\u2028ж')}\n`);
    const { lines } = await run(
      ['-'],
      [...bytes].map((byte) => Buffer.from([byte])),
    );
    expect(lines.map(({ caseId }) => caseId)).toEqual(['é\u2028ж']);
  });

  it('reads a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stca-'));
    try {
      writeFileSync(join(folder, 'facts.jsonl'), `${line('a')}\n`);
      const { lines, exitCode } = await run([join(folder, 'facts.jsonl')]);
      expect({ count: lines.length, exitCode }).toEqual({ count: 1, exitCode: 0 });
      expect((await run([folder])).exitCode).toBe(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('waits for a slow reader', async () => {
    let waiting = 0;
    let most = 0;
    const stdout = new Writable({
      highWaterMark: 16 * 1024,
      write(chunk: Buffer, _encoding, done) {
        most = Math.max(most, stdout.writableLength);
        waiting += chunk.length;
        setTimeout(done, 1);
      },
    });
    const exitCode = process.exitCode;
    const facts = Readable.from(Array.from({ length: 100 }, () => Buffer.from(`${line('a')}\n`)));
    await main(['-'], { stdin: facts, stdout, stderr: new PassThrough() });
    process.exitCode = exitCode;
    expect(waiting).toBeGreaterThan(100 * 5000);
    expect(most).toBeLessThan(256 * 1024);
  });

  it('stops without a word when the reader has read enough', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(), { code: 'EPIPE' })),
    });
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.from(`${line('a')}\n`);
      })(),
    );
    const stderr = new PassThrough();
    await main(['-'], { stdin: endless, stdout, stderr });
    expect(stderr.read()).toBeNull();
  });

  it.each([[[]], [['a', 'b']], [['/there/is/no/such/file']]])(
    'refuses %j with one sentence and exit code 2',
    async (argv) => {
      const { lines, errors, exitCode } = await run(argv);
      expect({ lines, exitCode }).toEqual({ lines: [], exitCode: 2 });
      expect(errors.trim().split('\n')).toHaveLength(1);
    },
  );
});
