import { Injectable } from '@nestjs/common';
import { type WrappedKey } from '../../platform/crypto/field-cipher.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A data key, whose it is, and its row. */
export interface OwnedKey extends WrappedKey {
  readonly id: string;
  readonly owner: string;
}

/**
 * Every table with wrapped data keys, in `wrapped_key` and `key_version`: the column that names a row, its type, and the
 * owner the key was wrapped for. A table that is not here keeps its keys under an old version, and a test says so.
 */
export const TABLES_WITH_KEYS = {
  referral_contents: { id: 'file_number', type: 'text', owner: 'file_number' },
  referral_batches: { id: 'batch_id', type: 'uuid', owner: `'referral_batches|' || batch_id` },
  batch_bodies: { id: 'batch_id', type: 'uuid', owner: `'batch_bodies|' || batch_id` },
  partner_contents: { id: 'partner_id', type: 'text', owner: `'partner_contents|' || partner_id` },
  stored_answers: { id: 'key_index', type: 'bytea', owner: `'stored_answers|' || encode(key_index, 'hex')` },
} as const;
export type TableWithKeys = keyof typeof TABLES_WITH_KEYS;

/** Wrapped data keys wherever they are. The tables and columns are those above, never a caller's words. */
@Injectable()
export class WrappedKeysStore {
  /** How many data keys are under a version before this one. */
  async countBefore(tx: ReadTx, version: number): Promise<number> {
    const counts = Object.keys(TABLES_WITH_KEYS).map(
      (table) => `(SELECT count(*) FROM ${table} WHERE key_version < $1)`,
    );
    const [row] = await rowsOf<{ count: number }>(tx, `SELECT (${counts.join(' + ')})::int AS count`, [
      version,
    ]);
    return row?.count ?? 0;
  }

  /** Up to `limit` of a table, locked; one that another transaction holds is waited for. */
  async listBefore(
    tx: WriteTx,
    table: TableWithKeys,
    version: number,
    limit: number,
  ): Promise<readonly OwnedKey[]> {
    const { id, owner } = TABLES_WITH_KEYS[table];
    return rowsOf<OwnedKey>(
      tx,
      `SELECT ${id}::text AS id, ${owner} AS owner, wrapped_key AS wrapped, key_version AS "keyVersion" FROM ${table}
       WHERE key_version < $1 ORDER BY key_version, ${id} LIMIT $2 FOR UPDATE`,
      [version, limit],
    );
  }

  /** Writes data keys wrapped anew. Throws when one was not there any more: then the lock was not held. */
  async updateAll(tx: WriteTx, table: TableWithKeys, keys: readonly OwnedKey[]): Promise<void> {
    if (keys.length === 0) return;
    const { id, type } = TABLES_WITH_KEYS[table];
    const changed = await changedRows(
      tx,
      `UPDATE ${table} t SET wrapped_key = r.wrapped, key_version = $3
       FROM unnest($1::text[], $2::bytea[]) AS r (id, wrapped) WHERE t.${id} = r.id::${type}`,
      [keys.map((key) => key.id), keys.map((key) => key.wrapped), keys[0]?.keyVersion],
    );
    if (changed !== keys.length) throw new Error('a data key was changed without its lock');
  }
}
