/** Ways of taking in a batch. */
export const BATCH_MODES = ['partial', 'atomic'] as const;
/** `partial`: rows that can be accepted are, whatever becomes of the others. `atomic`: every row, or none. */
export type BatchMode = (typeof BATCH_MODES)[number];

/** What can be asked for: taking a batch in, or only telling what would become of its rows. */
export const INTAKE_MODES = [...BATCH_MODES, 'validate'] as const;
export type IntakeMode = (typeof INTAKE_MODES)[number];

/** Most rows of one batch. */
export const MAX_ROWS = 10_000;

export const BATCH_OUTCOMES = ['all-accepted', 'partly-accepted', 'none-accepted'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];

export const ROW_STATUSES = ['accepted', 'rejected'] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];

/** A batch once every row has its outcome. It never changes. */
export interface Batch {
  readonly batchId: string;
  readonly partnerId: string;
  readonly mode: BatchMode;
  /** RFC 3339, UTC. */
  readonly receivedAt: string;
  readonly accepted: number;
  readonly rejected: number;
}

/** One fault of a row: where in the referral (RFC 6901), what, and the values its sentence needs; nothing that was sent. */
export interface RowFault {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What became of one row. Of a rejected one this is all that is kept. */
export type RowOutcome = {
  /** Place in the batch, from 0. */
  readonly index: number;
  /** The partner's own reference; `null` when there is none of 1 to 64 characters. */
  readonly externalReference: string | null;
  /** Row of the sheet or line of the text that was sent, from 1. Absent for JSON. */
  readonly row?: number;
} & (
  | { readonly status: 'accepted'; readonly fileNumber: string }
  | { readonly status: 'rejected'; readonly faults: readonly RowFault[] }
);

/** What became of a batch as a whole. */
export function outcomeOf(batch: Pick<Batch, 'accepted' | 'rejected'>): BatchOutcome {
  if (batch.accepted === 0) return 'none-accepted';
  return batch.rejected === 0 ? 'all-accepted' : 'partly-accepted';
}

/** The state of a batch as its audit event discloses it. */
export function batchSnapshot(batch: Batch): Readonly<Record<string, unknown>> {
  return { ...batch };
}
