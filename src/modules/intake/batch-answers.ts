import {
  type Batch,
  type BatchProgress,
  outcomeOf,
  type RowFault,
  type RowOutcome,
  stateOf,
} from '../../domain/referral/batch.js';
import { pointerFragment } from '../../platform/http/json-pointer.js';
import { tellFault } from '../../platform/http/problem.filter.js';
import { type Language } from '../../platform/language/language.js';
import { type FollowedBatch } from './batch.store.js';
import {
  type BatchDto,
  type BatchResultDto,
  type BatchSummaryDto,
  type RefusalDto,
} from './dto/batch-answers.dto.js';
import { type RowDto } from './dto/row-answers.dto.js';

/** A batch and its rows as the answer to sending it tells them. */
export function toBatchResult(batch: Batch, rows: readonly RowOutcome[], language: Language): BatchResultDto {
  return {
    ...toSummary(batch),
    outcome: outcomeOf(batch),
    rows: rows.map((row) => toRowDto(row, language)),
  };
}

/** A batch as it is read later; `refusal` in words, where it was refused whole. */
export function toBatchDto({ batch, progress }: FollowedBatch, refusal: RefusalDto | undefined): BatchDto {
  return {
    ...toSummary(batch, progress),
    ...(batch.pending > 0
      ? { progress: { done: progress?.done ?? 0, received: batch.pending } }
      : { outcome: outcomeOf(batch) }),
    ...(refusal === undefined ? {} : { refusal }),
    partnerId: batch.partnerId,
  };
}

/** One row, its faults in words and with pointers into the body that was sent. */
export function toRowDto(row: RowOutcome, language: Language): RowDto {
  const { externalReference, index, status } = row;
  const place = { externalReference, ...(row.row === undefined ? {} : { row: row.row }), index, status };
  if (row.status === 'accepted') return { ...place, fileNumber: row.fileNumber };
  return { ...place, errors: row.faults.map((fault) => tellFault(inBatch(index, fault), language)) };
}

/** A fault of a row with a pointer into the whole body. */
export function inBatch(index: number, fault: RowFault): RowFault {
  return { ...fault, pointer: pointerFragment(`/referrals/${index}${fault.pointer}`) };
}

/** What a batch that was just sent and one that is read later have in common. */
export function toSummary(batch: Batch, progress: BatchProgress | null = null): BatchSummaryDto {
  const { pending, accepted, rejected } = batch;
  return {
    id: batch.batchId,
    mode: batch.mode,
    receivedAt: batch.receivedAt,
    state: stateOf(batch, progress),
    counts: { received: pending + accepted + rejected, accepted, rejected },
  };
}
