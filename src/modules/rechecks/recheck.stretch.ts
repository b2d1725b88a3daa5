import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { fileSnapshot } from '../../domain/case-file/snapshot.js';
import { recheckFile, type Rechecked } from '../../domain/recheck/recheck-file.js';
import { afterStretch, begun, type Recheck, recheckSnapshot } from '../../domain/recheck/recheck.js';
import { type Notice } from '../../domain/stca/notices.js';
import { Clock } from '../../platform/clock.js';
import { type ReadTx, type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Turns } from '../../platform/turns.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { FileCheckWriter, type OpenedFile } from '../case-files/file-check.writer.js';
import { NoticeStore } from '../stca/notice.store.js';
import { type StcaCheck, StcaCheckStore } from '../stca/stca-check.store.js';
import { type ChangedFile, RecheckStore } from './recheck.store.js';

/** Files of one transaction: an officer whose file is among them waits for as long as these take, some tenths of a second. */
const STRETCH = 100;

/** A file and its current check. */
type FileToCheck = OpenedFile & { readonly current: StcaCheck };

/**
 * Takes a re-check one stretch of files further. How far it is stands in the same transaction as what it did, so a process
 * that dies at any moment leaves either all of a stretch or nothing of it, and no file is done twice.
 */
@Injectable()
export class RecheckStretch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rechecks: RecheckStore,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly checks: StcaCheckStore,
    private readonly notices: NoticeStore,
    private readonly writer: FileCheckWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Goes through the next files; true when some are left. Does nothing to a re-check that has finished or is not there. A
   * file an officer holds is waited for, never passed over: throws when that takes too long, and can be called again.
   */
  async goOn(recheckId: string): Promise<boolean> {
    const actor: Actor = { id: 'system', role: 'system', via: 'system', requestId: recheckId };
    const before = await this.unitOfWork.read(actor, (tx) => this.rechecks.find(tx, recheckId));
    if (before === undefined || before.state === 'finished') return false;
    return this.unitOfWork
      .run(actor, async (tx) => {
        const found = await this.rechecks.findLocked(tx, recheckId);
        if (found === undefined) throw new Error('a re-check is never removed');
        if (found.state === 'finished') throw new FinishedMeanwhile();
        const recheck = begun(
          found,
          found.state === 'waiting' ? await this.rechecks.countFiles(tx, found) : 0,
        );
        const numbers = await this.rechecks.listFiles(tx, recheck, STRETCH);
        const { changes, events, checked } = await this.#checkAll(tx, recheck, numbers);
        const more = numbers.length === STRETCH;
        const next = afterStretch(
          recheck,
          {
            lastFile: numbers.at(-1) ?? null,
            more,
            checked,
            changed: changes.filter(({ faults }) => faults.length === 0).length,
            notCheckable: changes.filter(({ faults }) => faults.length > 0).length,
          },
          this.clock.now().toISOString(),
        );
        await this.rechecks.insertChanges(tx, recheckId, changes);
        await this.rechecks.update(tx, next);
        const progressed: EventDraft = {
          action: more ? 'recheck.progressed' : 'recheck.finished',
          subject: { type: 'recheck', id: recheckId },
          change: { version: next.version, state: recheckSnapshot(next) },
        };
        return { result: more, events: [progressed, ...events] };
      })
      .catch((error: unknown) => {
        if (error instanceof FinishedMeanwhile) return false;
        throw error;
      });
  }

  async #checkAll(
    tx: WriteTx,
    recheck: Recheck,
    numbers: readonly string[],
  ): Promise<{ changes: readonly ChangedFile[]; events: readonly EventDraft[]; checked: number }> {
    const notices = await this.notices.forChecks(tx);
    const files = recheck.reportOnly
      ? await this.files.listOpen(tx, numbers)
      : await this.files.listOpenLocked(tx, numbers);
    const opened = await this.#open(tx, files);
    const changes: ChangedFile[] = [];
    const events: EventDraft[] = [];
    const turns = new Turns();
    for (const one of opened) {
      await turns.yield();
      // A check made since, on a later day, is not replaced by one of an earlier day.
      if (!recheck.reportOnly && one.current.assessedOn > recheck.assessedOn) continue;
      const rechecked = recheckFile(one, recheck.assessedOn, notices);
      if (rechecked.change === null) continue;
      const { fileNumber, partnerId } = one.file;
      const next = recheck.reportOnly ? null : await this.#apply(tx, recheck, one, rechecked, notices);
      const made =
        next === null || next.currentCheckId === one.file.currentCheckId ? null : next.currentCheckId;
      changes.push({ fileNumber, partnerId, checkId: made, ...rechecked.change });
      if (next !== null) {
        events.push({
          action: 'file.rechecked',
          subject: { type: 'file', id: fileNumber },
          change: { version: next.version, state: fileSnapshot(next) },
        });
      }
    }
    return { changes, events, checked: opened.length };
  }

  /** Gives a file a new check where findings differ, and the urgency of the day; null when the facts cannot be on it. */
  async #apply(
    tx: WriteTx,
    recheck: Recheck,
    opened: FileToCheck,
    { change, checked, urgency }: Rechecked,
    notices: readonly Notice[],
  ): Promise<CaseFile | null> {
    if (checked === null || urgency === null) return null;
    const now = this.clock.now().toISOString();
    if (change?.difference !== null) {
      const { next } = await this.writer.write(tx, opened, { checked, notices, cause: recheck.cause, now });
      return next;
    }
    const next = evolve(opened.file, { type: 'checked', check: null, urgency, at: now });
    await this.files.update(tx, next);
    return next;
  }

  async #open(tx: ReadTx, files: readonly CaseFile[]): Promise<readonly FileToCheck[]> {
    const referrals = await this.contents.getReferrals(
      tx,
      files.map(({ fileNumber }) => fileNumber),
    );
    const withReferrals = files.map((file) => ({ file, ...there(referrals.get(file.fileNumber)) }));
    const checks = await this.checks.getAll(
      tx,
      new Map(withReferrals.map(({ file, dataKey }) => [file.currentCheckId, dataKey])),
    );
    return withReferrals.map((one) => ({ ...one, current: there(checks.get(one.file.currentCheckId)) }));
  }
}

/** Rolls back a stretch that another worker has gone through a moment before. */
class FinishedMeanwhile extends Error {}

/** What every file has. */
function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a file has its referral and its current check');
  return value;
}
