/** Bytes cut into chunks of these sizes, over and over, as a network may. */
export async function* inChunks(bytes: Buffer | string, sizes: readonly number[]): AsyncGenerator<Buffer> {
  const all = Buffer.from(bytes);
  for (let at = 0, next = 0; at < all.length; next++) {
    const size = Math.max(1, sizes[next % sizes.length] ?? all.length);
    yield all.subarray(at, at + size);
    at += size;
    await Promise.resolve();
  }
}
