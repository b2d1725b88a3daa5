import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import { type EventDraft } from '../../../domain/audit/event.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Ids } from '../../../platform/ids.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';
import { Worker } from '../../../platform/queue/worker.js';
import { BatchProgressStore } from './batch-progress.store.js';
import { WaitingBatchProcessor } from './waiting-batch.processor.js';
import { jobOf, RECEIVE_BATCH } from './waiting-job.js';

const EVERY_FIVE_MINUTES = { at: '*/5 * * * *' };
const STALLED_MS = 300_000;

/** The background work on batches that wait. */
@Injectable()
export class WaitingBatchTasks implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly unitOfWork: UnitOfWork,
    private readonly progress: BatchProgressStore,
    private readonly processor: WaitingBatchProcessor,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.worker.register({
      name: RECEIVE_BATCH,
      run: (payload, stopping) =>
        this.processor.process((payload as { readonly batchId: string }).batchId, stopping),
    });
    this.worker.register({
      name: 'resume-batches',
      schedule: EVERY_FIVE_MINUTES,
      atStart: true,
      run: (payload) => this.#resume(payload),
    });
  }

  /**
   * Puts those batches in the queue again that nobody goes on with: all that wait when a worker starts, those that have
   * stalled otherwise. The queue itself gives a dead worker's job to another only after four hours.
   */
  async #resume(payload: unknown): Promise<void> {
    const actor: Actor = { id: 'system', role: 'system', via: 'system', requestId: this.ids.uuid() };
    const { atStart = false } = (payload ?? {}) as { readonly atStart?: boolean };
    const since = new Date(this.clock.now().getTime() - (atStart ? 0 : STALLED_MS));
    const stalled = await this.unitOfWork.read(actor, (tx) => this.progress.listStalled(tx, since));
    for (const { batchId, before } of stalled) {
      await this.unitOfWork.run(actor, async (tx) => {
        await this.queue.add(tx, RECEIVE_BATCH, ...jobOf(batchId), before);
        const resumed: EventDraft = { action: 'batch.resumed', subject: { type: 'batch', id: batchId } };
        return { result: undefined, events: [resumed] };
      });
    }
  }
}
