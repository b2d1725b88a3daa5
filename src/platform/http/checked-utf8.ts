import { isUtf8 } from 'node:buffer';
import { Problem } from './problem.js';
import { firstInvalidByte } from './strict-json.js';

/**
 * The same bytes, each chunk whole characters. Problem: not-utf8 with the byte, from 0, where it stops being UTF-8. A body
 * in mixed encodings is refused whole: letters of another encoding can pass for UTF-8, and a garbled name is nobody's.
 */
export async function* checkedUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let carried: Buffer = Buffer.alloc(0);
  let position = 0;
  for await (const chunk of chunks) {
    const bytes = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const whole = bytes.subarray(0, endOfWholeCharacters(bytes));
    if (!isUtf8(whole)) {
      throw new Problem('not-utf8', { params: { position: position + firstInvalidByte(whole) } });
    }
    carried = bytes.subarray(whole.length);
    position += whole.length;
    if (whole.length > 0) yield whole;
  }
  if (carried.length > 0) throw new Problem('not-utf8', { params: { position } });
}

/** Where the last character begins when its end has not come yet, else the end. */
function endOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
