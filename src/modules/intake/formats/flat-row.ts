/**
 * A referral as the cells of a table: a value under its dotted path, list entries by number, an empty list as `[]` and an
 * empty record as `{}`. Null is left out: in a referral it means unknown, as an empty cell does.
 */
export function flatRow(row: unknown, path = ''): ReadonlyMap<string, string> {
  if (row === null || row === undefined) return new Map();
  if (typeof row !== 'object') return new Map([[path, String(row as string | number | boolean)]]);
  const entries = Object.entries(row);
  if (entries.length === 0) return new Map([[path, Array.isArray(row) ? '[]' : '{}']]);
  return new Map(
    entries.flatMap(([name, value]) => [...flatRow(value, path === '' ? name : `${path}.${name}`)]),
  );
}
