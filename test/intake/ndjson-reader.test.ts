import fc from 'fast-check';
import { BrokenRow } from '../../src/domain/referral/broken-row.js';
import { MAX_ROW_BYTES, type ReadRows } from '../../src/modules/intake/formats/batch-format.js';
import { readNdjson } from '../../src/modules/intake/formats/ndjson.reader.js';
import { pointerFragment, pointerOfFragment } from '../../src/platform/http/json-pointer.js';
import { type Problem } from '../../src/platform/http/problem.js';
import { inChunks } from './support/chunks.js';

const read = (text: string | Buffer, sizes: readonly number[] = [65_536], keep = false): Promise<ReadRows> =>
  readNdjson(inChunks(text, sizes), keep);

const faultsOf = ({ values }: ReadRows): string[][] =>
  values.map((row) =>
    row instanceof BrokenRow
      ? row.faults.map(({ pointer, code, params = {} }) => `${pointer} ${code} ${params['position'] ?? ''}`)
      : [],
  );

const problemOf = (text: string): Promise<Problem> =>
  read(text).then(
    () => {
      throw new Error('it was read');
    },
    (error: unknown) => error as Problem,
  );

describe('lines of referrals', () => {
  it('give the values they were made of: any JSON, any line end, empty lines between, cut anywhere', async () => {
    const aRow = fc.dictionary(
      fc.string({ unit: fc.constantFrom(...'abЖ😀/~%'), minLength: 1, maxLength: 4 }),
      fc.oneof(fc.string({ unit: 'grapheme', maxLength: 6 }), fc.integer(), fc.boolean(), fc.constant(null)),
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRow, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\n \n', '\r\n\r\n'),
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 }),
        async (rows, end, marked, ended, sizes) => {
          const text = `${marked ? '\uFEFF' : ''}${rows.map((row) => JSON.stringify(row)).join(end)}${ended ? end : ''}`;
          expect((await read(text, sizes)).values).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are told with their line in the text, empty ones counted', async () => {
    expect((await read('\n{}\n\n  \r\n{}\n{}')).numbers).toEqual([2, 5, 6]);
  });

  it('that are broken have that fault, with the byte of the line, and leave the others whole', async () => {
    const read5 = await read(
      [
        '{"a":1}',
        '{"a":',
        '{"Ж":1,}',
        '{"a":1,"a":2}',
        '{"a":{"__proto__":1}}',
        '{"a":9007199254740993}',
        '7',
      ].join('\n'),
    );
    expect(faultsOf(read5)).toEqual([
      [],
      [' malformed-row 5'],
      [' malformed-row 8'],
      ['/a duplicate-property '],
      ['/a/__proto__ forbidden-property '],
      ['/a unsafe-number '],
      [],
    ]);
    expect(read5.values[6]).toBe(7);
  });

  it('that are too long are refused one by one, and never held', async () => {
    const long = `{"a":"${'x'.repeat(MAX_ROW_BYTES)}"}`;
    const rows = await read(`{"a":1}\n${long}\n{"a":2}`);
    expect(faultsOf(rows)).toEqual([[], [' row-too-large '], []]);
    const fits = `{"a":"${'x'.repeat(MAX_ROW_BYTES - 8)}"}`;
    expect(faultsOf(await read(fits))).toEqual([[]]);
  });

  it('are taken to 10,000, and no further; none at all is a fault of the batch', async () => {
    expect((await read('{}\n'.repeat(10_000))).values).toHaveLength(10_000);
    expect((await problemOf('{}\n'.repeat(10_001))).code).toBe('too-many-rows');
    expect((await problemOf('\n \n')).options.faults).toEqual([
      { pointer: '#/referrals', code: 'too-few', params: { limit: 1 } },
    ]);
  });

  it('of many small values are not taken past the bound that one JSON document has', async () => {
    const line = `[${'[],'.repeat(250_000)}0]\n`;
    expect((await problemOf(line.repeat(11))).options.faults).toEqual([
      { pointer: '#', code: 'too-many', params: { limit: 5_000_000 } },
    ]);
  });

  it('lose the errors that we wrote into a correction file, and nothing else of that name', async () => {
    const ours = { pointer: '#/a', code: 'required', detail: 'This is required.' };
    const rows = [
      { a: 1, errors: [ours] },
      { a: 1, errors: [{ ...ours, more: 1 }] },
      { a: 1, errors: 'text' },
    ];
    const { values } = await read(rows.map((row) => JSON.stringify(row)).join('\n'));
    expect(values).toEqual([{ a: 1 }, rows[1], rows[2]]);
  });
});

describe('a pointer as a fragment', () => {
  it('gives the pointer again; one that was cut, as far as it goes', () => {
    for (const pointer of ['', '/a/0/b', '/Ж%25/#[x]', '/a~1b']) {
      expect(pointerOfFragment(pointerFragment(pointer))).toBe(pointer);
    }
    const long = `/${'Ж'.repeat(150)}`;
    expect(long.startsWith(pointerOfFragment(pointerFragment(long)))).toBe(true);
  });
});
