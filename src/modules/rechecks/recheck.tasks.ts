import { Injectable, type OnModuleInit } from '@nestjs/common';
import { utcDay } from '../../domain/calendar-day.js';
import { type Actor } from '../../domain/access.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Ids } from '../../platform/ids.js';
import { Interrupted, Worker } from '../../platform/queue/worker.js';
import { RecheckRequests } from './recheck.requests.js';
import { RecheckStore } from './recheck.store.js';
import { RecheckStretch } from './recheck.stretch.js';

/**
 * Every night at 08:10 UTC, which is 03:10 in Washington in winter and 04:10 in summer: the queue's schedule knows UTC only,
 * and at that hour the UTC day, by which the service counts, is also the day in Washington. Missed nights of up to 20 hours
 * are made up for.
 */
const NIGHTLY = { at: '10 8 * * *', options: '?fill=20h' };
const EVERY_FIVE_MINUTES = { at: '*/5 * * * *' };
const STALLED_MS = 300_000;

/** The background work of re-checks. */
@Injectable()
export class RecheckTasks implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RecheckRequests,
    private readonly rechecks: RecheckStore,
    private readonly stretch: RecheckStretch,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.worker.register({ name: 'recheck', run: (payload, stopping) => this.#recheck(payload, stopping) });
    this.worker.register({ name: 'nightly-recheck', schedule: NIGHTLY, run: () => this.#nightly() });
    this.worker.register({
      name: 'resume-rechecks',
      schedule: EVERY_FIVE_MINUTES,
      atStart: true,
      run: (payload) => this.#resume(payload),
    });
  }

  async #recheck(payload: unknown, stopping: () => boolean): Promise<void> {
    const { recheckId } = payload as { readonly recheckId: string };
    while (await this.stretch.goOn(recheckId)) if (stopping()) throw new Interrupted();
  }

  async #nightly(): Promise<void> {
    await this.requests.addNightly(this.#system(), utcDay(this.clock.now()));
  }

  /**
   * Puts those re-checks in the queue again that nobody goes on with: all that are unfinished when a worker starts, those
   * that have stalled otherwise. The queue itself gives a dead worker's job to another only after four hours.
   */
  async #resume(payload: unknown): Promise<void> {
    const actor = this.#system();
    const { atStart = false } = (payload ?? {}) as { readonly atStart?: boolean };
    const since = new Date(this.clock.now().getTime() - (atStart ? 0 : STALLED_MS));
    const ids = await this.unitOfWork.read(actor, (tx) => this.rechecks.listUnfinished(tx, since));
    for (const recheckId of ids) await this.requests.addAgain(actor, recheckId);
  }

  #system(): Actor {
    return { id: 'system', role: 'system', via: 'system', requestId: this.ids.uuid() };
  }
}
