import { type Pace } from '../http/body-pace.js';

/** Whom a quota counts: each in a window of its own. */
export const QUOTAS = ['key', 'partner', 'staff', 'address', 'failures'] as const;
export type Quota = (typeof QUOTAS)[number];

/** Length of every window, in seconds. */
export const WINDOW_SECONDS = 60;
/** Rows of a batch that cost as much as one request, beside the request itself. */
export const ROWS_OF_A_POINT = 100;

/** How many may be worked on at once, and how many may wait for how long. */
export interface Crowd {
  /** Of all partners together. */
  readonly total: number;
  /** Of one partner. */
  readonly perPartner: number;
  /** Waiting, of one partner; one more is told to come back later. */
  readonly waiting: number;
  readonly waitMs: number;
}

/** What one process of the service takes on, and how patient it is. */
export interface Limits {
  /**
   * Points in a window: of one API key, of one partner with all its keys, of one staff account, of one address on one
   * public page, and of one address for credentials that are not good. A request is one point.
   */
  readonly quotas: Readonly<Record<Quota, number>>;
  /**
   * Batches: they take memory for their bodies and a database connection each for long. One that waits is not read, so it
   * holds its head and what the socket buffers; 50 sent at once by one partner are all answered, with room to spare.
   */
  readonly bulk: Crowd;
  /** Every other request of partners. */
  readonly requests: Crowd;
  /** The slowest a body may come: this many bytes a second on average, once the grace is over. */
  readonly pace: Pace;
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a request to the end of its body. */
  readonly requestMs: number;
  /** A kept connection on which nothing comes. */
  readonly idleMs: number;
  readonly connectionsPerAddress: number;
}

/** The limits of a deployment; its settings may change the quotas. */
export const LIMITS: Limits = {
  quotas: { key: 600, partner: 1_200, staff: 600, address: 600, failures: 20 },
  bulk: { total: 4, perPartner: 2, waiting: 64, waitMs: 30_000 },
  requests: { total: 64, perPartner: 4, waiting: 500, waitMs: 10_000 },
  pace: { graceMs: 10_000, bytesPerSecond: 4_096 },
  headersMs: 15_000,
  requestMs: 600_000,
  idleMs: 72_000,
  connectionsPerAddress: 512,
};

/** Those of a demo and of tests, where one address is everybody: quotas that nobody meets by hand. */
export const DEMO_LIMITS: Limits = {
  ...LIMITS,
  quotas: { key: 60_000, partner: 120_000, staff: 60_000, address: 60_000, failures: 6_000 },
};
