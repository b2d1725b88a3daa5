/** Octets of a line of iCalendar at most, its end not counted (RFC 5545, section 3.1). */
const OCTETS = 75;

/**
 * A content line of iCalendar with its end, folded where it is longer than 75 octets of UTF-8; never within a character. A
 * reader unfolds it by removing each CRLF with the space behind it.
 */
export function contentLine(name: string, value: string): string {
  let line = '';
  let length = 0;
  for (const character of `${name}:${value}`) {
    const octets = octetsOf(character);
    if (length + octets > OCTETS) {
      line += '\r\n ';
      length = 1;
    }
    line += character;
    length += octets;
  }
  return `${line}\r\n`;
}

/** A text as a value of iCalendar (RFC 5545, section 3.3.11): separators escaped, control characters left out. */
export function textValue(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, '');
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
