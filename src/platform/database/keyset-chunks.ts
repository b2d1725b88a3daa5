/**
 * A long list chunk by chunk: `read` is given the last row of the chunk before, null for the first. The next chunk is asked for while
 * the one before is used, so that both ends work at once; two chunks are held, however long the list is.
 */
export async function* keysetChunks<Row>(
  size: number,
  read: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let next: Promise<readonly Row[]> | undefined = read(null);
  while (next !== undefined) {
    const rows: readonly Row[] = await next;
    const last = rows.at(-1);
    next = last === undefined || rows.length < size ? undefined : read(last);
    // Whoever stops reading never comes to wait for it; a failure then is nobody's.
    next?.catch(() => undefined);
    yield rows;
  }
}
