import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type Recheck, type RecheckCause, recheckSnapshot } from '../../domain/recheck/recheck.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Ids } from '../../platform/ids.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { RecheckStore } from './recheck.store.js';

/** Asks for re-checks: the row and the job that works on it are stored together, or not at all. */
@Injectable()
export class RecheckRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rechecks: RecheckStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A re-check of a day; `reportOnly` leaves every file as it is. */
  async add(actor: Actor, assessedOn: CalendarDay, reportOnly: boolean): Promise<Recheck> {
    const recheck = this.#make(actor, 'recheck', assessedOn, reportOnly);
    return this.#store(actor, recheck);
  }

  /** The re-check of a night. Does nothing when the night has one. */
  async addNightly(actor: Actor, assessedOn: CalendarDay): Promise<void> {
    await this.#store(actor, this.#make(actor, 'nightly', assessedOn, false)).catch((error: unknown) => {
      if (!(error instanceof NightHasOne)) throw error;
    });
  }

  /** Puts a re-check that is unfinished in the queue again; it goes on where it stopped. */
  async addAgain(actor: Actor, recheckId: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await this.queue.add(tx, 'recheck', { recheckId }, jobKey(recheckId));
      const resumed: EventDraft = { action: 'recheck.resumed', subject: { type: 'recheck', id: recheckId } };
      return { result: undefined, events: [resumed] };
    });
  }

  async #store(actor: Actor, recheck: Recheck): Promise<Recheck> {
    return this.unitOfWork.run(actor, async (tx) => {
      if (!(await this.rechecks.insert(tx, recheck))) throw new NightHasOne();
      await this.queue.add(tx, 'recheck', { recheckId: recheck.recheckId }, jobKey(recheck.recheckId));
      const requested: EventDraft = {
        action: 'recheck.requested',
        subject: { type: 'recheck', id: recheck.recheckId },
        change: { version: recheck.version, state: recheckSnapshot(recheck) },
      };
      return { result: recheck, events: [requested] };
    });
  }

  #make(actor: Actor, cause: RecheckCause, assessedOn: CalendarDay, reportOnly: boolean): Recheck {
    const now = this.clock.now().toISOString();
    return {
      ...{ recheckId: this.ids.uuid(), cause, assessedOn, reportOnly, state: 'waiting' },
      ...{ requestedBy: actor.id, requestedAt: now, progressedAt: now, finishedAt: null },
      ...{ afterFile: '', files: 0, checked: 0, changed: 0, notCheckable: 0, version: 1 },
    };
  }
}

/** Rolls back the second re-check of a night. */
class NightHasOne extends Error {}

function jobKey(recheckId: string): string {
  return `recheck:${recheckId}`;
}
