import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { withSituation } from '../../domain/case-file/situation.js';
import { ruledUrgencyOf } from '../../domain/case-file/urgency.js';
import { urgencyFactsOn } from '../../domain/referral/urgency-facts-on.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { toFileEvent } from '../case-files/file-answers.js';
import { NoticeStore } from '../stca/notice.store.js';
import { StcaCheckStore } from '../stca/stca-check.store.js';
import { UrgencyReviewStore } from './urgency-review.store.js';

/** Computes the urgency of files anew, on their facts of now. Done twice it changes nothing the second time. */
@Injectable()
export class UrgencyReviewer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: UrgencyReviewStore,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly checks: StcaCheckStore,
    private readonly notices: NoticeStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Reviews those of the files that nobody holds, in one transaction, and gives the numbers of the others. A file whose
   * urgency stays, with the day of its next review, is not written.
   */
  async review(actor: Actor, today: CalendarDay, fileNumbers: readonly string[]): Promise<readonly string[]> {
    let locked: readonly string[] = [];
    await this.unitOfWork
      .run(actor, async (tx) => {
        locked = await this.reviews.lockDue(tx, today, fileNumbers);
        const [first, ...others] = await this.#reviewLocked(tx, today, locked);
        if (first === undefined) throw new NothingChanges();
        return { result: undefined, events: [first, ...others] };
      })
      .catch((error: unknown) => {
        if (!(error instanceof NothingChanges)) throw error;
      });
    const done = new Set(locked);
    return fileNumbers.filter((one) => !done.has(one));
  }

  async #reviewLocked(
    tx: WriteTx,
    today: CalendarDay,
    fileNumbers: readonly string[],
  ): Promise<readonly EventDraft[]> {
    if (fileNumbers.length === 0) return [];
    const notices = await this.notices.forLook(tx);
    const files = await this.files.listOpenLocked(tx, fileNumbers);
    const opened = await this.contents.getReferrals(tx, fileNumbers);
    const withReferrals = files.map((file) => ({ file, ...there(opened.get(file.fileNumber)) }));
    const checks = await this.checks.getAll(
      tx,
      new Map(withReferrals.map(({ file, dataKey }) => [file.currentCheckId, dataKey])),
    );
    const events: EventDraft[] = [];
    for (const { file, referral, situation } of withReferrals) {
      const current = there(checks.get(file.currentCheckId));
      const grounds = withSituation(referral, situation);
      const urgency = ruledUrgencyOf(urgencyFactsOn(grounds, current, today, notices));
      const stays =
        urgency.level === file.ruledUrgency &&
        urgency.reason === file.ruledUrgencyReason &&
        urgency.reviewOn === file.urgencyReviewOn;
      if (stays) continue;
      const at = this.clock.now().toISOString();
      const next = evolve(file, { type: 'checked', check: null, urgency, at });
      await this.files.update(tx, next);
      events.push(toFileEvent('file.urgency-recomputed', next));
    }
    return events;
  }
}

/** Rolls back a review that changes nothing, which is no event. */
class NothingChanges extends Error {}

/** What every file has. */
function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a file has its referral and its current check');
  return value;
}
