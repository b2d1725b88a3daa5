/** A value in a row, and where it stands (RFC 6901). */
export interface Found {
  readonly pointer: string;
  readonly value: unknown;
}

/** The values a path leads to in a value of any shape; none where it leads nowhere. `*` stands for each item of a list. */
export function valuesAt(root: unknown, path: readonly string[], pointer = ''): readonly Found[] {
  const found: Found[] = [];
  collect(root, { path, depth: 0, pointer }, found);
  return found;
}

/** One array for a whole path: this runs some fifty times a row. */
function collect(
  value: unknown,
  {
    path,
    depth,
    pointer,
  }: { readonly path: readonly string[]; readonly depth: number; readonly pointer: string },
  found: Found[],
): void {
  const step = path[depth];
  if (step === undefined) return void found.push({ pointer, value });
  if (typeof value !== 'object' || value === null) return;
  const next = depth + 1;
  if (step === '*') {
    if (!Array.isArray(value)) return;
    for (let i = 0; i < value.length; i++) {
      collect(value[i], { path, depth: next, pointer: `${pointer}/${i}` }, found);
    }
    return;
  }
  const child = (value as Readonly<Record<string, unknown>>)[step];
  if (child !== undefined) collect(child, { path, depth: next, pointer: `${pointer}/${step}` }, found);
}
