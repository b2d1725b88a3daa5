import { Injectable } from '@nestjs/common';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

export type KeyPurpose = 'key-encryption' | 'blind-index';

/** A known value under a key, by which a process can tell at its start whether its key is the right one. */
export interface KeyCheckRow {
  readonly purpose: KeyPurpose;
  readonly keyVersion: number;
  readonly knownValue: Buffer;
  readonly state: 'current' | 'retiring' | 'retired';
}

/** Known values under every key of the database's content, and which version is used for new data keys. */
@Injectable()
export class KeyCheckStore {
  /** All of them. */
  async list(tx: ReadTx): Promise<readonly KeyCheckRow[]> {
    return rowsOf<KeyCheckRow>(
      tx,
      `SELECT purpose, key_version AS "keyVersion", known_value AS "knownValue", state FROM key_checks
       ORDER BY purpose, key_version`,
    );
  }

  /** Adds one, unless another process has; false then. */
  async insert(tx: WriteTx, row: KeyCheckRow, addedAt: string): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO key_checks (purpose, key_version, known_value, state, added_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING key_version`,
      [row.purpose, row.keyVersion, row.knownValue, row.state, addedAt],
    );
    return rows.length === 1;
  }

  /** Moves every version of the key-encryption key in one state to another; gives how many there were. */
  async updateState(tx: WriteTx, from: KeyCheckRow['state'], to: KeyCheckRow['state']): Promise<number> {
    return changedRows(
      tx,
      `UPDATE key_checks SET state = $2 WHERE purpose = 'key-encryption' AND state = $1`,
      [from, to],
    );
  }
}
