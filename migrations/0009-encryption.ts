import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rewrapFence } from './support/rewrap-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Nothing a partner or an officer typed stands in the open any more: references are sealed under the key of their file or
 * batch and found by blind index, faults of refused rows (a pointer can hold what was sent) and stored answers are sealed.
 * Beside it: what keys are right, rotations of the key-encryption key, and the disposal of files.
 *
 * A migration has no keys. So of rows from before, the open reference is removed and not sealed: it stands in the sealed
 * referral of its file. Stored answers from before are removed.
 */
export class Encryption0009 implements MigrationInterface {
  readonly name = 'Encryption1700000000009';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE key_checks (
        purpose text NOT NULL CHECK (purpose IN ('key-encryption', 'blind-index')),
        key_version integer NOT NULL CHECK (key_version > 0),
        known_value bytea NOT NULL,
        state text NOT NULL CHECK (state IN ('current', 'retiring', 'retired')),
        added_at timestamptz NOT NULL,
        PRIMARY KEY (purpose, key_version)
      );
      CREATE UNIQUE INDEX key_checks_one_current ON key_checks (purpose) WHERE state = 'current';

      CREATE FUNCTION desk_key_version() RETURNS integer LANGUAGE plpgsql VOLATILE AS $current$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(7220414);
        RETURN (SELECT key_version FROM key_checks WHERE purpose = 'key-encryption' AND state = 'current');
      END $current$;

      CREATE TABLE key_rotations (
        rotation_id uuid PRIMARY KEY,
        to_version integer NOT NULL CHECK (to_version > 1),
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'finished')),
        requested_by text NOT NULL REFERENCES staff (staff_id),
        requested_at timestamptz NOT NULL,
        progressed_at timestamptz NOT NULL,
        finished_at timestamptz,
        data_keys integer NOT NULL CHECK (data_keys >= 0),
        rewrapped integer NOT NULL CHECK (rewrapped >= 0),
        version integer NOT NULL CHECK (version > 0),
        CHECK ((state = 'finished') = (finished_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX key_rotations_one_at_a_time ON key_rotations ((true)) WHERE state <> 'finished';

      TRUNCATE stored_answers;
      ALTER TABLE stored_answers
        DROP COLUMN body,
        DROP COLUMN idempotency_key,
        ADD COLUMN key_index bytea NOT NULL CHECK (octet_length(key_index) = 32),
        ADD COLUMN wrapped_key bytea,
        ADD COLUMN key_version integer CHECK (key_version > 0),
        ADD COLUMN sealed bytea,
        ADD PRIMARY KEY (partner_id, operation, key_index),
        ADD CHECK (num_nonnulls(wrapped_key, key_version, sealed) IN (0, 3));
      CREATE INDEX stored_answers_key_version ON stored_answers (key_version, key_index);

      ALTER TABLE referral_batches
        ADD COLUMN wrapped_key bytea,
        ADD COLUMN key_version integer CHECK (key_version > 0),
        ADD CHECK (num_nonnulls(wrapped_key, key_version) IN (0, 2));
      CREATE INDEX referral_batches_key_version ON referral_batches (key_version, batch_id);
      ALTER TABLE batch_rows
        DROP COLUMN external_reference,
        DROP COLUMN errors,
        ADD COLUMN sealed bytea,
        ADD CHECK ((status = 'rejected') = (sealed IS NOT NULL)) NOT VALID;

      ALTER TABLE case_files
        DROP COLUMN external_reference,
        DROP CONSTRAINT case_files_check2,
        ADD COLUMN sealed_reference bytea,
        ADD COLUMN reference_index bytea CHECK (octet_length(reference_index) = 32),
        ADD COLUMN disposed_at timestamptz,
        ADD UNIQUE (partner_id, reference_index),
        ADD CHECK (num_nonnulls(sealed_reference, reference_index) IN (0, 2)),
        ADD CHECK (closing_reason IS NOT NULL OR sealed_closing IS NULL),
        ADD CHECK (closing_reason IS NULL OR sealed_closing IS NOT NULL OR disposed_at IS NOT NULL),
        ADD CHECK (disposed_at IS NULL OR (num_nonnulls(sealed_reference, reference_index, sealed_closing) = 0
          AND state IN ('decided', 'closed')));
      ALTER TABLE referral_contents
        ALTER COLUMN wrapped_key DROP NOT NULL,
        ALTER COLUMN key_version DROP NOT NULL,
        ALTER COLUMN sealed DROP NOT NULL,
        ADD CHECK (num_nonnulls(wrapped_key, key_version, sealed) IN (0, 3));
      CREATE INDEX referral_contents_key_version ON referral_contents (key_version, file_number);
      CREATE INDEX partner_contents_key_version ON partner_contents (key_version, partner_id);

      CREATE TABLE file_disposals (
        file_number text PRIMARY KEY,
        partner_id text NOT NULL,
        basis text NOT NULL CHECK (basis IN ('retention-expired', 'emergency-order')),
        order_code text NOT NULL CHECK (order_code ~ '^[A-Z0-9][A-Z0-9./-]{2,39}$'),
        disposed_by text NOT NULL REFERENCES staff (staff_id),
        disposed_at timestamptz NOT NULL,
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );

      GRANT SELECT, INSERT, UPDATE (state) ON key_checks TO desk_app;
      GRANT SELECT, INSERT, UPDATE (state, progressed_at, finished_at, data_keys, rewrapped, version) ON key_rotations
        TO desk_app;
      GRANT UPDATE (wrapped_key, key_version) ON referral_batches, partner_contents TO desk_app;
      GRANT UPDATE (wrapped_key, key_version, sealed) ON referral_contents, stored_answers TO desk_app;
      GRANT UPDATE (sealed_reference, reference_index, disposed_at) ON case_files TO desk_app;
      GRANT SELECT, INSERT ON file_disposals TO desk_app;`);
    await run.query(auditFence('key_checks', 'key', 'purpose'));
    await run.query(auditFence('key_rotations', 'key-rotation', 'rotation_id'));
    await run.query(rewrapFence('referral_contents', 'file', 'file_number'));
    await run.query(rewrapFence('referral_batches', 'batch', 'batch_id'));
    await run.query(rewrapFence('partner_contents', 'partner', 'partner_id'));
    await run.query(rowIsolation('file_disposals'));
    await run.query(auditFence('file_disposals', 'file', 'file_number'));
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('What was sealed is not put into the open again.'));
  }
}
