/** Many byte strings as one parameter of a statement, with where each begins (from 1, as SQL counts) and its length. */
export interface PackedBytes {
  readonly bytes: Buffer;
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
}

/**
 * Packs byte strings for `substring($bytes FROM start FOR length)`. A single bytea goes to the server as it is; a
 * `bytea[]` goes as twice as many hexadecimal digits, which takes longer to read than the rows take to insert.
 */
export function packBytes(parts: readonly Buffer[]): PackedBytes {
  const starts: number[] = [];
  let next = 1;
  for (const part of parts) {
    starts.push(next);
    next += part.length;
  }
  return { bytes: Buffer.concat(parts, next - 1), starts, lengths: parts.map((part) => part.length) };
}
