import { type ConnectionInfo } from '../../../src/platform/database/connection-info.js';

/** Where a sequencer kills its own process, as `kill -9` does: at one of these, the `after`-th time it comes there. */
export type Moment = 'draining' | 'drained' | 'saving' | 'signed' | 'storing';

/** What a process under fire is told. */
export interface FireOrders {
  /** Where the secrets and the files of all of them are. */
  readonly dataDir: string;
  readonly database: ConnectionInfo;
  /** What its own files begin with: of a sequencer what it signed last, of writers what they were answered. */
  readonly name: string;
  readonly dies?: { readonly at: Moment; readonly after: number };
}

/** The variable that tells a process its orders. */
export const ORDERS = 'FIRE_ORDERS';

/** What this process was told. */
export function fireOrders(): FireOrders {
  return JSON.parse(process.env[ORDERS] ?? '') as FireOrders;
}

/** The file in which every note is written down as soon as it is signed, stored or not. */
export const SIGNED = 'signed-notes';
