import { Injectable } from '@nestjs/common';
import { type Batch, type RowOutcome } from '../../domain/referral/batch.js';
import { packBytes } from '../../platform/database/packed-bytes.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { codeOf } from '../../platform/database/unit-of-work.js';
import { Problem } from '../../platform/http/problem.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { type NewFile } from './new-file.js';

/** PostgreSQL's code for a statement that waited or ran too long. */
const CANCELLED = '57014';
/** First half of the advisory locks that hold a partner's references still. */
const REFERENCES_LOCK = 7_220_412;

/** Writes batches: one statement a table for any number of rows. */
@Injectable()
export class IntakeStore {
  constructor(private readonly checks: StcaCheckStore) {}

  /**
   * Lets one transaction at a time use references of a partner, until it ends. So two batches with a reference in common
   * do not fail each other: the later one sees what the earlier one used. Problem: unavailable, when it waits too long.
   */
  async holdReferences(tx: ReadTx, partnerId: string): Promise<void> {
    try {
      await rowsOf(tx, 'SELECT pg_advisory_xact_lock($1::integer, hashtext($2))', [
        REFERENCES_LOCK,
        partnerId,
      ]);
    } catch (error) {
      throw codeOf(error) === CANCELLED
        ? new Problem('unavailable', { headers: { 'retry-after': '5' } })
        : error;
    }
  }

  /** Those of the references that a file of the partner has. */
  async findUsedReferences(
    tx: ReadTx,
    partnerId: string,
    references: readonly string[],
  ): Promise<Set<string>> {
    const rows = await rowsOf<{ reference: string }>(
      tx,
      `SELECT external_reference AS reference FROM case_files
       WHERE partner_id = $1 AND external_reference = ANY($2::text[])`,
      [partnerId, references],
    );
    return new Set(rows.map((row) => row.reference));
  }

  /** Stores a batch. */
  async insertBatch(tx: WriteTx, batch: Batch): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO referral_batches (batch_id, partner_id, mode, received_at, accepted, rejected, version)
       VALUES ($1, $2, $3, $4, $5, $6, 1)`,
      [batch.batchId, batch.partnerId, batch.mode, batch.receivedAt, batch.accepted, batch.rejected],
    );
  }

  /** Stores what became of the rows of a batch. */
  async insertRows(tx: WriteTx, batch: Batch, rows: readonly RowOutcome[]): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO batch_rows (batch_id, row_index, partner_id, external_reference, status, file_number, errors)
       SELECT $1::uuid, r.row_index, $2, r.external_reference, r.status, r.file_number, r.errors
       FROM jsonb_to_recordset($3::jsonb) AS r (row_index integer, external_reference text, status text,
         file_number text, errors jsonb)`,
      [
        batch.batchId,
        batch.partnerId,
        JSON.stringify(
          rows.map((row) => ({
            row_index: row.index,
            external_reference: row.externalReference,
            status: row.status,
            ...(row.status === 'accepted' ? { file_number: row.fileNumber } : { errors: row.faults }),
          })),
        ),
      ],
    );
  }

  /** Stores new files of one partner with their contents and their checks. */
  async insertFiles(tx: WriteTx, partnerId: string, files: readonly NewFile[]): Promise<void> {
    await insertCaseFiles(tx, files);
    const fileNumbers = files.map((one) => one.file.fileNumber);
    const contents = packBytes(files.map((one) => one.content.sealed));
    await rowsOf(
      tx,
      `INSERT INTO referral_contents (partner_id, file_number, wrapped_key, key_version, sealed)
       SELECT $1, r.file_number, r.wrapped_key, r.key_version, substring($2::bytea FROM r.start FOR r.length)
       FROM unnest($3::integer[], $4::integer[], $5::text[], $6::bytea[], $7::integer[])
         AS r (start, length, file_number, wrapped_key, key_version)`,
      [
        ...[partnerId, contents.bytes, contents.starts, contents.lengths, fileNumbers],
        files.map((one) => one.content.wrappedKey),
        files.map((one) => one.content.keyVersion),
      ],
    );
    await this.checks.insertAll(
      tx,
      files.map((one) => one.check),
    );
  }
}

async function insertCaseFiles(tx: WriteTx, files: readonly NewFile[]): Promise<void> {
  await rowsOf(
    tx,
    `INSERT INTO case_files (file_number, partner_id, batch_id, external_reference, state, version, urgency,
       urgency_reason, conclusion, route, persons, removal_scheduled_on, current_check_id, received_at, changed_at)
     SELECT r."fileNumber", r."partnerId", r."batchId", r."externalReference", r.state, r.version, r.urgency,
       r."urgencyReason", r.conclusion, r.route, r.persons, r."removalScheduledOn", r."currentCheckId",
       r."receivedAt", r."changedAt"
     FROM jsonb_to_recordset($1::jsonb) AS r ("fileNumber" text, "partnerId" text, "batchId" uuid,
       "externalReference" text, state text, version integer, urgency urgency_level, "urgencyReason" text,
       conclusion text, route text, persons integer, "removalScheduledOn" date, "currentCheckId" uuid,
       "receivedAt" timestamptz, "changedAt" timestamptz)`,
    [JSON.stringify(files.map((one) => one.file))],
  );
}
