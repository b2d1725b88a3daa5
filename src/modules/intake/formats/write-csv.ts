import { stringify } from 'csv-stringify/sync';

/**
 * A table as text (RFC 4180): lines end in CR LF. With `marked`, a byte order mark, by which spreadsheets know UTF-8. Rows with nothing
 * in them to quote are joined as they are: the library takes four times as long for them, and a long list is nothing but such rows.
 */
export function writeCsv(
  rows: readonly (readonly string[])[],
  { delimiter = ',', marked = false }: { readonly delimiter?: string; readonly marked?: boolean } = {},
): string {
  const isPlain = (cell: string): boolean => !TO_QUOTE.test(cell) && !cell.includes(delimiter);
  const lines = rows.map((row) =>
    row.length > 1 && row.every(isPlain) ? `${row.join(delimiter)}\r\n` : quoted(row, delimiter),
  );
  return (marked ? '\ufeff' : '') + lines.join('');
}

const TO_QUOTE = /["\r\n]/;

function quoted(row: readonly string[], delimiter: string): string {
  // Of line ends, the library quotes only its own; a cell with another would be two rows to a reader.
  return stringify([[...row]], { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
