import { Client } from 'pg';
import { type ConnectionInfo } from '../../../src/platform/database/connection-info.js';
import { CANARIES } from './canaries.mjs';
import { Scanner } from './scanner.mjs';

let known: Scanner | undefined;

/** The scanner of every canary of these tests. */
export const canaryScanner = (): Scanner => (known ??= new Scanner(CANARIES));

/** Rows taken out of a table at once. */
const ROWS = 2_000;

/**
 * The findings in a dump of a database, every value of every table as it is (PostgreSQL compresses long values, so its files do not
 * show all of them), such as `a name in batch_rows.errors`. `superuser` sees past row-level security.
 */
export async function scanDatabase(superuser: ConnectionInfo, scanner = canaryScanner()): Promise<string[]> {
  const client = new Client({ ...superuser });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    const found = new Set<string>();
    for (const { name } of tables) {
      for (const finding of await scanTable(client, name, scanner)) found.add(finding);
    }
    return [...found].sort();
  } finally {
    await client.end();
  }
}

async function scanTable(client: Client, table: string, scanner: Scanner): Promise<string[]> {
  await client.query(`BEGIN; DECLARE every CURSOR FOR SELECT * FROM ${table}`);
  const found = new Set<string>();
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(`FETCH ${ROWS} FROM every`);
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        for (const canary of scanner.find(bytesOf(value))) found.add(`${canary} in ${table}.${column}`);
      }
    }
    if (rows.length < ROWS) break;
  }
  await client.query('COMMIT');
  return [...found];
}

function bytesOf(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  return Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 'utf8');
}
