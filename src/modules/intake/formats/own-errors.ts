/** The property of a row of a correction file that tells its errors. */
export const ERRORS_PROPERTY = 'errors';

/**
 * The row without the errors that we wrote into a correction file, so that it can be corrected and sent as it is. Any
 * other property of that name stays, and is unknown.
 */
export function withoutOwnErrors(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, ERRORS_PROPERTY)) return row;
  const { [ERRORS_PROPERTY]: errors, ...rest } = row as Readonly<Record<string, unknown>>;
  return Array.isArray(errors) && errors.every(isOwn) ? rest : row;
}

function isOwn(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { pointer, code, detail, ...more } = error as Readonly<Record<string, unknown>>;
  return [pointer, code, detail].every((one) => typeof one === 'string') && Object.keys(more).length === 0;
}
