-- Makes the roles of the service and closes its database to everybody else. Run once by a superuser, connected to
-- the database of the service, before the first migration; running it again changes nothing but the passwords.
--
-- The passwords come from two settings of the session, so that the same file serves the embedded PostgreSQL and a
-- server of a deployment (see roles.sh beside it):
--   SELECT set_config('desk.owner_password', …, false), set_config('desk.app_password', …, false);

-- desk_owner owns the tables and runs migrations; desk_app is the service, owns nothing and cannot pass by a policy.
DO $roles$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN
    SELECT 'desk_owner' AS name, current_setting('desk.owner_password') AS password
    UNION ALL SELECT 'desk_app', current_setting('desk.app_password')
  LOOP
    IF length(wanted.password) < 12 THEN
      RAISE EXCEPTION 'the password for % is shorter than 12 characters', wanted.name;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted.name) THEN
      EXECUTE format('CREATE ROLE %I', wanted.name);
    END IF;
    EXECUTE format(
      'ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L',
      wanted.name, wanted.password);
  END LOOP;
END $roles$;

-- What comes with a new server is open to every role: connecting, temporary tables, the schema "public".
DO $databases$
DECLARE
  database name;
BEGIN
  FOR database IN SELECT datname FROM pg_database LOOP
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', database);
  END LOOP;
  EXECUTE format('ALTER DATABASE %I OWNER TO desk_owner', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO desk_app', current_database());
  EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC');
END $databases$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO desk_app;

-- Extensions that only a superuser may make, or that a migration should not have to.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;
