import { Injectable } from '@nestjs/common';
import { NAME_NORM_VERSION } from '../../domain/matching/skeleton.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { type FindingCause } from '../duplicate-candidates/duplicate-candidate.store.js';

/** What runs of the search go over. */
@Injectable()
export class MatchRunStore {
  /** True when every transaction before that one has ended. */
  async haveEnded(tx: ReadTx, before: string): Promise<boolean> {
    const [row] = await rowsOf<{ ended: boolean }>(
      tx,
      'SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS ended',
      [before],
    );
    return row?.ended === true;
  }

  /** The files whose people are searched for because of a batch or a file. */
  async listFiles(tx: ReadTx, { type, id }: FindingCause): Promise<readonly string[]> {
    if (type === 'file') return [id];
    const rows = await rowsOf<{ file: string }>(
      tx,
      'SELECT file_number AS file FROM batch_rows WHERE batch_id = $1::uuid AND file_number IS NOT NULL ORDER BY 1',
      [id],
    );
    return rows.map(({ file }) => file);
  }

  /** Up to `limit` files, after that one, whose people are not kept as this release keeps them. */
  async listUnkept(tx: ReadTx, after: string, limit: number): Promise<readonly string[]> {
    const rows = await rowsOf<{ file: string }>(
      tx,
      `SELECT file_number AS file FROM case_files f
       WHERE file_number > $1 AND disposed_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM match_people m WHERE m.file_number = f.file_number AND m.norm_version = $2)
       ORDER BY file_number LIMIT $3`,
      [after, NAME_NORM_VERSION, limit],
    );
    return rows.map(({ file }) => file);
  }
}
