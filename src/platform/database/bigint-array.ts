/** OID of PostgreSQL's bigint. */
const INT8 = 20;
const HEADER = 20;
const ELEMENT = 12;

/**
 * A bigint[] as a parameter in PostgreSQL's binary form (array_recv), of 64-bit integers in 16 hexadecimal digits each: a batch has
 * tens of thousands, and as decimal text they take longer to write and to read than to look up. Cast it: `$1::bigint[]`.
 */
export function bigintArray(values: readonly string[]): Buffer {
  const bytes = Buffer.alloc(HEADER + ELEMENT * values.length);
  bytes.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  bytes.writeInt32BE(INT8, 8);
  if (values.length === 0) return bytes.subarray(0, 12);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = HEADER;
  for (const value of values) {
    bytes.writeInt32BE(8, at);
    bytes.write(value, at + 4, 8, 'hex');
    at += ELEMENT;
  }
  return bytes;
}
