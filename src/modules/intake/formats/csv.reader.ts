import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { MAX_ROWS } from '../../../domain/referral/batch.js';
import { Problem } from '../../../platform/http/problem.js';
import { MAX_VALUES } from '../../../platform/http/strict-json.js';
import { Turns } from '../../../platform/turns.js';
import { MAX_ROW_BYTES, type ReadRows } from './batch-format.js';
import { type CsvHeader, readHeader } from './csv-header.js';
import { readCsvHead } from './csv-head.js';
import { rowOfCells } from './csv-row.js';

/** Every way a line can end, told at once: a file can have been put together from several. */
const LINE_ENDS = ['\r\n', '\n', '\r'];

/**
 * Reads a table of referrals (RFC 4180) as it comes: a header of dotted paths, a row each referral. Comma or semicolon, as
 * the header has it; a byte order mark, empty rows, and rows before the header that begin with `#` are skipped. `chunks`
 * hold whole characters. With `keep`, the cells are kept for the correction file. Problems: malformed-csv with the line,
 * invalid-header, too-many-rows, invalid-request when no row follows the header.
 */
export async function readCsv(chunks: AsyncIterable<Buffer>, keep: boolean): Promise<ReadRows> {
  const { delimiter, marked, bytes } = await readCsvHead(chunks);
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: LINE_ENDS,
    relax_column_count: true,
    max_record_size: MAX_ROW_BYTES,
  });
  const table = new TableBuilder(keep);
  const turns = new Turns();
  pipeline(Readable.from(bytes), parser, () => undefined);
  try {
    for await (const record of parser) {
      await turns.yield();
      table.take(record as readonly string[]);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Problem('malformed-csv', { params: { line: Number(error['lines'] ?? 1) } });
  }
  return table.finish({ delimiter, marked });
}

/** Puts the records of a table together: what stands before the header, the header, the rows. */
class TableBuilder {
  readonly #values: unknown[] = [];
  readonly #numbers: number[] = [];
  readonly #cells: (readonly string[])[] = [];
  #names: readonly string[] = [];
  #header: CsvHeader | undefined;
  #records = 0;
  #filled = 0;

  constructor(private readonly keep: boolean) {}

  take(cells: readonly string[]): void {
    this.#records++;
    let filled = 0;
    for (const cell of cells) if (cell !== '') filled++;
    if (filled === 0) return;
    if (this.#header === undefined) {
      if (cells[0]?.startsWith('#') === true) return;
      this.#names = cells;
      this.#header = readHeader(cells);
      return;
    }
    if (this.#values.length === MAX_ROWS) throw new Problem('too-many-rows', { params: { limit: MAX_ROWS } });
    this.#filled += filled;
    if (this.#filled > MAX_VALUES) {
      throw new Problem('invalid-request', {
        faults: [{ pointer: '#', code: 'too-many', params: { limit: MAX_VALUES } }],
      });
    }
    this.#values.push(rowOfCells(this.#header, cells));
    this.#numbers.push(this.#records);
    if (this.keep) this.#cells.push(cells);
  }

  finish(form: { readonly delimiter: string; readonly marked: boolean }): ReadRows {
    if (this.#values.length === 0) {
      throw new Problem('invalid-request', {
        faults: [{ pointer: '#/referrals', code: 'too-few', params: { limit: 1 } }],
      });
    }
    const rows = { values: this.#values, numbers: this.#numbers };
    if (!this.keep) return rows;
    return {
      ...rows,
      sent: { format: 'csv', table: { ...form, header: this.#names, cells: this.#cells } },
    };
  }
}
