import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeCsv } from '../../src/modules/intake/formats/write-csv.js';

describe('a table as text', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('', ' ', '"', ',', ';', '\r', '\n', '\r\n', 'a"b', '1,5', ' a '),
  );

  it.each([',', ';'])('is read back by a library as it was, apart by %s', (delimiter) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const text = writeCsv(rows, { delimiter });
        expect(parse(text, { delimiter, record_delimiter: '\r\n' })).toEqual(rows);
      }),
    );
  });

  it.each([
    ['nothing that needs quotes', [['1', 'IRPA 24', '']], '1,IRPA 24,\r\n'],
    ['a delimiter', [['1', 'a,b']], '1,"a,b"\r\n'],
    ['a quote', [['1', 'a"b']], '1,"a""b"\r\n'],
    ['a line end', [['1', 'a\nb']], '1,"a\nb"\r\n'],
  ])('has quotes where they are needed only: %s', (_, rows, text) => {
    expect(writeCsv(rows)).toBe(text);
  });

  it('begins with one mark when it is marked, whatever its first row has in it', () => {
    expect(writeCsv([['a,b'], ['c']], { marked: true })).toBe('\ufeff"a,b"\r\nc\r\n');
    expect(writeCsv([['a', 'b']], { marked: true })).toBe('\ufeffa,b\r\n');
  });
});
