import fc from 'fast-check';
import { MAX_ROW_BYTES, ROW_TOO_LARGE } from '../../src/modules/intake/formats/batch-format.js';
import { readJson } from '../../src/modules/intake/formats/json.reader.js';
import { Problem } from '../../src/platform/http/problem.js';
import { parseStrictJson } from '../../src/platform/http/strict-json.js';

/** What comes of a body: its rows, or its problem in one line. */
async function read(text: string): Promise<unknown> {
  try {
    return (await readJson(Buffer.from(text), false)).values;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { faults = [], params } = error.options;
    const told = faults.map(({ pointer, code }) => `${pointer} ${code}`);
    return [error.code, ...told, ...(params?.['position'] === undefined ? [] : [params['position']])].join(
      ' ',
    );
  }
}

describe('a batch, read row by row', () => {
  it('gives the rows that a reader of the whole gives, and breaks off where that one does', async () => {
    const body = fc
      .tuple(
        fc.record({ referrals: fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1 }) }),
        fc.constantFrom(undefined, 1, '\t'),
        fc.option(
          fc.tuple(
            fc.nat(),
            fc.nat({ max: 3 }),
            fc.constantFrom('', '"', '{', '}', ']', '[', ',', ':', '\\', 'x', ' ', '1'),
          ),
        ),
      )
      .map(([value, indent, harm]) => {
        const text = JSON.stringify(value, null, indent);
        if (harm === null) return text;
        const at = harm[0] % (text.length + 1);
        return `${text.slice(0, at)}${harm[2]}${text.slice(at + harm[1])}`;
      });
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const whole = parseStrictJson(Buffer.from(text));
        const found = await read(text);
        if (!whole.ok && 'malformed' in whole) expect(found).toBe(`malformed-json ${whole.malformed}`);
        else if (!whole.ok) expect(found).toMatch(/^invalid-request/);
        else if (Array.isArray(found)) expect({ referrals: found }).toEqual(whole.value);
        else expect(found).toMatch(/^invalid-request #/);
      }),
      { numRuns: 1_500 },
    );
  });

  it.each([
    [
      '{"referrals":[{"a":1,"a":2},{"b":[{"c":1,"c":2}]}]}',
      'invalid-request #/referrals/0/a duplicate-property #/referrals/1/b/0/c duplicate-property',
    ],
    ['{"referrals":[1],"referrals":[2]}', 'invalid-request #/referrals duplicate-property'],
    [
      '{"referrals":[{"__proto__":1}],"__proto__":2}',
      'invalid-request #/referrals/0/__proto__ forbidden-property #/__proto__ forbidden-property',
    ],
    ['{"referrals":[1],"extra":{"a":9007199254740993}}', 'invalid-request #/extra/a unsafe-number'],
    [
      '{"referrals":[1],"extra":1,"a/b":2}',
      'invalid-request #/extra unknown-property #/a~1b unknown-property',
    ],
    ['{"referrals":{}}', 'invalid-request #/referrals wrong-type'],
    ['{"referrals":[]}', 'invalid-request #/referrals too-few'],
    ['{}', 'invalid-request #/referrals required'],
    ['[]', 'invalid-request # wrong-type'],
    ['"text"', 'invalid-request # wrong-type'],
    ['{"referrals":[1]}}', 'malformed-json 17'],
    ['{"referrals":[1],}', 'malformed-json 17'],
    ['{"referrals":[1,]}', 'malformed-json 16'],
    ['{"referrals":[1 2]}', 'malformed-json 16'],
    ['{"referrals":[{"a":[1}]}', 'malformed-json 21'],
    ['{"referrals":["a', 'malformed-json 16'],
    ['', 'malformed-json 0'],
    [' x', 'malformed-json 1'],
  ])('of %s is %s', async (text, problem) => {
    expect(await read(text)).toBe(problem);
  });

  it('tells at most a hundred faults of the JSON itself', async () => {
    const rows = Array.from({ length: 150 }, () => '{"a":1,"a":2}').join();
    expect(String(await read(`{"referrals":[${rows}]}`)).match(/duplicate/g)).toHaveLength(100);
  });

  it('does not read a row beyond a mebibyte, and reads the others', async () => {
    const long = `{"a":"${'x'.repeat(MAX_ROW_BYTES)}"}`;
    const fits = `{"a":"${'x'.repeat(MAX_ROW_BYTES - '{"a":""}'.length)}"}`;
    const rows = (await read(`{"referrals":[1,${long},${fits}]}`)) as unknown[];
    expect([rows[0], rows[1]]).toEqual([1, ROW_TOO_LARGE]);
    expect((rows[2] as { a: string }).a).toHaveLength(MAX_ROW_BYTES - 8);
  });

  it('lets others have their turn while it reads', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ i, text: 'x'.repeat(600) }));
    let turns = 0;
    let reading = true;
    const count = (): void => {
      turns++;
      if (reading) setImmediate(count);
    };
    setImmediate(count);
    await read(JSON.stringify({ referrals: rows }));
    reading = false;
    expect(turns).toBeGreaterThan(3);
  });
});
