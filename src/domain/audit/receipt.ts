/** That the desk has put an event into its log: told in the answer to whoever made it, before the tree has it. */
export interface Receipt {
  readonly origin: string;
  readonly eventId: string;
  /** Hexadecimal. */
  readonly leafHash: string;
  /** RFC 3339, UTC. */
  readonly time: string;
}

/** The text that a receipt's signature is over. It cannot be taken for a checkpoint: its first line is no log's name. */
export function receiptText({ origin, eventId, leafHash, time }: Receipt): string {
  return `receipt of ${origin}\n${eventId}\n${leafHash}\n${time}\n`;
}
