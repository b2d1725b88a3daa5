import { Injectable } from '@nestjs/common';
import { rowsOf, type WriteTx } from '../database/tx.js';

/** The way into the queue of background work. */
@Injectable()
export class JobQueue {
  /**
   * Puts a job in the queue inside a transaction: it is there when the transaction commits, and never without it. A job of
   * the same `key` that waits is replaced; beside one that runs, or whose worker died, a new one waits. So a task must bear
   * to be run twice at once. `payload` holds ids and codes only. Of those that wait, the one of the lowest `priority` is next,
   * and among equals the eldest.
   */
  async add(tx: WriteTx, task: string, payload: object, key: string, priority = 0): Promise<void> {
    await rowsOf(
      tx,
      'SELECT 1 FROM graphile_worker.add_job($1, payload := $2::json, job_key := $3, priority := $4::integer)',
      [task, JSON.stringify(payload), key, priority],
    );
  }
}
