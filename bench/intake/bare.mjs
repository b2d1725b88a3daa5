import pg from 'pg';

const DATABASE = 'bench_bare';

/** The same rows as text beside a few columns in a table without anything: what no intake could be faster than. */
export class BareTable {
  #client;

  constructor(client) {
    this.#client = client;
  }

  /** An empty table, in a database of its own within a PostgreSQL. */
  static async in(postgres) {
    const superuser = new pg.Client(postgres.superuser);
    await superuser.connect();
    await superuser.query(`CREATE DATABASE ${DATABASE}`);
    await superuser.end();
    const client = new pg.Client({ ...postgres.superuser, database: DATABASE });
    await client.connect();
    await client.query(
      'CREATE TABLE bare (reference text, born date, entered date, persons integer, referral text, received_at timestamptz)',
    );
    return new BareTable(client);
  }

  /** Inserts rows with one statement, committed; gives its milliseconds. What it is sent is made before the clock starts. */
  async insert(rows) {
    const parameter = JSON.stringify(rows);
    const began = performance.now();
    await this.#client.query(
      `INSERT INTO bare SELECT reference, born, entered, persons, "text", now() FROM jsonb_to_recordset($1::jsonb)
         AS r (reference text, born date, entered date, persons integer, "text" text)`,
      [parameter],
    );
    return performance.now() - began;
  }

  end() {
    return this.#client.end();
  }
}
