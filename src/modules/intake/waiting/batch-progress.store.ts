import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type NewBatch } from '../../../domain/referral/batch.js';
import { Clock } from '../../../platform/clock.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../../platform/database/tx.js';

/**
 * How far the work on batches that wait is: counts and an instant, no record of anything. They are written at once, beside the
 * transaction in which the work is done, so that they can be seen while it is open. A row goes when its batch ends.
 */
@Injectable()
export class BatchProgressStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Makes the row of a batch that nobody has begun to work on. */
  async insert(tx: WriteTx, { batchId, partnerId }: NewBatch): Promise<void> {
    await rowsOf(
      tx,
      `INSERT INTO batch_progress (batch_id, partner_id, attempts, done, progressed_at) VALUES ($1, $2, 0, 0, $3)`,
      [batchId, partnerId, this.clock.now()],
    );
  }

  /** Notes, at once, that the work begins; gives how often it has, or 0 when the batch has ended or is not there. */
  async begin(batchId: string): Promise<number> {
    const [row] = await this.#write<{ attempts: number }>(
      `UPDATE batch_progress SET attempts = attempts + 1, progressed_at = $2 WHERE batch_id = $1 RETURNING attempts`,
      [batchId, this.clock.now()],
    );
    return row?.attempts ?? 0;
  }

  /** Notes, at once, how many rows are done. It never goes back: what an attempt that failed had done is not taken off. */
  async note(batchId: string, done: number): Promise<void> {
    await this.#write(
      `UPDATE batch_progress SET done = greatest(done, $3), progressed_at = $2 WHERE batch_id = $1`,
      [batchId, this.clock.now(), done],
    );
  }

  /** Removes the row of a batch that ends. */
  async remove(tx: WriteTx, batchId: string): Promise<void> {
    await rowsOf(tx, 'DELETE FROM batch_progress WHERE batch_id = $1', [batchId]);
  }

  /** The batches that wait and have not moved since an instant, each with how many of its partner come before it. */
  async listStalled(
    tx: ReadTx,
    since: Date,
  ): Promise<readonly { readonly batchId: string; readonly before: number }[]> {
    return rowsOf(
      tx,
      `SELECT batch_id AS "batchId",
         (row_number() OVER (PARTITION BY partner_id ORDER BY progressed_at, batch_id) - 1)::int AS before
       FROM batch_progress WHERE progressed_at <= $1 ORDER BY progressed_at, batch_id`,
      [since],
    );
  }

  /** Writes in a short transaction of its own, which nobody's unit of work is. */
  async #write<Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('app.role', 'system', true)`);
      const [rows] = (await manager.query(sql, [...parameters])) as [Row[], number];
      return rows;
    });
  }
}
