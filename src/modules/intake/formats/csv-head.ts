import { MAX_ROW_BYTES } from './batch-format.js';

/** What the beginning of a table tells, and all of its bytes, those looked at included. */
export interface CsvHead {
  readonly delimiter: ',' | ';';
  /** True when it begins with a byte order mark, as spreadsheets write it. */
  readonly marked: boolean;
  readonly bytes: AsyncIterable<Buffer>;
}

const MARK = '\uFEFF';

/**
 * Reads as far as the header of a table to find its delimiter, comma or semicolon: the one that stands oftener in the
 * first line that is neither empty nor a note beginning with `#`. Paths hold neither. `chunks` hold whole characters.
 */
export async function readCsvHead(chunks: AsyncIterable<Buffer>): Promise<CsvHead> {
  const source = chunks[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let text = '';
  let line: string | undefined;
  while (line === undefined && text.length < MAX_ROW_BYTES) {
    const next = (await source.next()) as IteratorResult<Buffer, undefined>;
    if (next.done === true) break;
    seen.push(next.value);
    text += next.value.toString('utf8');
    line = headerLine(text);
  }
  const marked = text.startsWith(MARK);
  const header = line ?? text.split(/[\r\n]+/).find(isHeader) ?? '';
  const delimiter = count(header, ';') > count(header, ',') ? ';' : ',';
  return { delimiter, marked, bytes: all(seen, source) };
}

async function* all(seen: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    for (let chunk = seen.shift(); chunk !== undefined; chunk = seen.shift()) yield chunk;
    for (;;) {
      const next = (await rest.next()) as IteratorResult<Buffer, undefined>;
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** The header, once its end is there. */
function headerLine(text: string): string | undefined {
  return text
    .split(/[\r\n]+/)
    .slice(0, -1)
    .find(isHeader);
}

function isHeader(line: string): boolean {
  return !/^\uFEFF?"?#/.test(line) && /[^\s,;"\uFEFF]/.test(line);
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}
