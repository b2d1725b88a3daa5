import { stringify } from 'csv-stringify/sync';

/** A table as text (RFC 4180): lines end in CR LF. With `marked`, a byte order mark, by which spreadsheets know UTF-8. */
export function writeCsv(
  rows: readonly (readonly string[])[],
  { delimiter = ',', marked = false }: { readonly delimiter?: string; readonly marked?: boolean } = {},
): string {
  // Of line ends, the library quotes only its own; a cell with another would be two rows to a reader.
  const options = { bom: marked, delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const;
  return stringify(
    rows.map((row) => [...row]),
    options,
  );
}
