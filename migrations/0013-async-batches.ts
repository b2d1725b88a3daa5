import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rewrapFence } from './support/rewrap-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * A batch can wait to be worked on. What was sent stands sealed, in pieces, under a data key of its own, and is removed with
 * that key in the transaction that ends the batch. A batch that has ended never changes again.
 *
 * `batch_progress` holds counts only, written while the batch's own transaction is still open: no record of anything, so it
 * has no audit fence.
 */
export class AsyncBatches0013 implements MigrationInterface {
  readonly name = 'AsyncBatches1700000000013';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE referral_batches
        ADD COLUMN state text NOT NULL DEFAULT 'finished' CHECK (state IN ('waiting', 'finished', 'refused')),
        ADD COLUMN pending integer NOT NULL DEFAULT 0 CHECK (pending >= 0),
        ADD COLUMN refusal jsonb,
        ADD CHECK ((state = 'waiting') = (pending > 0)),
        ADD CHECK (state <> 'waiting' OR accepted + rejected = 0),
        ADD CHECK (state <> 'refused' OR accepted = 0),
        ADD CHECK ((state = 'refused') = (refusal IS NOT NULL));
      CREATE FUNCTION batch_has_ended() RETURNS trigger LANGUAGE plpgsql AS $ended$
      BEGIN
        RAISE EXCEPTION 'a batch that has ended does not change' USING ERRCODE = 'RDA27';
      END $ended$;
      CREATE TRIGGER referral_batches_has_ended
        BEFORE UPDATE OF state, pending, accepted, rejected, refusal, version ON referral_batches
        FOR EACH ROW WHEN (OLD.state <> 'waiting') EXECUTE FUNCTION batch_has_ended();

      CREATE TABLE batch_bodies (
        batch_id uuid PRIMARY KEY,
        partner_id text NOT NULL,
        key_id text NOT NULL REFERENCES api_keys (key_id),
        request_id uuid NOT NULL,
        format text NOT NULL CHECK (format IN ('json', 'ndjson', 'csv')),
        pieces integer NOT NULL CHECK (pieces > 0),
        wrapped_key bytea NOT NULL,
        key_version integer NOT NULL CHECK (key_version > 0),
        FOREIGN KEY (batch_id, partner_id) REFERENCES referral_batches (batch_id, partner_id),
        UNIQUE (batch_id, partner_id)
      );
      CREATE INDEX batch_bodies_key_version ON batch_bodies (key_version, batch_id);
      CREATE TABLE batch_body_pieces (
        batch_id uuid NOT NULL,
        piece integer NOT NULL CHECK (piece >= 0),
        partner_id text NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (batch_id, piece),
        FOREIGN KEY (batch_id, partner_id) REFERENCES batch_bodies (batch_id, partner_id)
      );
      ALTER TABLE batch_body_pieces ALTER COLUMN sealed SET STORAGE EXTERNAL;
      CREATE TABLE batch_progress (
        batch_id uuid PRIMARY KEY,
        partner_id text NOT NULL,
        attempts integer NOT NULL CHECK (attempts >= 0),
        done integer NOT NULL CHECK (done >= 0),
        progressed_at timestamptz NOT NULL,
        FOREIGN KEY (batch_id, partner_id) REFERENCES referral_batches (batch_id, partner_id)
      );

      GRANT UPDATE (state, pending, accepted, rejected, refusal, version) ON referral_batches TO desk_app;
      GRANT SELECT, INSERT, DELETE ON batch_bodies, batch_body_pieces, batch_progress TO desk_app;
      GRANT UPDATE (wrapped_key, key_version) ON batch_bodies TO desk_app;
      GRANT UPDATE (attempts, done, progressed_at) ON batch_progress TO desk_app;`);
    for (const table of ['batch_bodies', 'batch_body_pieces', 'batch_progress']) {
      await run.query(rowIsolation(table));
    }
    await run.query(auditFence('batch_bodies', 'batch', 'batch_id'));
    await run.query(rewrapFence('batch_bodies', 'batch', 'batch_id'));
    await run.query(auditFence('batch_body_pieces', 'batch', 'batch_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE batch_progress, batch_body_pieces, batch_bodies;
      DROP FUNCTION audit_fence_batch_body_pieces(), audit_fence_batch_bodies();
      DROP TRIGGER referral_batches_has_ended ON referral_batches;
      DROP FUNCTION batch_has_ended();
      ALTER TABLE referral_batches DROP COLUMN state, DROP COLUMN pending, DROP COLUMN refusal;`);
  }
}
