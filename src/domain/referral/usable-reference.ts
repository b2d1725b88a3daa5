const LONGEST = 64;

/** The partner's own reference of a row of any shape, when it can be told and stored: 1 to 64 characters; else `null`. */
export function usableReference(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return null;
  const { externalReference } = row as { readonly externalReference?: unknown };
  if (typeof externalReference !== 'string' || externalReference === '') return null;
  return externalReference.length <= LONGEST ||
    [...externalReference.slice(0, 2 * LONGEST + 1)].length <= LONGEST
    ? externalReference
    : null;
}
