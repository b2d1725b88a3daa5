import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';

/** Tables of this step that hold rows of a partner, and whether the partner itself may read its own. */
const TABLES = [
  { table: 'partner_contents', own: false },
  { table: 'partner_history', own: false },
  { table: 'partner_agreements', own: true },
] as const;

/**
 * The way of a partner: vetting, agreement (IRPR 143), suspension, and the life of its keys. Contact persons, findings
 * and narratives stand sealed under a data key of the partner. History is only ever added to. The database is the last
 * guard of the second person, and of the moment a partner is stopped.
 */
export class Partners0007 implements MigrationInterface {
  readonly name = 'Partners1700000000007';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE partners
        ADD COLUMN created_by text NOT NULL DEFAULT 'system' CHECK (created_by ~ '^(system|stf_[a-z0-9-]{1,60})$'),
        ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
        ADD COLUMN vetted_by text REFERENCES staff (staff_id),
        ADD COLUMN vetted_version integer,
        ADD COLUMN vetting_result text CHECK (vetting_result IN ('sound', 'unsound')),
        ADD COLUMN suspended_by text REFERENCES staff (staff_id),
        ADD COLUMN suspended_version integer,
        ADD CHECK (num_nonnulls(vetted_by, vetted_version, vetting_result) IN (0, 3)),
        ADD CHECK ((suspended_by IS NULL) = (suspended_version IS NULL)),
        ADD CHECK (status <> 'suspended' OR suspended_by IS NOT NULL);

      CREATE TABLE partner_contents (
        partner_id text PRIMARY KEY REFERENCES partners (partner_id),
        wrapped_key bytea NOT NULL,
        key_version integer NOT NULL CHECK (key_version > 0),
        sealed bytea NOT NULL
      );
      CREATE TABLE partner_history (
        partner_id text NOT NULL REFERENCES partners (partner_id),
        version integer NOT NULL CHECK (version > 0),
        action text NOT NULL CHECK (action IN ('take-up', 'vet', 'approve', 'suspend', 'reinstate', 'revoke',
          'record-agreement', 'confirm-agreement')),
        status text NOT NULL CHECK (status IN ('in-vetting', 'approved', 'suspended', 'revoked')),
        reason text CHECK (length(reason) BETWEEN 1 AND 60),
        acted_by text NOT NULL,
        second_to text,
        acted_at timestamptz NOT NULL,
        sealed bytea,
        PRIMARY KEY (partner_id, version),
        CHECK ((action IN ('approve', 'reinstate', 'confirm-agreement')) = (second_to IS NOT NULL)),
        CONSTRAINT partner_history_two_persons CHECK (second_to IS DISTINCT FROM acted_by)
      );
      CREATE TABLE partner_agreements (
        partner_id text NOT NULL REFERENCES partners (partner_id),
        agreement_version integer NOT NULL CHECK (agreement_version > 0),
        area text[] NOT NULL CHECK (cardinality(area) BETWEEN 1 AND 60),
        places_per_year integer NOT NULL CHECK (places_per_year BETWEEN 1 AND 100000),
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        confirmed_by text,
        confirmed_at timestamptz,
        sealed bytea NOT NULL,
        PRIMARY KEY (partner_id, agreement_version),
        CHECK (valid_from <= valid_to),
        CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
        CONSTRAINT partner_agreements_two_persons CHECK (recorded_by = 'system' OR confirmed_by IS DISTINCT FROM recorded_by)
      );

      ALTER TABLE api_keys
        ADD COLUMN label text NOT NULL DEFAULT 'first' CHECK (length(label) BETWEEN 1 AND 60),
        ADD COLUMN line_of text REFERENCES api_keys (key_id),
        ADD COLUMN allowed_addresses text[] NOT NULL DEFAULT '{}' CHECK (cardinality(allowed_addresses) <= 50),
        ADD COLUMN issued_by text NOT NULL DEFAULT 'system',
        ADD COLUMN revoked_by text,
        ADD COLUMN revoked_because text CHECK (revoked_because IN ('by-manager', 'leak-reported'));
      CREATE TABLE api_key_uses (
        key_id text PRIMARY KEY REFERENCES api_keys (key_id),
        last_used_at timestamptz NOT NULL
      );

