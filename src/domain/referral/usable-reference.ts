const LONGEST = 64;

/** The partner's own reference of a row of any shape, when it can be told and stored: 1 to 64 characters; else `null`. */
export function usableReference(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return null;
  const { externalReference } = row as { readonly externalReference?: unknown };
  if (typeof externalReference !== 'string' || externalReference === '') return null;
  // A character takes one or two UTF-16 units; the schema and the database count characters.
  if (externalReference.length > 2 * LONGEST) return null;
  return [...externalReference].length <= LONGEST ? externalReference : null;
}
