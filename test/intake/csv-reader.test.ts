import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { BrokenRow } from '../../src/domain/referral/broken-row.js';
import { type ReadRows } from '../../src/modules/intake/formats/batch-format.js';
import { csvTemplate } from '../../src/modules/intake/formats/csv-template.js';
import { readCsv } from '../../src/modules/intake/formats/csv.reader.js';
import { flatRow } from '../../src/modules/intake/formats/flat-row.js';
import { checkedUtf8 } from '../../src/platform/http/checked-utf8.js';
import { Problem } from '../../src/platform/http/problem.js';
import { inChunks } from './support/chunks.js';
import { generate } from './support/samples.js';

const read = (text: string | Buffer, sizes: readonly number[] = [65_536]): Promise<ReadRows> =>
  readCsv(checkedUtf8(inChunks(text, sizes)), false);

const problemOf = async (text: string | Buffer): Promise<Problem> => {
  const failed: unknown = await read(text).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(failed instanceof Problem)) throw new Error('it was read');
  return failed;
};

const faultsOf = async (text: string): Promise<string[]> =>
  ((await problemOf(text)).options.faults ?? []).map(
    ({ pointer, code, params = {} }) => `${pointer} ${code} ${params['nearest'] ?? ''}`,
  );

const tableOf = (rows: readonly unknown[], options: object = {}): string => {
  const flat = rows.map((row) => flatRow(row));
  const header = [...new Set(flat.flatMap((cells) => [...cells.keys()]))];
  return stringify([header, ...flat.map((cells) => header.map((name) => cells.get(name) ?? ''))], options);
};

/** A text as people write them: with marks that mean something to a table, several lines, and letters of many bytes. */
const aText = fc
  .string({ unit: fc.constantFrom(...'aЖ😀",;\n\r\t\'#=- é'), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '');
const aDay = fc.constantFrom('2020-01-01', '1999-12-31');
const aList = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 });
const aPerson = fc.record(
  {
    familyName: aText,
    nativeName: aText,
    otherNames: aList(aText),
    dateOfBirth: aDay,
    nationalities: aList(fc.constantFrom('RU', 'CA')),
    identityDocuments: aList(
      fc.record({ kind: fc.constant('passport'), number: aText, heldByUsAuthorities: fc.boolean() }),
    ),
  },
  { requiredKeys: ['familyName'] },
);
const aRow = fc.record(
  {
    externalReference: fc.string({ unit: fc.constantFrom(...'AЖ-09'), minLength: 1, maxLength: 9 }),
    principalApplicant: aPerson,
    familyMembers: aList(fc.record({ relationToPrincipal: fc.constant('child'), person: aPerson })),
    interview: fc.record({ languages: aList(fc.constantFrom('ru', 'bua')), interpreterNeeded: fc.boolean() }),
    stca: fc.oneof(
      fc.constant({}),
      fc.record({
        relatives: aList(fc.record({ relation: aText, statuses: aList(aText), inCanada: fc.boolean() })),
      }),
    ),
  },
  { requiredKeys: ['externalReference', 'principalApplicant'] },
);

