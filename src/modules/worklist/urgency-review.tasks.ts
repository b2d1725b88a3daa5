import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Ids } from '../../platform/ids.js';
import { Interrupted, Worker } from '../../platform/queue/worker.js';
import { type DueFile, UrgencyReviewStore } from './urgency-review.store.js';
import { UrgencyReviewer } from './urgency-reviewer.js';

/** Five minutes into each day by which urgency counts, which is UTC’s. Missed nights of up to 20 hours are made up for. */
const NIGHTLY = { at: '5 0 * * *', options: '?fill=20h' };
/** Files of one transaction. */
const STRETCH = 100;
/** How often, and after how long, files that somebody held are tried again; after that they wait for the next night. */
const MORE_TRIES = 30;
const BETWEEN_TRIES_MS = 1_000;

/**
 * Looks every night at the files that time alone may have made more or less urgent. It keeps nothing of its own: what is done
 * is no longer due, or would come out the same; so it may die at any moment, and several may work at once.
 */
@Injectable()
export class UrgencyReviewTasks implements OnModuleInit {
  constructor(
    private readonly worker: Worker,
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: UrgencyReviewStore,
    private readonly reviewer: UrgencyReviewer,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.worker.register({
      name: 'review-urgencies',
      schedule: NIGHTLY,
      atStart: true,
      run: (_, stopping) => this.#reviewAll(stopping),
    });
  }

  async #reviewAll(stopping: () => boolean): Promise<void> {
    const actor: Actor = { id: 'system', role: 'system', via: 'system', requestId: this.ids.uuid() };
    const today = utcDay(this.clock.now());
    const held: string[] = [];
    for (let after: DueFile | null = null; ;) {
      if (stopping()) throw new Interrupted();
      const from: DueFile | null = after;
      const due: readonly DueFile[] = await this.unitOfWork.read(actor, (tx) =>
        this.reviews.listDue(tx, today, { after: from, limit: STRETCH }),
      );
      const numbers = due.map(({ fileNumber }) => fileNumber);
      if (numbers.length > 0) held.push(...(await this.reviewer.review(actor, today, numbers)));
      after = due.at(-1) ?? null;
      if (after === null) break;
    }
    await this.#reviewHeld(actor, held, stopping);
  }

  async #reviewHeld(actor: Actor, held: readonly string[], stopping: () => boolean): Promise<void> {
    const today = utcDay(this.clock.now());
    let left = held;
    for (let tries = 0; left.length > 0 && tries < MORE_TRIES; tries++) {
      if (stopping()) throw new Interrupted();
      await sleep(BETWEEN_TRIES_MS);
      const due = await this.unitOfWork.read(actor, (tx) => this.reviews.listStillDue(tx, today, left));
      left = [...due.slice(STRETCH), ...(await this.reviewer.review(actor, today, due.slice(0, STRETCH)))];
    }
  }
}
