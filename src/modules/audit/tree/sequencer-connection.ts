import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type TileSource } from './tree-reader.js';

/** How the lead is told apart from other connections in pg_stat_activity. */
const NAME = 'referral-desk sequencer';

/** How long the server keeps the lead of a process it no longer hears from, and how long a statement may take: milliseconds. */
const LEASE_MS = 5_000;
const STATEMENT_MS = 20_000;
/** After this the process gives up on a server it no longer hears from. */
const SILENCE_MS = 25_000;

/**
 * What must hold of the connection whatever the database's own settings say. A machine that vanishes closes no connection: without
 * the lease its lock would be kept until TCP gives up, which takes hours. What is signed must be on the disk first, or a crash of
 * the database would leave a log shorter than what was signed. None of the waits of others ends the lead.
 */
const SETTINGS = {
  idle_session_timeout: String(LEASE_MS),
  tcp_user_timeout: String(LEASE_MS),
  statement_timeout: String(STATEMENT_MS),
  transaction_timeout: '0',
  lock_timeout: '0',
  synchronous_commit: 'on',
};

/**
 * A connection of a sequencer's own, whose lock is the lead for as long as the server hears from it. It must be a session of the
 * server: a pooler that lends connections for a transaction keeps the lock for itself.
 */
export class SequencerConnection implements TileSource {
  private constructor(private readonly client: Client) {}

  /** Connects. Throws what the driver says when the server is not there within a few seconds. */
  static async open(databaseUrl: string): Promise<SequencerConnection> {
    const client = new Client({
      ...{ connectionString: databaseUrl, application_name: NAME, keepAlive: true },
      ...{ connectionTimeoutMillis: LEASE_MS, query_timeout: SILENCE_MS },
    });
    // A connection that is lost between two statements tells it here; the next statement then fails.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT set_config(name, value, false) FROM json_each_text($1) AS t (name, value)', [
        JSON.stringify(SETTINGS),
      ]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    return new SequencerConnection(client);
  }

  async query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return (await this.client.query(sql, [...parameters])).rows as Row[];
  }

  /** Gives the lead back with the connection, or leaves it to the lease where the server does not answer any more. */
  async close(): Promise<void> {
    await Promise.race([
      this.client.end().catch(() => undefined),
      sleep(LEASE_MS, undefined, { ref: false }),
    ]);
  }
}
