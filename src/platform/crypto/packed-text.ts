import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Texts from this length on, in UTF-16 units, are packed; shorter ones gain nothing. */
const WORTH_PACKING = 4_096;
/** Comes before what is packed. No JSON text begins with it, so texts from before packing are told apart. */
const PACKED = 1;

const FASTEST = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 15 },
};

/**
 * A JSON text as bytes, packed with Brotli (RFC 7932) when it is long: ciphertext cannot be made shorter any more, and the
 * database takes four times as long for the 16 KB of a check as for what it packs to. Its length then says
 * something of how much in it is repeated; nobody who chooses texts sees the lengths.
 */
export function packText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (text.length < WORTH_PACKING) return bytes;
  return Buffer.concat([Buffer.of(PACKED), brotliCompressSync(bytes, FASTEST)]);
}

/** The text that {@link packText} made bytes of. */
export function unpackText(bytes: Buffer): string {
  return (bytes[0] === PACKED ? brotliDecompressSync(bytes.subarray(1)) : bytes).toString('utf8');
}
