import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';

/**
 * Partner organisations, their API keys, and staff accounts. Guards look a caller up before any transaction has a
 * context, so they use two narrow functions that run as the owner and give back one row for one exact id.
 */
export class Identities0002 implements MigrationInterface {
  readonly name = 'Identities1700000000002';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION desk_partner() RETURNS text LANGUAGE sql STABLE
        AS $$ SELECT nullif(current_setting('app.partner', true), '') $$;
      CREATE FUNCTION desk_sees_all_partners() RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT coalesce(current_setting('app.role', true), '')
                IN ('officer', 'reviewer', 'manager', 'auditor', 'system') $$;

      CREATE TABLE partners (
        partner_id text PRIMARY KEY CHECK (partner_id ~ '^ptn_[a-z0-9-]{1,60}$'),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
        status text NOT NULL CHECK (status IN ('in-vetting', 'approved', 'suspended', 'revoked')),
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL
      );
      CREATE TABLE api_keys (
        key_id text PRIMARY KEY CHECK (key_id ~ '^[0-9A-Za-z]{16}$'),
        partner_id text NOT NULL REFERENCES partners (partner_id),
        secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
        scopes text[] NOT NULL CHECK (scopes <@ ARRAY['batches:write', 'referrals:read', 'referrals:write']),
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at <= created_at + interval '366 days'),
        revoked_at timestamptz
      );
      CREATE INDEX api_keys_partner ON api_keys (partner_id);
      CREATE TABLE staff (
        staff_id text PRIMARY KEY CHECK (staff_id ~ '^stf_[a-z0-9-]{1,60}$'),
        token_subject text NOT NULL UNIQUE CHECK (length(token_subject) BETWEEN 1 AND 200),
        role text NOT NULL CHECK (role IN ('officer', 'reviewer', 'manager', 'auditor', 'administrator')),
        active boolean NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL
      );`);
    for (const table of ['partners', 'api_keys']) {
      await run.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_isolation ON ${table} TO desk_app
          USING ((SELECT desk_sees_all_partners()) OR partner_id = (SELECT desk_partner()))
          WITH CHECK ((SELECT desk_sees_all_partners()));
        CREATE POLICY ${table}_lookup ON ${table} FOR SELECT TO CURRENT_USER USING (true);`);
    }
    await run.query(`
      CREATE FUNCTION find_api_key(wanted text)
        RETURNS TABLE (key_id text, partner_id text, partner_status text, secret_hash bytea, scopes text[],
                       expires_at timestamptz, revoked_at timestamptz)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
        AS $$ SELECT k.key_id, k.partner_id, p.status, k.secret_hash, k.scopes, k.expires_at, k.revoked_at
              FROM api_keys k JOIN partners p USING (partner_id) WHERE k.key_id = wanted $$;
      CREATE FUNCTION find_staff(wanted text)
        RETURNS TABLE (staff_id text, role text, active boolean)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1
        AS $$ SELECT s.staff_id, s.role, s.active FROM staff s WHERE s.token_subject = wanted $$;
      REVOKE ALL ON FUNCTION find_api_key(text), find_staff(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION find_api_key(text), find_staff(text) TO desk_app;
      GRANT SELECT, INSERT, UPDATE ON partners, api_keys, staff TO desk_app;`);
    await run.query(auditFence('partners', 'partner', 'partner_id'));
    await run.query(auditFence('api_keys', 'api-key', 'key_id'));
    await run.query(auditFence('staff', 'staff', 'staff_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION find_api_key(text), find_staff(text);
      DROP TABLE staff, api_keys, partners;
      DROP FUNCTION audit_fence_staff(), audit_fence_api_keys(), audit_fence_partners();
      DROP FUNCTION desk_partner(), desk_sees_all_partners();`);
  }
}
