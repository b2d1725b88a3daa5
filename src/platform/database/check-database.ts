import { Client } from 'pg';
import { MIGRATIONS } from '../../../migrations/index.js';
import { StartupError } from '../startup-error.js';
import { codeOf } from './unit-of-work.js';

interface Findings {
  readonly superuser: boolean;
  readonly bypass: boolean;
  /** A table, a function that guards tables, their schema or the database. */
  readonly owns: boolean;
  readonly member: boolean;
  readonly migrated: boolean;
}

const INSUFFICIENT_PRIVILEGE = '42501';
const STRANGER =
  'DATABASE_URL logs in as a role without the rights of desk_app: use desk_app or a member of it.';
const UNREACHABLE =
  'The database cannot be reached or refuses the login: check DATABASE_URL, that PostgreSQL runs, and the role’s password.';

/**
 * Looks at the database as the service will use it, and refuses what would make its promises empty: a superuser, a role
 * that owns tables or their guards or passes by row-level security, a schema that is not this program's. Throws a {@link StartupError}.
 */
export async function checkDatabase(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  const found = await look(client).catch((error: unknown) => {
    throw new StartupError(codeOf(error) === INSUFFICIENT_PRIVILEGE ? STRANGER : UNREACHABLE);
  });
  if (found.superuser) {
    throw new StartupError(
      'DATABASE_URL logs in as a superuser, whom no grant and no row-level policy holds: use the role desk_app (migrations/init/roles.sql makes it).',
    );
  }
  if (found.bypass) {
    throw new StartupError(
      'DATABASE_URL logs in as a role with BYPASSRLS: use the role desk_app, which has not.',
    );
  }
  if (found.owns) {
    throw new StartupError(
      'DATABASE_URL logs in as an owner of the tables, who could switch their guards off: use the role desk_app for it, and DATABASE_OWNER_URL for the owner.',
    );
  }
  if (!found.member) throw new StartupError(STRANGER);
  if (!found.migrated) {
    throw new StartupError(
      'The database’s schema is not that of this program: set DATABASE_OWNER_URL and run npm run migrate, or start with it set.',
    );
  }
}

async function look(client: Client): Promise<Findings> {
  await client.connect();
  try {
    const { rows } = await client.query<Omit<Findings, 'migrated'> & { steps_known: boolean }>(
      `SELECT r.rolsuper AS superuser, r.rolbypassrls AS bypass,
              EXISTS (
                SELECT FROM (
                  SELECT relowner, relnamespace FROM pg_class
                  UNION ALL SELECT proowner, pronamespace FROM pg_proc
                  UNION ALL SELECT nspowner, oid FROM pg_namespace
                ) AS thing (owner, namespace) JOIN pg_namespace n ON n.oid = thing.namespace
                WHERE nspname IN ('public', 'graphile_worker') AND pg_has_role(current_user, owner, 'USAGE')
              ) OR EXISTS (
                SELECT FROM pg_database
                WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'USAGE')
              ) AS owns,
              EXISTS (SELECT FROM pg_roles d WHERE d.rolname = 'desk_app' AND pg_has_role(current_user, d.oid, 'USAGE'))
                AS member,
              to_regclass('public.migrations') IS NOT NULL AND to_regclass('graphile_worker.migrations') IS NOT NULL
                AS steps_known
       FROM pg_roles r WHERE r.rolname = current_user`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('a role that has logged in is listed');
    let migrated = false;
    if (row.steps_known && row.member && !row.superuser) {
      const steps = await client.query<{ steps: number }>('SELECT count(*)::int AS steps FROM migrations');
      migrated = steps.rows[0]?.steps === MIGRATIONS.length;
    }
    return { ...row, migrated };
  } finally {
    await client.end();
  }
}
