import { Injectable } from '@nestjs/common';
import { type KeyRotation } from '../../domain/keys/key-rotation.js';
import { waitForLock } from '../../platform/http/wait-for-lock.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

type RotationRow = Omit<KeyRotation, 'requestedAt' | 'progressedAt' | 'finishedAt'> & {
  readonly requestedAt: Date;
  readonly progressedAt: Date;
  readonly finishedAt: Date | null;
};

/** First the lock that transactions with new data keys share: see desk_key_version(). */
const KEY_VERSION_LOCK = 7_220_414;

/** Rotations of the key-encryption key, and how far they are. */
@Injectable()
export class KeyRotationStore {
  /**
   * Waits for transactions that store data keys under the version until now, and holds back those that would until the end.
   * Problem: unavailable, when that takes too long.
   */
  async holdKeyVersion(tx: WriteTx): Promise<void> {
    await waitForLock(tx, 'SELECT pg_advisory_xact_lock($1)', [KEY_VERSION_LOCK]);
  }

  /** Stores a rotation; false while another one has not finished. */
  async insert(tx: WriteTx, rotation: KeyRotation): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO key_rotations (rotation_id, to_version, state, requested_by, requested_at, progressed_at, data_keys,
         rewrapped, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING rotation_id`,
      [
        ...[
          rotation.rotationId,
          rotation.toVersion,
          rotation.state,
          rotation.requestedBy,
          rotation.requestedAt,
        ],
        ...[rotation.progressedAt, rotation.dataKeys, rotation.rewrapped, rotation.version],
      ],
    );
    return rows.length === 1;
  }

  /** A rotation, if there is one of that id. */
  async find(tx: ReadTx, rotationId: string): Promise<KeyRotation | undefined> {
    return (await rowsOf<RotationRow>(tx, `${SELECT} WHERE rotation_id = $1`, [rotationId])).map(
      toRotation,
    )[0];
  }

  /** The same, locked until the transaction ends: of two workers on one rotation, one waits. */
  async findLocked(tx: WriteTx, rotationId: string): Promise<KeyRotation | undefined> {
    const rows = await rowsOf<RotationRow>(tx, `${SELECT} WHERE rotation_id = $1 FOR UPDATE`, [rotationId]);
    return rows.map(toRotation)[0];
  }

  /** Ids of those that have not finished and have not moved since an instant: one at most. */
  async listUnfinished(tx: ReadTx, since: Date): Promise<readonly string[]> {
    const rows = await rowsOf<{ id: string }>(
      tx,
      `SELECT rotation_id AS id FROM key_rotations WHERE state <> 'finished' AND progressed_at <= $1`,
      [since],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes the next version. Throws when the version before was not there: then the lock was not held. */
  async update(tx: WriteTx, next: KeyRotation): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE key_rotations SET state = $2, progressed_at = $3, finished_at = $4, data_keys = $5, rewrapped = $6, version = $7
       WHERE rotation_id = $1 AND version = $7 - 1`,
      [
        ...[next.rotationId, next.state, next.progressedAt, next.finishedAt, next.dataKeys, next.rewrapped],
        next.version,
      ],
    );
    if (changed !== 1) throw new Error('the rotation was changed without its lock');
  }
}

const SELECT = `SELECT rotation_id AS "rotationId", to_version AS "toVersion", state, requested_by AS "requestedBy",
  requested_at AS "requestedAt", progressed_at AS "progressedAt", finished_at AS "finishedAt", data_keys AS "dataKeys",
  rewrapped, version FROM key_rotations`;

function toRotation(row: RotationRow): KeyRotation {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    progressedAt: row.progressedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
