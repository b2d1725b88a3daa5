import { PassThrough, Readable } from 'node:stream';
import { main } from '../../src/cli/match.js';
import { compare } from '../../src/domain/matching/compare.js';

async function run(
  argv: readonly string[],
  input = '',
): Promise<{ readonly lines: readonly unknown[]; readonly errors: string; readonly exitCode: unknown }> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const before = process.exitCode;
  await main(argv, { stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  const { exitCode } = process;
  process.exitCode = before;
  const lines = Buffer.concat(chunks).toString('utf8').trimEnd().split('\n');
  return {
    lines: lines.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown),
    errors: String(stderr.read() ?? ''),
    exitCode,
  };
}

const ANNA = { family: 'Верхотурова', given: 'Анна', dob: '1984-05-23', sex: 'f' } as const;
const ANYA = { family: 'Werchoturowa', given: 'Anja', dob: '1984-05-23' } as const;

describe('npm run match', () => {
  it('answers each pair with score, outcome, shared kinds of key and terms, in order', async () => {
    const lines = [
      { id: 'one', a: { ...ANNA, script: 'Cyrl' }, b: { ...ANYA, script: 'Latn', patronymic: null } },
      { id: 'two', a: ANNA, b: {}, same: false, kind: 'nobody', source: 'made up' },
    ];
    const found = await run(['-'], lines.map((line) => JSON.stringify(line)).join('\n'));
    const { score, outcome, terms } = compare(ANNA, ANYA);
    expect(found.lines).toEqual([
      { id: 'one', score, outcome, sharedKeys: ['D', 'C', 'Y', 'X'], terms },
      expect.objectContaining({ id: 'two', score: 0, outcome: 'none', sharedKeys: [] }) as unknown,
    ]);
    expect({ outcome, exitCode: found.exitCode, errors: found.errors }).toEqual({
      outcome: 'likely-duplicate',
      exitCode: 0,
      errors: '',
    });
  });

  it('answers a line that is not valid with every fault, without an echo, and goes on; the exit code is 1', async () => {
    const bad = { id: 'bad', a: { ...ANNA, dob: '1984-02-30', sex: 'x' }, b: { name: 'Анна' } };
    const good = { id: 'good', a: ANNA, b: ANYA };
    const { lines, exitCode } = await run(
      ['-'],
      `{oops\n${JSON.stringify(bad)}\n\n${JSON.stringify(good)}\n`,
    );
    expect(lines).toEqual([
      {
        error: {
          code: 'invalid-json',
          errors: [expect.objectContaining({ pointer: '', code: 'invalid-json' })],
        },
      },
      {
        id: 'bad',
        error: {
          code: 'invalid-pair',
          errors: expect.arrayContaining([
            expect.objectContaining({ pointer: '/a/dob', code: 'invalid-date' }),
            expect.objectContaining({ pointer: '/a/sex', code: 'not-allowed' }),
            expect.objectContaining({ pointer: '/b/name', code: 'unknown-property' }),
          ]) as unknown,
        },
      },
      { error: expect.objectContaining({ code: 'invalid-json' }) as unknown },
      expect.objectContaining({ id: 'good', outcome: 'likely-duplicate' }),
    ]);
    expect(JSON.stringify(lines[1])).not.toMatch(/Верхотурова|1984/);
    expect(exitCode).toBe(1);
  });

  it.each([
    ['{"a":{},"b":{}}', '/id', 'required'],
    ['{"id":7,"a":{},"b":{}}', '/id', 'wrong-type'],
    ['{"id":"x","a":{}}', '/b', 'required'],
    ['{"id":"x","a":[],"b":{}}', '/a', 'wrong-type'],
    ['[]', '', 'wrong-type'],
  ])('says where a line is wrong: %s', async (line, pointer, code) => {
    const { lines, exitCode } = await run(['-'], line);
    expect(lines).toEqual([
      expect.objectContaining({
        error: { code: 'invalid-pair', errors: [expect.objectContaining({ pointer, code })] },
      }),
    ]);
    expect(exitCode).toBe(1);
  });

  it('says how it is used when it is given no file, or one that is not there; the exit code is 2', async () => {
    expect(await run([])).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('npm run --silent match') as unknown,
    });
    expect(await run(['no-such-file'])).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('ENOENT') as unknown,
    });
  });
});
