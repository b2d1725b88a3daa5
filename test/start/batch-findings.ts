import { setTimeout as sleep } from 'node:timers/promises';
import { type Client } from 'pg';

/** What an answer told of its rows. */
export interface Told {
  readonly id: string;
  readonly rows: readonly { readonly index: number; readonly status: string; readonly fileNumber?: string }[];
}

/** What is written whenever a request is looked at, whatever becomes of it, and while every event is given its place. */
const ALWAYS_WRITTEN = [
  ...['api_key_uses', 'rate_counts'],
  ...['audit_pending', 'audit_leaves', 'audit_tiles', 'audit_checkpoints'],
];

/** Looks at a database as its superuser, past the service: is every batch in it whole, and is nothing else in it? */
export class BatchFindings {
  constructor(private readonly client: Client) {}

  /** Waits until no transaction runs in the database but this one, such as one that a killed process left behind. */
  async untilQuiet(): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query(
        `SELECT FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state IS NOT NULL AND state <> 'idle'`,
      );
      if (rows.length === 0) return;
      await sleep(2);
    }
  }

  /** How many rows each table has: every table there is, so that a new one is looked at, too. */
  async tables(): Promise<Readonly<Record<string, number>>> {
    const { rows } = await this.client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relname = ANY($1) ORDER BY 1`,
      [ALWAYS_WRITTEN],
    );
    const counts = rows.map(({ name }) => `(SELECT count(*)::int FROM ${name}) AS ${name}`);
    const found = await this.client.query<Record<string, number>>(`SELECT ${counts.join(', ')}`);
    return found.rows[0] ?? {};
  }

  /** Batches that are not whole: whose counts differ from their rows, or which lack a part of one of their files. */
  async halfBatches(): Promise<unknown[]> {
    const { rows } = await this.client.query(
      `WITH outcomes AS (
         SELECT batch_id, count(*) FILTER (WHERE status = 'accepted') AS accepted,
           count(*) FILTER (WHERE status = 'rejected') AS rejected, max(row_index) + 1 AS length
         FROM batch_rows GROUP BY batch_id),
       files AS (
         SELECT f.batch_id, count(*) AS files, count(r.file_number) AS told, count(c.sealed) AS contents,
           count(k.check_id) AS checks, count(e.event_id) AS events
         FROM case_files f
           LEFT JOIN batch_rows r ON r.file_number = f.file_number AND r.batch_id = f.batch_id
           LEFT JOIN referral_contents c ON c.file_number = f.file_number
           LEFT JOIN stca_checks k ON k.file_number = f.file_number AND k.check_id = f.current_check_id
           LEFT JOIN audit_events e ON e.subject_id = f.file_number AND e.action = 'file.received'
         GROUP BY f.batch_id)
       SELECT b.batch_id, b.accepted, b.rejected, o.*, f.*, count(e.event_id) AS received
       FROM referral_batches b LEFT JOIN outcomes o USING (batch_id) LEFT JOIN files f USING (batch_id)
         LEFT JOIN audit_events e ON e.subject_id = b.batch_id::text AND e.action = 'batch.received'
       GROUP BY b.batch_id, b.accepted, b.rejected, o.batch_id, o.accepted, o.rejected, o.length,
         f.batch_id, f.files, f.told, f.contents, f.checks, f.events
       HAVING count(e.event_id) <> 1
         OR (b.accepted, b.rejected, b.accepted + b.rejected)
           IS DISTINCT FROM (coalesce(o.accepted, 0), coalesce(o.rejected, 0), coalesce(o.length, 0))
         OR b.accepted <> ANY (ARRAY[coalesce(f.files, 0), coalesce(f.told, 0), coalesce(f.contents, 0),
           coalesce(f.checks, 0), coalesce(f.events, 0)])`,
    );
    return rows;
  }

  /** What was told and is not stored, or is stored and was not told: a row of a batch, and a file with its event. */
  async differencesFrom(told: readonly Told[]): Promise<unknown[]> {
    const rows = told.flatMap(({ id, rows: ofBatch }) => ofBatch.map((row) => ({ id, ...row })));
    const { rows: differences } = await this.client.query(
      `WITH told AS (
         SELECT id, "index", status, "fileNumber"
         FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "index" int, status text, "fileNumber" text)),
       stored AS (SELECT batch_id, row_index, status, file_number FROM batch_rows),
       numbers AS (SELECT "fileNumber" FROM told WHERE "fileNumber" IS NOT NULL)
       SELECT 'told only' AS what, t::text FROM (TABLE told EXCEPT ALL TABLE stored) AS t
       UNION ALL SELECT 'stored only', s::text FROM (TABLE stored EXCEPT ALL TABLE told) AS s
       UNION ALL SELECT 'batch without rows', batch_id::text FROM referral_batches
         WHERE batch_id NOT IN (SELECT id FROM told)
       UNION ALL SELECT 'file', f::text
         FROM (SELECT file_number FROM case_files EXCEPT ALL TABLE numbers) AS f
       UNION ALL SELECT 'event', e::text
         FROM (SELECT subject_id FROM audit_events WHERE action = 'file.received' EXCEPT ALL TABLE numbers) AS e`,
      [JSON.stringify(rows)],
    );
    return differences;
  }

  /** Ends connections of the service on which a transaction runs, and gives their number. */
  async cutTransactions(): Promise<number> {
    const { rows } = await this.client.query<{ cut: number }>(
      `SELECT count(*) FILTER (WHERE pg_terminate_backend(pid))::int AS cut FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = 'desk_app'
         AND xact_start IS NOT NULL`,
    );
    return rows[0]?.cut ?? 0;
  }

  /** Whether a connection of the service commits at this moment. */
  async isCommitting(): Promise<boolean> {
    const { rows } = await this.client.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'desk_app' AND state = 'active' AND query LIKE '%COMMIT'
         AND xact_start IS NOT NULL`,
    );
    return rows.length > 0;
  }
}
