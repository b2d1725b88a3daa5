import { Injectable } from '@nestjs/common';
import { type AgreementYear } from '../../domain/partner/agreement.js';
import { type Batch, type RowOutcome } from '../../domain/referral/batch.js';
import { type WrappedKey } from '../../platform/crypto/field-cipher.js';
import { packBytes } from '../../platform/database/packed-bytes.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { holdPartnerIntake } from '../partners/partner-intake.lock.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { type NewFile } from './new-file.js';
import { RefusedRow } from './refused-row.js';

/** Writes batches: one statement a table for any number of rows. */
@Injectable()
export class IntakeStore {
  constructor(
    private readonly checks: StcaCheckStore,
    private readonly rows: RefusedRow,
  ) {}

  /**
   * Lets one transaction at a time use references of a partner, until it ends. So two batches with a reference in common
   * do not fail each other: the later one sees what the earlier one used. Problem: unavailable, when it waits too long.
   */
  async holdReferences(tx: ReadTx, partnerId: string): Promise<void> {
    await holdPartnerIntake(tx, partnerId);
  }

  /**
   * What a partner has used: those of the references, by blind index, that a file of it has, in hexadecimal; and the places of
   * a year, in persons. To be asked while its references are held, so that nobody uses more meanwhile.
   */
  async findUsed(
    tx: ReadTx,
    partnerId: string,
    { indexes, year }: { readonly indexes: readonly Buffer[]; readonly year: AgreementYear },
  ): Promise<{ readonly references: Set<string>; readonly persons: number }> {
    const [row] = await rowsOf<{ references: string[]; persons: number }>(
      tx,
      `SELECT ARRAY(SELECT encode(reference_index, 'hex') FROM case_files
                    WHERE partner_id = $1 AND reference_index = ANY($2::bytea[])) AS references,
              places_used_in($1, $3, $4) AS persons`,
      [partnerId, indexes, year.from, year.to],
    );
    return { references: new Set(row?.references), persons: row?.persons ?? 0 };
  }