describe('a table of referrals', () => {
  it('gives the rows it was made of: any rows, comma or semicolon, any line end, with a mark or without, cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRow, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(',', ';'),
        fc.constantFrom('windows', 'unix', 'mac'),
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (rows, delimiter, lineEnd, bom, sizes) => {
          const text = tableOf(rows, { delimiter, record_delimiter: lineEnd, bom, quoted_match: /[\r\n]/ });
          expect((await read(text, sizes)).values).toEqual(rows);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('tells of each row where it stands in the sheet: header, notes, empty rows and line ends in cells counted', async () => {
    const { numbers, values } = await read(
      '# note\r\nexternalReference,protection.summary\r\nA,"two\r\nlines"\r\n,\r\n\r\nB,one\r\n',
    );
    expect(numbers).toEqual([3, 6]);
    expect(values).toEqual([
      { externalReference: 'A', protection: { summary: 'two\r\nlines' } },
      { externalReference: 'B', protection: { summary: 'one' } },
    ]);
  });

  it('takes true and false as spreadsheets write them in English and in French, and leaves other words to the contract', async () => {
    const { values } = await read(
      `externalReference,interview.interpreterNeeded\n${['true', 'FALSE', 'VRAI', 'faux', 'yes'].map((word, i) => `R${i},${word}`).join('\n')}`,
    );
    expect(values.map((row) => (row as { interview: object }).interview)).toEqual([
      { interpreterNeeded: true },
      { interpreterNeeded: false },
      { interpreterNeeded: true },
      { interpreterNeeded: false },
      { interpreterNeeded: 'yes' },
    ]);
  });

  it("takes off a “'” before a formula only in a correction file: elsewhere it is part of the text", async () => {
    const cells = ["'=1", "''-x", "'quoted'", '+1'];
    const rows = cells.map((cell) => `R,"${cell}"`).join('\n');
    const texts = async (header: string, prefix: string): Promise<unknown[]> =>
      (await read(`${header}\n${rows.replaceAll(/^/gm, prefix)}`)).values.map(
        (row) => (row as { protection: { summary: string } }).protection.summary,
      );
    expect(await texts('externalReference,protection.summary', '')).toEqual(cells);
    expect(await texts('errors,externalReference,protection.summary', 'something,')).toEqual([
      '=1',
      "'-x",
      "'quoted'",
      '+1',
    ]);
  });

  it('has the faults of a row at their places: a cell too many, an entry left out, a list both empty and filled, NUL', async () => {
    const { values } = await read(
      [
        'externalReference,principalApplicant.familyName,consent.scope.0,consent.scope.1,stca.relatives,stca.relatives.0.relation',
        'A,X,a,b,,,y',
        'B,X,,b,,',
        'C,X,a,b,[],brother',
        'D,X\0,a,b,,',
        'E,X,a,b,,,,',
      ].join('\n'),
    );
    const faults = values.map((row) =>
      row instanceof BrokenRow ? row.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [],
    );
    expect(faults).toEqual([
      [' too-many-cells'],
      ['/consent/scope/0 entry-left-out'],
      ['/stca/relatives empty-and-filled'],
      ['/principalApplicant/familyName invalid-text'],
      [],
    ]);
    expect((values[0] as BrokenRow).externalReference).toBe('A');
  });

  it('of a row too long tells no cell as its reference that may be another’s', async () => {
    const { values } = await read('protection.summary,externalReference\nA, B,C\n');
    expect((values[0] as BrokenRow).externalReference).toBeUndefined();
  });

  it.each([
    ['familyName', 'principalApplicant.familyName'],
    ['principalApplicant.famliyName', 'principalApplicant.familyName'],
    ['principal_applicant.family_name', 'principalApplicant.familyName'],
    ['principalApplicant.nationalities[2]', 'principalApplicant.nationalities.2'],
    ['/consent/scope/1', 'consent.scope.1'],
    ['familyMembers.3.person.familyNames', 'familyMembers.3.person.familyName'],
    ['ExternalReference', 'externalReference'],
    ['unitedStates.custody.since.0', 'unitedStates.custody.since'],
    ['principalApplicant.nationalities.5', 'principalApplicant.nationalities.0'],
  ])('with the column %s is told the nearest, %s', async (name, nearest) => {
    expect(await faultsOf(`externalReference,${name}\nA,B\n`)).toEqual([
      `#/header/1 unknown-column ${nearest}`,
    ]);
  });

  it('is refused for every column at once that is not known, there twice or nameless; trailing empty ones are none', async () => {
    expect(
      await faultsOf('externalReference,__proto__,externalReference,,constructor.x,consent,,\nA\n'),
    ).toEqual([
      expect.stringContaining('#/header/1 unknown-column '),
      '#/header/2 duplicate-column ',
      '#/header/3 nameless-column ',
      expect.stringContaining('#/header/4 unknown-column '),
    ]);
  });

  it('never repeats a name that is not known', async () => {
    const { options } = await problemOf('externalReference,Zzyzxova Anna\nA,B\n');
    expect(JSON.stringify(options)).not.toContain('Zzyzx');
  });

  it.each([
    ['externalReference\nA\n"B', 'malformed-csv'],
    ['externalReference\nA"B"\n', 'malformed-csv'],
    ['externalReference\n"A"B\n', 'malformed-csv'],
    ['externalReference\n', 'invalid-request'],
    ['# only a note\n', 'invalid-request'],
    [',,,\n', 'invalid-request'],
    [Buffer.from('externalReference\nÉcole', 'latin1'), 'not-utf8'],
    [Buffer.from('\uFEFFexternalReference\nA', 'utf16le'), 'not-utf8'],
    [Buffer.concat([Buffer.from('externalReference\nЖ'), Buffer.of(0xd0)]), 'not-utf8'],
  ])('%j is %s', async (text, code) => {
    expect((await problemOf(text)).code).toBe(code);
  });

  it('tells the byte at which it stops being UTF-8, wherever it is cut', async () => {
    const bytes = Buffer.concat([
      Buffer.from('externalReference\nЖЖ'),
      Buffer.of(0xc6, 0xc6),
      Buffer.from('ЖЖЖ'),
    ]);
    for (let size = 1; size < 30; size++) {
      const failed = await read(bytes, [size]).catch((error: unknown) => error);
      expect((failed as Problem).options.params).toEqual({ position: 22 });
    }
  });

  it('is taken to 10,000 rows, and no further', async () => {
    const rows = (count: number): string => `externalReference\n${'A\n'.repeat(count)}`;
    expect((await read(rows(10_000))).values).toHaveLength(10_000);
    expect((await problemOf(rows(10_001))).code).toBe('too-many-rows');
  });
});

describe('the template', () => {
  it.each([',', ';'] as const)(
    'delimited by “%s” is read with its notes, when rows are added to it',
    async (delimiter) => {
      const template = csvTemplate(delimiter);
      expect((await problemOf(template)).options.faults).toEqual([
        { pointer: '#/referrals', code: 'too-few', params: { limit: 1 } },
      ]);
      const { values, numbers } = await read(`${template}T-1${delimiter}Examplova\r\n`);
      expect(values).toEqual([{ externalReference: 'T-1', principalApplicant: { familyName: 'Examplova' } }]);
      expect(numbers).toEqual([6]);
    },
  );

  it('has a column for every place of a thousand made referrals, list entries aside', () => {
    const columns = new Set(csvTemplate(',').trimEnd().split('\r\n').at(-1)?.split(','));
    const missing = new Set<string>();
    for (const row of generate({ count: 1000, seed: 3 }).referrals) {
      for (const [path, cell] of flatRow(row)) {
        const first = path.replaceAll(/\.\d+/g, '.0');
        if (cell !== '[]' && !columns.has(first)) missing.add(first);
      }
    }
    expect([...missing]).toEqual([]);
  });
});
