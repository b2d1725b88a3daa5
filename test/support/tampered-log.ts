import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { checkpointText } from '../../src/domain/audit/checkpoint.js';
import { GrowingTree } from '../../src/domain/audit/growing-tree.js';
import { logArchive } from '../../src/modules/audit/exports/log-archive.js';
import { type TileSource } from '../../src/modules/audit/tree/tree-reader.js';
import { NoteSigner } from '../../src/platform/crypto/note-signer.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';
import { cloneDatabase, type TestDatabase } from './template-database.js';

/** What the service signs with, which whoever owns the machine has as well. */
export interface SigningKey {
  readonly auditLogOrigin: string;
  readonly auditSigningKey: string;
}

/** What guards a table: its triggers, as they stand, and whether row-level security holds its owner too. */
interface Guarded {
  readonly table: string;
  readonly triggers: readonly { readonly name: string; readonly enabled: 'O' | 'A' }[];
  readonly forced: boolean;
}

/** A copy of a service's database in the hands of whoever owns its tables. */
export class TamperedLog {
  #guarded: readonly Guarded[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly owner: Client,
    private readonly signer: NoteSigner,
  ) {}

  /** Copies a database that nobody is connected to. */
  static async of(database: TestDatabase, key: SigningKey): Promise<TamperedLog> {
    const copy = await cloneDatabase(database);
    const owner = new Client({ ...copy.owner });
    await owner.connect();
    return new TamperedLog(copy, owner, new NoteSigner(key.auditLogOrigin, key.auditSigningKey));
  }

  /** Switches every guard off that an owner can: each trigger, and what row-level security keeps from an owner. */
  async disarm(): Promise<void> {
    this.#guarded = await this.rows<Guarded>(
      `SELECT relname AS table, relforcerowsecurity AS forced,
         coalesce(json_agg(json_build_object('name', tgname, 'enabled', tgenabled)) FILTER (WHERE tgname IS NOT NULL), '[]')
           AS triggers
       FROM pg_class c LEFT JOIN pg_trigger t ON tgrelid = c.oid AND NOT tgisinternal
       WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' GROUP BY c.oid`,
    );
    await this.#alter(({ name }) => `DISABLE TRIGGER ${name}`, 'NO FORCE');
  }

  /** Switches every guard on again, as whoever hides a deed does. */
  rearm(): Promise<void> {
    return this.#alter(
      ({ name, enabled }) => `ENABLE ${enabled === 'A' ? 'ALWAYS' : ''} TRIGGER ${name}`,
      'FORCE',
    );
  }

  /** Rows of a statement. */
  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.owner.query(sql, [...parameters])).rows as Row[];
  }

  /** The SQLSTATE with which the database refuses a deed whose guards are on; undefined when it takes it. */
  async refusalOf(deed: () => Promise<unknown>): Promise<string | undefined> {
    await this.owner.query('BEGIN');
    try {
      await deed();
      await this.owner.query('COMMIT');
      return undefined;
    } catch (error) {
      await this.owner.query('ROLLBACK');
      return (error as { code?: string }).code;
    }
  }

  /** Places of the events of an action, first to last. Throws when there is none. */
  async placesOf(action: string): Promise<[number, ...number[]]> {
    const rows = await this.rows<{ place: number }>(
      `SELECT leaf_index::integer AS place FROM audit_leaves JOIN audit_events USING (event_id)
       WHERE action = $1 ORDER BY leaf_index`,
      [action],
    );
    const [first, ...others] = rows.map(({ place }) => place);
    if (first === undefined) throw new Error(`there is no ${action}`);
    return [first, ...others];
  }

  /** Exchanges a text in the bytes of the event at a place. */
  async edit(place: number, from: string, to: string): Promise<void> {
    await this.rows(
      `UPDATE audit_events SET canonical = convert_to(replace(convert_from(canonical, 'UTF8'), $2, $3), 'UTF8')
       WHERE event_id = (SELECT event_id FROM audit_leaves WHERE leaf_index = $1)`,
      [place, from, to],
    );
  }

  /** Gives two events each other's places. */
  async exchange(first: number, second: number): Promise<void> {
    const [from, to] = [
      [first, second],
      [second, first],
    ];
    await this.rows(
      `UPDATE audit_leaves SET leaf_index = 1000000 + t.place
       FROM unnest($1::integer[], $2::integer[]) AS t (before, place) WHERE leaf_index = t.before`,
      [from, to],
    );
    await this.rows('UPDATE audit_leaves SET leaf_index = leaf_index - 1000000 WHERE leaf_index >= 1000000');
  }

  /** Makes every tile anew over the leaves as they are now, and signs them with the service's own key. */
  async rebuild(): Promise<void> {
    const leaves = await this.rows<{ leaf_hash: Buffer }>(
      'SELECT leaf_hash FROM audit_leaves JOIN audit_events USING (event_id) ORDER BY leaf_index',
    );
    const tree = GrowingTree.of(SHA256_TREE, 0, []);
    const tiles = tree.append(leaves.map((leaf) => leaf.leaf_hash));
    await this.owner.query('DELETE FROM audit_tiles; DELETE FROM audit_checkpoints');
    for (const { level, index, hashes } of tiles) {
      await this.owner.query('INSERT INTO audit_tiles VALUES ($1, $2, $3)', [level, index, hashes]);
    }
    const root = Buffer.from(tree.root());
    const { name: origin } = this.signer.key;
    const text = checkpointText({ origin, size: tree.leaves, root: root.toString('base64') });
    await this.owner.query('INSERT INTO audit_checkpoints VALUES ($1, $2, $3, now())', [
      ...[tree.leaves, root],
      this.signer.sign(text),
    ]);
  }

  /** The newest signed note. */
  async note(): Promise<string> {
    const [newest] = await this.rows<{ note: string }>(
      'SELECT note FROM audit_checkpoints ORDER BY tree_size DESC LIMIT 1',
    );
    if (newest === undefined) throw new Error('nothing is signed');
    return newest.note;
  }

  /** Writes the log into a folder as an auditor is given it. */
  async takenAway(): Promise<string> {
    const [newest] = await this.rows<{ size: string; note: string }>(
      'SELECT tree_size AS size, note FROM audit_checkpoints ORDER BY tree_size DESC LIMIT 1',
    );
    if (newest === undefined) throw new Error('nothing is signed');
    const source: TileSource = { query: (sql, parameters) => this.rows(sql, parameters) };
    const folder = mkdtempSync(join(tmpdir(), 'referral-desk-log-'));
    const exportedAt = new Date().toISOString();
    const log = { size: Number(newest.size), note: newest.note, key: this.signer.key, exportedAt };
    for await (const { name, content } of logArchive(source, log)) {
      const pieces: Buffer[] = [];
      for await (const piece of Buffer.isBuffer(content) ? [content] : content) pieces.push(piece);
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), Buffer.concat(pieces));
    }
    return folder;
  }

  async #alter(actionOf: (trigger: Guarded['triggers'][number]) => string, force: string): Promise<void> {
    const statements = this.#guarded.flatMap(({ table, triggers, forced }) => {
      const actions = [...triggers.map(actionOf), ...(forced ? [`${force} ROW LEVEL SECURITY`] : [])];
      return actions.length === 0 ? [] : [`ALTER TABLE ${table} ${actions.join(', ')}`];
    });
    if (statements.length > 0) await this.owner.query(statements.join('; '));
  }

  /** Removes the copy. */
  async drop(...folders: readonly string[]): Promise<void> {
    for (const folder of folders) rmSync(folder, { recursive: true });
    await this.owner.end();
    await this.database.drop();
  }
}
