/** Name of the task that works on a batch that waits. */
export const RECEIVE_BATCH = 'receive-batch';

/** Payload and key of the job of a batch: at most one waits in the queue. */
export function jobOf(batchId: string): readonly [payload: { readonly batchId: string }, key: string] {
  return [{ batchId }, `batch:${batchId}`];
}
