import { leafHash } from '../platform/crypto/hashing.js';

/** An event as `GET /v1/audit/events` answers it. */
export interface LoggedEvent {
  readonly eventId: string;
  readonly leafHash: string;
  readonly canonical: string;
  readonly fileSeq: number | null;
}

/** What came of looking: how much was checked, or the first thing that does not hold. */
export interface Verdict {
  readonly hashed: number;
  readonly chained: number;
  readonly fault?: string;
}

/**
 * Recomputes the leaf hash of every event of one file, follows the chain of its changes from the first, and looks for
 * the event that a decision names.
 */
export function verifyEvents(
  events: readonly LoggedEvent[],
  sought: { readonly eventId: string; readonly leafHash: string },
): Verdict {
  const wrong = events.find(
    (event) => leafHash(Buffer.from(event.canonical, 'utf8')).toString('hex') !== event.leafHash,
  );
  const chain = events
    .filter((event) => event.fileSeq !== null)
    .sort((a, b) => (a.fileSeq ?? 0) - (b.fileSeq ?? 0));
  const counts = { hashed: events.length, chained: chain.length };
  if (wrong !== undefined)
    return { ...counts, fault: `event ${wrong.eventId} does not have the hash it claims` };
  for (const [i, event] of chain.entries()) {
    const leaf = JSON.parse(event.canonical) as { prev?: string; fileSeq: number };
    if (leaf.fileSeq !== i + 1) return { ...counts, fault: `change ${i + 1} of the file is missing` };
    if (leaf.prev !== chain[i - 1]?.leafHash) {
      return { ...counts, fault: `change ${i + 1} of the file does not name the one before it` };
    }
  }
  const found = chain.some((event) => event.eventId === sought.eventId && event.leafHash === sought.leafHash);
  return found ? counts : { ...counts, fault: 'the event that the decision names is not in the log' };
}
