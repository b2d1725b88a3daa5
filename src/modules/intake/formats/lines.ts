/** A line of text: its number from 1, and its bytes without the end; null when it is too long to be held. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer | null;
}

const NEWLINE = 0x0a;

/** The lines of a text that hold more than white space, the last one with or without its end. Holds one line at a time. */
export async function* linesOf(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const line = (): Line | undefined => {
    if (length > maxBytes) return { number, bytes: null };
    const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts, length);
    return bytes === undefined || isBlank(bytes) ? undefined : { number, bytes };
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      take(chunk.subarray(start, end));
      const whole = line();
      if (whole !== undefined) yield whole;
      parts = [];
      length = 0;
      number++;
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  const last = line();
  if (last !== undefined) yield last;
}

function isBlank(bytes: Buffer): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.subarray(start).every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
