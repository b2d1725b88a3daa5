/**
 * True when a pointer (RFC 6901) leads to something in a value of plain JSON. What is given as not known, null, is there; the
 * properties every object and list has by nature are not.
 */
export function hasFact(root: unknown, pointer: string): boolean {
  let value = root;
  for (const escaped of pointer.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value) ? !/^(0|[1-9]\d{0,8})$/.test(step) : !Object.hasOwn(value, step)) return false;
    value = (value as Readonly<Record<string, unknown>>)[step];
    if (value === undefined) return false;
  }
  return true;
}