  /** Stores a batch with the data key of its refused rows; one that waits has no rows and no key yet. */
  async insertBatch(tx: WriteTx, batch: Batch, key?: WrappedKey): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO referral_batches
         (batch_id, partner_id, mode, received_at, state, pending, accepted, rejected, version, wrapped_key, key_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10)`,
      [
        ...[batch.batchId, batch.partnerId, batch.mode, batch.receivedAt, batch.state, batch.pending],
        ...[batch.accepted, batch.rejected, key?.wrapped, key?.keyVersion],
      ],
    );
  }

  /** Stores the end of a batch that waited, with the data key of its refused rows. Throws when it did not wait. */
  async updateEnded(tx: WriteTx, batch: Batch, { wrapped, keyVersion }: WrappedKey): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE referral_batches SET state = $2, pending = $3, accepted = $4, rejected = $5, refusal = $6, version = 2,
         wrapped_key = $7, key_version = $8 WHERE batch_id = $1 AND version = 1 AND state = 'waiting'`,
      [
        ...[batch.batchId, batch.state, batch.pending, batch.accepted, batch.rejected],
        ...[batch.refusal, wrapped, keyVersion],
      ],
    );
    if (changed !== 1) throw new Error('the batch was ended without its lock');
  }

  /** Stores what became of the rows of a batch; what is told of a refused one is sealed under the batch's data key. */
  async insertRows(tx: WriteTx, batch: Batch, rows: readonly RowOutcome[], dataKey: Buffer): Promise<void> {
    const refused = rows.filter((row) => row.status === 'rejected');
    const sealed = packBytes(refused.map((row) => this.rows.seal(dataKey, batch.batchId, row)));
    const places = new Map(refused.map((row, i) => [row.index, i]));
    await rowsOf(
      tx,
      `INSERT INTO batch_rows (batch_id, row_index, row_number, partner_id, status, file_number, sealed)
       SELECT $1::uuid, r.row_index, r.row_number, $2, r.status, r.file_number, substring($3::bytea FROM r.start FOR r.length)
       FROM jsonb_to_recordset($4::jsonb) AS r (row_index integer, row_number integer, status text, file_number text,
         start integer, length integer)`,
      [
        ...[batch.batchId, batch.partnerId, sealed.bytes],
        JSON.stringify(
          rows.map((row) => {
            const place = places.get(row.index) ?? -1;
            return {
              ...{ row_index: row.index, row_number: row.row, status: row.status },
              ...(row.status === 'accepted' ? { file_number: row.fileNumber } : {}),
              ...(place === -1 ? {} : { start: sealed.starts[place], length: sealed.lengths[place] }),
            };
          }),
        ),
      ],
    );
  }

  /** Stores new files of one partner with their contents and their checks. */
  async insertFiles(tx: WriteTx, partnerId: string, files: readonly NewFile[]): Promise<void> {
    await insertCaseFiles(tx, files);
    const contents = packBytes(files.map((one) => one.content.sealed));
    const keys = packBytes(files.map((one) => one.content.wrappedKey));
    await rowsOf(
      tx,
      `INSERT INTO referral_contents (partner_id, file_number, wrapped_key, key_version, sealed)
       SELECT $1, r.file_number, substring($2::bytea FROM r.key_start FOR r.key_length), r.key_version,
         substring($3::bytea FROM r.start FOR r.length)
       FROM unnest($4::text[], $5::integer[], $6::integer[], $7::integer[], $8::integer[], $9::integer[])
         AS r (file_number, key_version, key_start, key_length, start, length)`,
      [
        ...[partnerId, keys.bytes, contents.bytes],
        files.map((one) => one.file.fileNumber),
        files.map((one) => one.content.keyVersion),
        ...[keys.starts, keys.lengths, contents.starts, contents.lengths],
      ],
    );
    await this.checks.insertAll(
      tx,
      files.map((one) => one.check),
    );
  }

  /**
   * Has the database look now whether the files stored so far have their events, which it would do at the commit: so it looks
   * while the next ones are made.
   */
  async checkFences(tx: WriteTx): Promise<void> {
    await rowsOf(tx, `SET CONSTRAINTS ${FENCES} IMMEDIATE; SET CONSTRAINTS ${FENCES} DEFERRED`);
  }
}

const FENCES = ['case_files', 'referral_contents', 'stca_checks', 'match_people']
  .map((table) => `${table}_audit_fence`)
  .join(', ');

async function insertCaseFiles(tx: WriteTx, files: readonly NewFile[]): Promise<void> {
  const references = packBytes(files.map((one) => one.reference.sealed));
  const rows = files.map(({ file, reference }, i) => ({
    ...file,
    start: references.starts[i],
    length: references.lengths[i],
    index: reference.index.toString('base64'),
  }));
  await rowsOf(
    tx,
    `INSERT INTO case_files (file_number, partner_id, batch_id, sealed_reference, reference_index, state, version, urgency,
       urgency_reason, ruled_urgency, ruled_urgency_reason, urgency_review_on, conclusion, route, persons, removal_scheduled_on, current_check_id, received_at, changed_at)
     SELECT r."fileNumber", r."partnerId", r."batchId", substring($2::bytea FROM r.start FOR r.length),
       decode(r.index, 'base64'), r.state, r.version, r.urgency,
       r."urgencyReason", r."ruledUrgency", r."ruledUrgencyReason", r."urgencyReviewOn", r.conclusion, r.route, r.persons, r."removalScheduledOn", r."currentCheckId",
       r."receivedAt", r."changedAt"
     FROM jsonb_to_recordset($1::jsonb) AS r ("fileNumber" text, "partnerId" text, "batchId" uuid,
       start integer, length integer, index text, state text, version integer, urgency urgency_level, "urgencyReason" text,
       "ruledUrgency" urgency_level, "ruledUrgencyReason" text, "urgencyReviewOn" date,
       conclusion text, route text, persons integer, "removalScheduledOn" date, "currentCheckId" uuid,
       "receivedAt" timestamptz, "changedAt" timestamptz)`,
    [JSON.stringify(rows), references.bytes],
  );
}
