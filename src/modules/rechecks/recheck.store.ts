import { Injectable } from '@nestjs/common';
import { OPEN_STATES } from '../../domain/case-file/states.js';
import { type Recheck, type RecheckChange } from '../../domain/recheck/recheck.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** A file a re-check found changed; `checkId` is its new check, where one was made. */
export interface ChangedFile extends RecheckChange {
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly checkId: string | null;
}

type RecheckRow = Omit<Recheck, 'requestedAt' | 'progressedAt' | 'finishedAt'> & {
  readonly requestedAt: Date;
  readonly progressedAt: Date;
  readonly finishedAt: Date | null;
};

/** Re-checks, how far they are, and what they found. */
@Injectable()
export class RecheckStore {
  /** Stores a re-check; false when the night of its day has one. */
  async insert(tx: WriteTx, recheck: Recheck): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      `INSERT INTO rechecks (recheck_id, cause, assessed_on, report_only, state, requested_by, requested_at,
         progressed_at, after_file, files, checked, changed, not_checkable, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (assessed_on) WHERE cause = 'nightly' DO NOTHING RETURNING recheck_id`,
      [
        ...[recheck.recheckId, recheck.cause, recheck.assessedOn, recheck.reportOnly, recheck.state],
        ...[recheck.requestedBy, recheck.requestedAt, recheck.progressedAt, recheck.afterFile],
        ...[recheck.files, recheck.checked, recheck.changed, recheck.notCheckable, recheck.version],
      ],
    );
    return rows.length === 1;
  }

  /** A re-check, if there is one of that id. */
  async find(tx: ReadTx, recheckId: string): Promise<Recheck | undefined> {
    const rows = await rowsOf<RecheckRow>(tx, `${SELECT} WHERE recheck_id = $1`, [recheckId]);
    return rows.map(toRecheck)[0];
  }

  /** The same, locked until the transaction ends: of two workers on one re-check, one waits. */
  async findLocked(tx: WriteTx, recheckId: string): Promise<Recheck | undefined> {
    const rows = await rowsOf<RecheckRow>(tx, `${SELECT} WHERE recheck_id = $1 FOR UPDATE`, [recheckId]);
    return rows.map(toRecheck)[0];
  }

  /** Ids of those that have not finished and have not moved since an instant. */
  async listUnfinished(tx: ReadTx, since: Date): Promise<readonly string[]> {
    const rows = await rowsOf<{ id: string }>(
      tx,
      `SELECT recheck_id AS id FROM rechecks WHERE state <> 'finished' AND progressed_at <= $1
       ORDER BY requested_at, recheck_id`,
      [since],
    );
    return rows.map(({ id }) => id);
  }

  /** Writes the next version. Throws when the version before was not there: then the lock was not held. */
  async update(tx: WriteTx, next: Recheck): Promise<void> {
    const changed = await changedRows(
      tx,
      `UPDATE rechecks SET state = $2, progressed_at = $3, finished_at = $4, after_file = $5, files = $6, checked = $7,
         changed = $8, not_checkable = $9, version = $10 WHERE recheck_id = $1 AND version = $10 - 1`,
      [
        ...[next.recheckId, next.state, next.progressedAt, next.finishedAt, next.afterFile],
        ...[next.files, next.checked, next.changed, next.notCheckable, next.version],
      ],
    );
    if (changed !== 1) throw new Error('the re-check was changed without its lock');
  }

  /** How many files are open that were there when it was asked for. */
  async countFiles(tx: ReadTx, { requestedAt }: Recheck): Promise<number> {
    const [row] = await rowsOf<{ files: number }>(
      tx,
      'SELECT count(*)::int AS files FROM case_files WHERE state = ANY($1::text[]) AND received_at <= $2',
      [OPEN_STATES, requestedAt],
    );
    return row?.files ?? 0;
  }

  /** Numbers of up to `limit` such files, after the last one done. */
  async listFiles(
    tx: ReadTx,
    { requestedAt, afterFile }: Recheck,
    limit: number,
  ): Promise<readonly string[]> {
    const rows = await rowsOf<{ number: string }>(
      tx,
      `SELECT file_number AS number FROM case_files
       WHERE state = ANY($1::text[]) AND received_at <= $2 AND file_number > $3 ORDER BY file_number LIMIT $4`,
      [OPEN_STATES, requestedAt, afterFile, limit],
    );
    return rows.map(({ number }) => number);
  }

  /** Stores what was found of files. */
  async insertChanges(tx: WriteTx, recheckId: string, changes: readonly ChangedFile[]): Promise<void> {
    if (changes.length === 0) return;
    await rowsOf(
      tx,
      `INSERT INTO recheck_changes (recheck_id, file_number, partner_id, check_id, change)
       SELECT $1::uuid, r."fileNumber", r."partnerId", r."checkId", r.change
       FROM jsonb_to_recordset($2::jsonb) AS r ("fileNumber" text, "partnerId" text, "checkId" uuid, change jsonb)`,
      [
        recheckId,
        JSON.stringify(
          changes.map(({ fileNumber, partnerId, checkId, ...change }) => ({
            ...{ fileNumber, partnerId, checkId, change },
          })),
        ),
      ],
    );
  }

  /** Up to `limit` changed files after a file number, by number. */
  async listChanges(
    tx: ReadTx,
    recheckId: string,
    afterFile: string,
    limit: number,
  ): Promise<readonly Omit<ChangedFile, 'partnerId'>[]> {
    const rows = await rowsOf<{ fileNumber: string; checkId: string | null; change: RecheckChange }>(
      tx,
      `SELECT file_number AS "fileNumber", check_id AS "checkId", change FROM recheck_changes
       WHERE recheck_id = $1 AND file_number > $2 ORDER BY file_number LIMIT $3`,
      [recheckId, afterFile, limit],
    );
    return rows.map(({ change, ...file }) => ({ ...file, ...change }));
  }
}

const SELECT = `SELECT recheck_id AS "recheckId", cause, assessed_on::text AS "assessedOn", report_only AS "reportOnly",
  state, requested_by AS "requestedBy", requested_at AS "requestedAt", progressed_at AS "progressedAt",
  finished_at AS "finishedAt", after_file AS "afterFile", files, checked, changed, not_checkable AS "notCheckable", version
  FROM rechecks`;

function toRecheck(row: RecheckRow): Recheck {
  return {
    ...row,
    requestedAt: row.requestedAt.toISOString(),
    progressedAt: row.progressedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
