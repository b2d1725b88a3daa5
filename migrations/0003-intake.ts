import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Batches, the outcome of each of their rows, and stored answers for repeated requests. Of a refused row nothing is
 * kept but its index, the partner's own reference, and the pointers and codes of its errors.
 */
export class Intake0003 implements MigrationInterface {
  readonly name = 'Intake1700000000003';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE referral_batches (
        batch_id uuid PRIMARY KEY,
        partner_id text NOT NULL REFERENCES partners (partner_id),
        mode text NOT NULL CHECK (mode IN ('partial')),
        received_at timestamptz NOT NULL,
        accepted integer NOT NULL CHECK (accepted >= 0),
        rejected integer NOT NULL CHECK (rejected >= 0),
        version integer NOT NULL CHECK (version > 0),
        UNIQUE (batch_id, partner_id)
      );
      CREATE INDEX referral_batches_partner ON referral_batches (partner_id, received_at DESC, batch_id DESC);
      CREATE TABLE batch_rows (
        batch_id uuid NOT NULL,
        row_index integer NOT NULL CHECK (row_index >= 0),
        partner_id text NOT NULL,
        external_reference text CHECK (length(external_reference) BETWEEN 1 AND 64),
        status text NOT NULL CHECK (status IN ('accepted', 'rejected')),
        file_number text,
        errors jsonb,
        PRIMARY KEY (batch_id, row_index),
        FOREIGN KEY (batch_id, partner_id) REFERENCES referral_batches (batch_id, partner_id),
        CHECK ((status = 'accepted') = (file_number IS NOT NULL)),
        CHECK ((status = 'rejected') = (errors IS NOT NULL))
      );
      CREATE TABLE stored_answers (
        partner_id text NOT NULL REFERENCES partners (partner_id),
        operation text NOT NULL,
        idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
        request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
        status integer NOT NULL,
        headers jsonb NOT NULL,
        body text NOT NULL,
        stored_at timestamptz NOT NULL,
        PRIMARY KEY (partner_id, operation, idempotency_key)
      );
      GRANT SELECT, INSERT ON referral_batches, batch_rows, stored_answers TO desk_app;`);
    for (const table of ['referral_batches', 'batch_rows', 'stored_answers']) {
      await run.query(rowIsolation(table));
    }
    await run.query(auditFence('referral_batches', 'batch', 'batch_id'));
    await run.query(auditFence('batch_rows', 'batch', 'batch_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE stored_answers, batch_rows, referral_batches;
      DROP FUNCTION audit_fence_batch_rows(), audit_fence_referral_batches();`);
  }
}
