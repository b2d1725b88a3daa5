import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Places in persons, counted day by day, and how old an attestation may be. The count is kept by the database as files are
 * stored, so that no file can be there uncounted; it only grows, whatever becomes of a file. A year of an agreement is a sum of
 * at most 366 of its rows, however many files there are. `batch_id` names the batch that counted last: its event is the fence.
 */
export class Places0012 implements MigrationInterface {
  readonly name = 'Places1700000000012';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE places_used (
        partner_id text NOT NULL,
        received_on date NOT NULL,
        persons integer NOT NULL CHECK (persons > 0),
        batch_id uuid NOT NULL,
        PRIMARY KEY (partner_id, received_on),
        FOREIGN KEY (batch_id, partner_id) REFERENCES referral_batches (batch_id, partner_id)
      );
      ALTER TABLE case_files NO FORCE ROW LEVEL SECURITY;
      INSERT INTO places_used (partner_id, received_on, persons, batch_id)
        SELECT partner_id, (received_at AT TIME ZONE 'UTC')::date, sum(persons),
               (array_agg(batch_id ORDER BY received_at DESC))[1]
        FROM case_files GROUP BY 1, 2;
      ALTER TABLE case_files FORCE ROW LEVEL SECURITY;

      CREATE FUNCTION count_places() RETURNS trigger LANGUAGE plpgsql AS $count$
      BEGIN
        INSERT INTO places_used AS u (partner_id, received_on, persons, batch_id)
          SELECT partner_id, (received_at AT TIME ZONE 'UTC')::date, sum(persons),
                 (array_agg(batch_id ORDER BY received_at DESC))[1]
          FROM new_files GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT (partner_id, received_on)
          DO UPDATE SET persons = u.persons + excluded.persons, batch_id = excluded.batch_id;
        RETURN NULL;
      END $count$;
      CREATE TRIGGER case_files_count_places AFTER INSERT ON case_files
        REFERENCING NEW TABLE AS new_files FOR EACH STATEMENT EXECUTE FUNCTION count_places();

      CREATE FUNCTION places_used_in(partner text, first date, last date) RETURNS integer LANGUAGE sql STABLE
        AS $sum$ SELECT coalesce(sum(persons), 0)::integer FROM places_used
                 WHERE partner_id = partner AND received_on BETWEEN first AND last $sum$;
      REVOKE ALL ON FUNCTION places_used_in(text, date, date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION places_used_in(text, date, date) TO desk_app;

      ALTER TABLE partner_agreements
        DROP CONSTRAINT partner_agreements_places_per_year_check,
        ADD CONSTRAINT partner_agreements_places_per_year_check CHECK (places_per_year BETWEEN 1 AND 1000000);
      ALTER TABLE partner_agreements ADD COLUMN attestation_max_age_days integer NOT NULL DEFAULT 365
        CHECK (attestation_max_age_days BETWEEN 1 AND 1830);
      ALTER TABLE partner_agreements ALTER COLUMN attestation_max_age_days DROP DEFAULT;

      GRANT SELECT, INSERT, UPDATE (persons, batch_id) ON places_used TO desk_app;`);
    await run.query(rowIsolation('places_used'));
    await run.query(auditFence('places_used', 'batch', 'batch_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER case_files_count_places ON case_files;
      DROP TABLE places_used;
      DROP FUNCTION places_used_in(text, date, date), count_places(), audit_fence_places_used();
      ALTER TABLE partner_agreements
        DROP COLUMN attestation_max_age_days,
        DROP CONSTRAINT partner_agreements_places_per_year_check,
        ADD CONSTRAINT partner_agreements_places_per_year_check CHECK (places_per_year BETWEEN 1 AND 100000) NOT VALID;`);
  }
}
