/** A value in a row, and where it stands (RFC 6901). */
export interface Found {
  readonly pointer: string;
  readonly value: unknown;
}

/** The values a path leads to in a value of any shape; none where it leads nowhere. `*` stands for each item of a list. */
export function valuesAt(root: unknown, path: readonly string[]): Found[] {
  let found: Found[] = [{ pointer: '', value: root }];
  for (const step of path) {
    found = found.flatMap(({ pointer, value }) => {
      if (typeof value !== 'object' || value === null) return [];
      if (step === '*') {
        return Array.isArray(value)
          ? value.map((item, i) => ({ pointer: `${pointer}/${i}`, value: item as unknown }))
          : [];
      }
      const child = (value as Readonly<Record<string, unknown>>)[step];
      return child === undefined ? [] : [{ pointer: `${pointer}/${step}`, value: child }];
    });
  }
  return found;
}
