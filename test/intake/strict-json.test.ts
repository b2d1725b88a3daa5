import fc from 'fast-check';
import { MAX_DEPTH, parseStrictJson, type StrictJson } from '../../src/platform/http/strict-json.js';

const read = (text: string): StrictJson => parseStrictJson(Buffer.from(text, 'utf8'));
const faultsOf = (text: string): string[] => {
  const parsed = read(text);
  return !parsed.ok && 'faults' in parsed
    ? parsed.faults.map((fault) => `${fault.pointer} ${fault.code}`)
    : [];
};
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('strict JSON', () => {
  it('reads what JSON.parse reads, for any JSON without rare characters and large numbers', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false, stringUnit: 'grapheme' }), (value) => {
        const text = JSON.stringify(value);
        const parsed = read(text);
        if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(text));
        else
          expect('faults' in parsed && parsed.faults.every((one) => one.code !== 'duplicate-property')).toBe(
            true,
          );
      }),
    );
  });

  it('agrees with JSON.parse on whether any text is JSON at all', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"b"',
        '1',
        '-',
        '0',
        '.5',
        'e3',
        'true',
        'nul',
        ' ',
        '"',
        '\\',
        '\\u00e9',
        '\n',
        'é',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const parsed = read(text);
        expect(!parsed.ok && 'malformed' in parsed).toBe(!isJson);
      }),
      { numRuns: 3000 },
    );
  });

  it('finds a repeated property wherever it stands', () => {
    const name = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        fc.nat(4),
        (names, which, depth) => {
          const again = names[which % names.length] ?? '';
          const members = [...names, again].map((one) => `${JSON.stringify(one)}:0`).join(',');
          const text = '['.repeat(depth) + `{${members}}` + ']'.repeat(depth);
          const found = faultsOf(text).filter((fault) => fault.endsWith('duplicate-property'));
          expect(found).toHaveLength(1);
          expect(found[0]?.startsWith('#' + '/0'.repeat(depth) + '/')).toBe(true);
        },
      ),
    );
  });

  it('tells a property written twice in two spellings from two properties', () => {
    expect(faultsOf('{"a":{"b":1,"\\u0062":2}}')).toEqual(['#/a/b duplicate-property']);
    expect(read('{"a":{"b":1},"c":{"b":2}}').ok).toBe(true);
  });

  it(`takes ${MAX_DEPTH} levels and refuses one more, at the place that is too deep`, () => {
    expect(read(nested(MAX_DEPTH)).ok).toBe(true);
    expect(faultsOf(nested(MAX_DEPTH + 1))).toEqual([`#${'/0'.repeat(MAX_DEPTH)} too-deep`]);
    expect(faultsOf('['.repeat(1_000_000))).toEqual([`#${'/0'.repeat(MAX_DEPTH)} too-deep`]);
  });

  it('does not take brackets inside strings for nesting', () => {
    expect(read(JSON.stringify(['[{'.repeat(100), '\\"[['])).ok).toBe(true);
  });

  it('refuses the names that change prototypes', () => {
    expect(faultsOf('{"a":{"__proto__":{"x":1}}}')).toEqual(['#/a/__proto__ forbidden-property']);
    expect(faultsOf('{"constructor":{"prototype":{}}}')).toEqual(['#/constructor forbidden-property']);
    expect(read('{"constructor":"a word"}').ok).toBe(true);
  });

  it.each(['9007199254740992', '-9007199254740993', '1e400', '-1e999', '1e20', '9007199254740992.5'])(
    'refuses the number %s, which would not be read exactly',
    (number) => {
      expect(faultsOf(`{"n":[${number}]}`)).toEqual(['#/n/0 unsafe-number']);
    },
  );

  it('takes the numbers up to 2^53 - 1', () => {
    expect(read('[9007199254740991,-9007199254740991,0.5,1e3,-0]')).toEqual({
      ok: true,
      value: [9007199254740991, -9007199254740991, 0.5, 1000, -0],
      values: 6,
    });
  });

  it('refuses NUL and half of a surrogate pair, in strings and in names', () => {
    expect(faultsOf('{"a":"x\\u0000"}')).toEqual(['#/a invalid-text']);
    expect(faultsOf('{"a":["\\ud83d"]}')).toEqual(['#/a/0 invalid-text']);
    expect(faultsOf('["\\uDE00\\uD83D"]')).toEqual(['#/0 invalid-text']);
    expect(faultsOf('{"\\ud800":1}')).toEqual(['#/%EF%BF%BD invalid-text']);
    expect(read('["\\ud83d\\ude00", "😀", "\\\\ud83d", "\\u0001"]').ok).toBe(true);
  });

  it('tells every fault of a document at once', () => {
    expect(faultsOf('{"a":1,"a":2,"b":[1e400,"\\u0000"]}')).toEqual([
      '#/a duplicate-property',
      '#/b/0 unsafe-number',
      '#/b/1 invalid-text',
    ]);
  });

  it.each([
    ['', 0],
    ['{', 1],
    ['{"a":1,}', 7],
    ['[1,2', 4],
    ['[1] x', 4],
    ['{"é":tru}', 6],
    ["{'a':1}", 1],
    ['["\t"]', 2],
    ['[01]', 2],
    ['["\\x"]', 3],
  ])('gives the byte at which %j is not JSON', (text, position) => {
    expect(read(text)).toEqual({ ok: false, malformed: position });
  });

  it('gives the byte at which a body is not UTF-8', () => {
    expect(parseStrictJson(Buffer.of(0x22, 0xc3, 0xa9, 0xff, 0x22))).toEqual({ ok: false, malformed: 3 });
    expect(parseStrictJson(Buffer.of(0x61, 0x80))).toMatchObject({ malformed: 1 });
    expect(parseStrictJson(Buffer.of(0x22, 0xed, 0xa0, 0x80, 0x22))).toMatchObject({
      ok: false,
      malformed: 1,
    });
  });

  it('skips a byte order mark and counts it in positions', () => {
    expect(read('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 }, values: 2 });
    expect(read('\uFEFF{"a":x}')).toEqual({ ok: false, malformed: 8 });
  });

  it('escapes pointers as URI fragments and cuts long ones', () => {
    expect(faultsOf('{"a/b~c %#é":1e400}')).toEqual(['#/a~1b~0c%20%25%23%C3%A9 unsafe-number']);
    const [long] = faultsOf(`{"${'é'.repeat(500)}":1e400}`);
    expect(long?.split(' ')[0]?.length).toBeLessThanOrEqual(200);
  });

  it('bounds the faults told of one document', () => {
    expect(faultsOf(`[${'1e400,'.repeat(500)}0]`)).toHaveLength(100);
  });
});