      REVOKE UPDATE ON partners, api_keys FROM desk_app;
      GRANT UPDATE (status, version, changed_at, vetted_by, vetted_version, vetting_result, suspended_by,
        suspended_version) ON partners TO desk_app;
      GRANT UPDATE (expires_at, revoked_at, revoked_by, revoked_because, version) ON api_keys TO desk_app;
      GRANT SELECT, INSERT ON partner_contents, partner_history, partner_agreements TO desk_app;
      GRANT UPDATE (confirmed_by, confirmed_at) ON partner_agreements TO desk_app;
      GRANT SELECT ON api_key_uses TO desk_app;`);
    for (const { table, own } of TABLES) {
      await run.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_isolation ON ${table} TO desk_app
          USING ((SELECT desk_sees_all_partners())${own ? ' OR partner_id = (SELECT desk_partner())' : ''})
          WITH CHECK ((SELECT desk_sees_all_partners()));`);
      await run.query(auditFence(table, 'partner', 'partner_id'));
    }
    await this.#lastUse(run);
    await this.#standing(run);
    await run.query(`
      DROP FUNCTION find_api_key(text);
      CREATE FUNCTION find_api_key(wanted text)
        RETURNS TABLE (key_id text, partner_id text, partner_status text, secret_hash bytea, scopes text[],
                       expires_at timestamptz, revoked_at timestamptz, allowed_addresses text[])
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
        AS $$ SELECT k.key_id, k.partner_id, p.status, k.secret_hash, k.scopes, k.expires_at, k.revoked_at,
                     k.allowed_addresses
              FROM api_keys k JOIN partners p USING (partner_id) WHERE k.key_id = wanted $$;
      REVOKE ALL ON FUNCTION find_api_key(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION find_api_key(text) TO desk_app;`);
  }

  /**
   * When a key was last used, by the hour. It is written outside of any work and says nothing that a decision stands on, so
   * it has no audit event and no fence; the service's role reaches it through this function only.
   */
  async #lastUse(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE api_key_uses ENABLE ROW LEVEL SECURITY;
      ALTER TABLE api_key_uses FORCE ROW LEVEL SECURITY;
      CREATE POLICY api_key_uses_isolation ON api_key_uses FOR SELECT TO desk_app
        USING ((SELECT desk_sees_all_partners()));
      CREATE POLICY api_key_uses_note ON api_key_uses TO CURRENT_USER USING (true) WITH CHECK (true);
      CREATE FUNCTION note_api_key_use(used text, at timestamptz) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
        AS $$ INSERT INTO api_key_uses (key_id, last_used_at) SELECT k.key_id, at FROM api_keys k WHERE k.key_id = used
              ON CONFLICT (key_id) DO UPDATE SET last_used_at = excluded.last_used_at
              WHERE api_key_uses.last_used_at <= excluded.last_used_at - interval '1 hour' $$;
      REVOKE ALL ON FUNCTION note_api_key_use(text, timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION note_api_key_use(text, timestamptz) TO desk_app;`);
  }

  /**
   * The last look at a partner before its transaction commits, and the lock that orders it against a stop. Whoever stops
   * a partner or a key holds the lock alone until that is committed; who commits for the partner shares it. So after a
   * stop is answered, nothing more of the partner commits, on any process. The lock is an advisory one because those
   * queue fairly: a busy partner’s shared row locks could keep its own suspension waiting.
   */
  async #standing(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION hold_partner_still(partner text) RETURNS void LANGUAGE sql VOLATILE
        AS $$ SELECT pg_advisory_xact_lock(7220414, hashtext(partner)) $$;
      CREATE FUNCTION confirm_partner_standing(at timestamptz) RETURNS void LANGUAGE plpgsql VOLATILE AS $standing$
      DECLARE
        status text;
        live boolean;
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(7220414, hashtext(desk_partner()));
        SELECT p.status, k.revoked_at IS NULL AND k.expires_at > at INTO status, live
        FROM partners p JOIN api_keys k USING (partner_id)
        WHERE p.partner_id = desk_partner() AND k.key_id = current_setting('app.actor', true);
        IF live IS NOT TRUE THEN
          RAISE EXCEPTION 'the key ended meanwhile' USING ERRCODE = 'RDA12';
        END IF;
        IF status <> 'approved' THEN
          RAISE EXCEPTION 'the partner was stopped meanwhile' USING ERRCODE = 'RDA11';
        END IF;
      END $standing$;
      REVOKE ALL ON FUNCTION hold_partner_still(text), confirm_partner_standing(timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION hold_partner_still(text), confirm_partner_standing(timestamptz) TO desk_app;`);
  }

  async down(): Promise<void> {
    throw new Error('The history of partners is not taken back.');
  }
}
