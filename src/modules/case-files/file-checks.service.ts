import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { acknowledgeCheck, type CheckWork, refusalToCheck } from '../../domain/case-file/checking.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { checkFile } from '../../domain/referral/check-file.js';
import { type Notice } from '../../domain/stca/notices.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { requireMatch } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { ContentAccess } from '../content-access/content-access.js';
import { CorrectionStore } from '../corrections/correction.store.js';
import { NoticeStore } from '../stca/notice.store.js';
import { type StcaCheck, StcaCheckStore } from '../stca/stca-check.store.js';
import { CaseFileStore } from './case-file.store.js';
import { ContentStore } from './content.store.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import {
  type FileCheckedDto,
  type FileCheckPageDto,
  type ListFileChecksQuery,
} from './dto/file-check-answers.dto.js';
import { toActionAnswer, toFileChecked, toFileCheck, toFileEvent } from './file-answers.js';
import { FileCheckWriter, type OpenedFile } from './file-check.writer.js';

/** Checks of one file: every one ever made, a new one on demand, and taking note of the current one. */
@Injectable()
export class FileChecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly checks: StcaCheckStore,
    private readonly notices: NoticeStore,
    private readonly writer: FileCheckWriter,
    private readonly access: ContentAccess,
    private readonly corrections: CorrectionStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {}

  /** A page of the checks of a file, the newest first. The read is an event. Problem: not-found; refusal: content-withheld. */
  async list(
    actor: Actor,
    fileNumber: string,
    { limit = 50, cursor }: ListFileChecksQuery,
  ): Promise<FileCheckPageDto> {
    const list = `stca-checks|${fileNumber}`;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, list, cursor);
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      await this.access.require(tx, actor, file);
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      const checks = await this.checks.listOfFile(tx, fileNumber, { dataKey, after, limit: limit + 1 });
      const page = pageOf(checks, limit, (last) =>
        this.cursors.encode(actor.id, list, [last.madeAt, last.checkId]),
      );
      const notations = await this.corrections.listOfFile(tx, fileNumber, { dataKey, outcome: 'refused' });
      return {
        result: { items: page.items.map((check) => toFileCheck(check, file)), next: page.next, notations },
        events: [{ action: 'file.checks-read', subject: { type: 'file', id: fileNumber } }],
      };
    });
  }

  /**
   * Checks a file again with the facts of its current check, under the law and the notices of today. Problems: not-found,
   * missing-if-match, stale-version; refusals: nothing-more-possible for a file that has ended, content-withheld.
   */
  async make(actor: Actor, fileNumber: string, ifMatch: string | undefined): Promise<FileCheckedDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      // Before the file is locked, as in every other transaction that needs both.
      const notices = await this.notices.forChecks(tx);
      const opened = await this.openForCheck(tx, actor, { fileNumber, ifMatch, work: 'check' });
      const { next, check } = await this.checkAgain(tx, opened, notices);
      return { result: toFileChecked(actor, next, check), events: [toFileEvent('file.check-made', next)] };
    });
  }

  /** The same for a file that is locked and opened, under the notices of the transaction. */
  async checkAgain(
    tx: WriteTx,
    opened: OpenedFile,
    notices: readonly Notice[],
  ): Promise<{ readonly next: CaseFile; readonly check: StcaCheck }> {
    const current = await this.checks.get(tx, opened.file.currentCheckId, opened.dataKey);
    const now = this.clock.now();
    const checked = checkFile(opened.referral, { ...current.facts, assessedOn: utcDay(now) }, notices);
    return this.writer.write(tx, opened, { checked, notices, cause: 'on-demand', now: now.toISOString() });
  }

  /** Takes note of the current check. Problems and refusals: as {@link make}; check-not-current for an earlier one. */
  async acknowledge(
    actor: Actor,
    request: { readonly fileNumber: string; readonly checkId: string; readonly ifMatch: string | undefined },
  ): Promise<ActionAnswerDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.#lock(tx, actor, request);
      const event = acknowledgeCheck(file, request.checkId, this.clock.now().toISOString());
      const next = evolve(file, orRefused(event));
      await this.files.update(tx, next);
      return {
        result: toActionAnswer(actor, next),
        events: [toFileEvent('file.check-acknowledged', next)],
      };
    });
  }

  /**
   * The file, locked and opened, once it is known that its content is open to the actor, that it is the version asked for, and
   * that it can be checked.
   */
  async openForCheck(
    tx: WriteTx,
    actor: Actor,
    request: { readonly fileNumber: string; readonly ifMatch: string | undefined; readonly work: CheckWork },
  ): Promise<OpenedFile> {
    const file = await this.#lock(tx, actor, request);
    orRefused(refusalToCheck(file, request.work));
    return { file, ...(await this.contents.getReferral(tx, file.fileNumber)) };
  }

  async #lock(
    tx: WriteTx,
    actor: Actor,
    { fileNumber, ifMatch }: { readonly fileNumber: string; readonly ifMatch: string | undefined },
  ): Promise<CaseFile> {
    const file = await this.files.findLocked(tx, fileNumber);
    if (file === undefined) throw new Problem('not-found');
    requireMatch(ifMatch, file.version);
    await this.access.require(tx, actor, file);
    return file;
  }
}
