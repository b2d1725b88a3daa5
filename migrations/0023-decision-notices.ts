import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { conflictBlindness } from './support/conflict-blindness.js';
import { rowIsolation } from './support/row-isolation.js';

/** Each language in each form. */
const NOTICES = 4;

/**
 * The notices of confirmed decisions as they were made, sealed under the key of their file: one for each language and form,
 * with the version of the template. They are only ever added to: what a person was told stays what it was. No decision is confirmed
 * without them.
 */
export class DecisionNotices0023 implements MigrationInterface {
  readonly name = 'DecisionNotices1700000000023';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE decisions ADD UNIQUE (decision_id, file_number, partner_id);
      CREATE TABLE decision_notices (
        decision_id uuid NOT NULL,
        language text NOT NULL CHECK (language IN ('en', 'fr')),
        format text NOT NULL CHECK (format IN ('text/plain', 'text/html')),
        file_number text NOT NULL,
        partner_id text NOT NULL,
        template text NOT NULL CHECK (template ~ '^[a-z]+-v[0-9]+$'),
        made_at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        PRIMARY KEY (decision_id, language, format),
        FOREIGN KEY (decision_id, file_number, partner_id) REFERENCES decisions (decision_id, file_number, partner_id)
      );
      CREATE INDEX decision_notices_file ON decision_notices (file_number);

      GRANT SELECT, INSERT ON decision_notices TO desk_app;

      CREATE FUNCTION decisions_noticed() RETURNS trigger LANGUAGE plpgsql AS $noticed$
      BEGIN
        IF (SELECT count(*) FROM decision_notices WHERE decision_id = NEW.decision_id) < ${NOTICES} THEN
          RAISE EXCEPTION 'a decision was confirmed without its notices' USING ERRCODE = 'RDA38';
        END IF;
        RETURN NULL;
      END $noticed$;
      CREATE CONSTRAINT TRIGGER decisions_noticed AFTER UPDATE OF status ON decisions
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'confirmed') EXECUTE FUNCTION decisions_noticed();
      ALTER TABLE decisions ENABLE ALWAYS TRIGGER decisions_noticed;`);
    await run.query(rowIsolation('decision_notices'));
    await run.query(conflictBlindness('decision_notices'));
    await run.query(auditFence('decision_notices', 'file', 'file_number'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER decisions_noticed ON decisions;
      DROP TABLE decision_notices;
      DROP FUNCTION decisions_noticed(), audit_fence_decision_notices();
      ALTER TABLE decisions DROP CONSTRAINT decisions_decision_id_file_number_partner_id_key;`);
  }
}
