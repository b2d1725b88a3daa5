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

/** States in which a batch is stored. From the last two it never changes. */
export type StoredBatchState = 'waiting' | 'finished' | 'refused';
/**
 * `waiting`: sent to be worked on later. `processing`: being worked on. `finished`: every row has its outcome. `refused`:
 * once it was worked on it could not be taken in at all, and every row is rejected.
 */
export const BATCH_STATES = ['waiting', 'processing', 'finished', 'refused'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Why a whole batch was refused after it had been sent to be worked on later: a code, and what its sentence needs. */
export interface BatchRefusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A batch: rows without an outcome all of them, or none. */
export interface Batch {
  readonly batchId: string;
  readonly partnerId: string;
  readonly mode: BatchMode;
  /** RFC 3339, UTC. */
  readonly receivedAt: string;
  readonly state: StoredBatchState;
  /** Rows that have no outcome yet. */
  readonly pending: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly refusal: BatchRefusal | null;
}

/** How far the work on a batch is: whether it has begun, and rows worked on, which become outcomes all at once. */
export interface BatchProgress {
  readonly begun: boolean;
  readonly done: number;
}

/** What is settled about a batch when it is sent. */
export type NewBatch = Pick<Batch, 'batchId' | 'partnerId' | 'mode' | 'receivedAt'>;

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

/** A batch that waits with all its rows. */
export function waitingBatch(batch: NewBatch, rows: number): Batch {
  return { ...named(batch), state: 'waiting', pending: rows, accepted: 0, rejected: 0, refusal: null };
}

/** A batch whose rows have their outcomes. */
export function finishedBatch(batch: NewBatch, counts: Pick<Batch, 'accepted' | 'rejected'>): Batch {
  return { ...named(batch), state: 'finished', pending: 0, ...counts, refusal: null };
}

/** A batch that waited and is refused whole: every row is rejected. */
export function refusedBatch(batch: Batch, refusal: BatchRefusal): Batch {
  return { ...batch, state: 'refused', pending: 0, accepted: 0, rejected: batch.pending, refusal };
}

/** The state of a batch as it is told. */
export function stateOf({ state }: Pick<Batch, 'state'>, progress: BatchProgress | null): BatchState {
  return state === 'waiting' && progress?.begun === true ? 'processing' : state;
}

function named({ batchId, partnerId, mode, receivedAt }: NewBatch): NewBatch {
  return { batchId, partnerId, mode, receivedAt };
}

/** What became of a batch as a whole. */
export function outcomeOf(batch: Pick<Batch, 'accepted' | 'rejected'>): BatchOutcome {
  if (batch.accepted === 0) return 'none-accepted';
  return batch.rejected === 0 ? 'all-accepted' : 'partly-accepted';
}

/** The state of a batch as its audit event discloses it. */
export function batchSnapshot(batch: Batch): Readonly<Record<string, unknown>> {
  return { ...batch };
}
