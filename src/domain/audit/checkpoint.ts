/** What a log says of itself at one moment: so many leaves, under this root. C2SP tlog-checkpoint. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** Base64 of 32 bytes. */
  readonly root: string;
}

/** The text that is signed: exactly three lines. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root}\n`;
}

/** The checkpoint a text states, or null when it is not exactly one: no extension lines, no leading zero, 32 bytes of root. */
export function checkpointOf(text: string): Checkpoint | null {
  const [, origin, digits, root] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? [];
  const size = Number(digits);
  if (origin === undefined || root === undefined || !Number.isSafeInteger(size)) return null;
  return { origin, size, root };
}
