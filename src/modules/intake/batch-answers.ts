import { type Batch, outcomeOf, type RowFault, type RowOutcome } from '../../domain/referral/batch.js';
import { pointerFragment } from '../../platform/http/json-pointer.js';
import { tellFault } from '../../platform/http/problem.filter.js';
import { type Language } from '../../platform/language/language.js';
import { type BatchDto, type BatchResultDto, type BatchSummaryDto } from './dto/batch-answers.dto.js';
import { type RowDto } from './dto/row-answers.dto.js';

/** A batch and its rows as the answer to sending it tells them. */
export function toBatchResult(batch: Batch, rows: readonly RowOutcome[], language: Language): BatchResultDto {
  return { ...toSummary(batch), rows: rows.map((row) => toRowDto(row, language)) };
}

/** A batch as it is read later. */
export function toBatchDto(batch: Batch): BatchDto {
  return { ...toSummary(batch), partnerId: batch.partnerId };
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

function toSummary(batch: Batch): BatchSummaryDto {
  const { accepted, rejected } = batch;
  return {
    id: batch.batchId,
    mode: batch.mode,
    receivedAt: batch.receivedAt,
    outcome: outcomeOf(batch),
    counts: { received: accepted + rejected, accepted, rejected },
  };
}
