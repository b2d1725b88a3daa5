import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft } from '../../domain/audit/event.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { refusalToSettle } from '../../domain/case-file/information.js';
import { refuseFile } from '../../domain/case-file/refusals.js';
import { type Notice } from '../../domain/stca/notices.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { boundedFaults } from '../../platform/http/bounded-faults.js';
import { orRefused, Problem, Refused } from '../../platform/http/problem.js';
import { ContentAccess } from '../content-access/content-access.js';
import { type FileInformationDto } from '../information/information.dto.js';
import { type RecordedQuestion } from '../information/information.js';
import { InformationStore } from '../information/information.store.js';
import { NoticeStore } from '../stca/notice.store.js';
import { CaseFileStore } from './case-file.store.js';
import { ContentStore } from './content.store.js';
import { type ActionAnswerDto } from './dto/file-answers.dto.js';
import { FactAmender } from './fact-amender.js';
import { toActionAnswer, toFactsAmendedEvent, toFileEvent } from './file-answers.js';
import { type OpenedFile } from './file-check.writer.js';
import { FileChecksService } from './file-checks.service.js';

/** Which answer an officer settles, on which version of the file, and why. */
interface SettleRequest {
  readonly fileNumber: string;
  readonly questionId: string;
  readonly ifMatch: string | undefined;
  readonly reason: string;
}

/** How settling an answer left the file: its next version, the check that followed if any, and the event of its chain. */
interface Settled {
  readonly next: CaseFile;
  readonly checkId: string | null;
  readonly event: EventDraft;
}

/** What was asked of a partner about a file, and what officers make of the answers. */
@Injectable()
export class FileInformationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly information: InformationStore,
    private readonly fileChecks: FileChecksService,
    private readonly access: ContentAccess,
    private readonly notices: NoticeStore,
    private readonly amender: FactAmender,
    private readonly clock: Clock,
  ) {}

  /** Every request of a file with its questions and answers. The read is an event. Problems: not-found, gone; refusal: content-withheld. */
  async get(actor: Actor, fileNumber: string): Promise<FileInformationDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await this.files.find(tx, fileNumber);
      if (file === undefined) throw new Problem('not-found');
      await this.access.require(tx, actor, file);
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      const requests = await this.information.listOfFile(tx, fileNumber, dataKey);
      return {
        result: { fileNumber, state: file.state, version: file.version, requests },
        events: [{ action: 'file.information-read', subject: { type: 'file', id: fileNumber } }],
      };
    });
  }

  /**
   * Accepts an answer. A value it gives is put into the facts, the old one kept, and a new check follows. Problems: not-found,
   * missing-if-match, stale-version; refusals: content-withheld, nothing-more-possible, no-answer-to-settle,
   * answer-does-not-fit.
   */
  async accept(actor: Actor, request: SettleRequest): Promise<ActionAnswerDto> {
    return this.#settle(actor, request, 'accepted', async (tx, { opened, question, notices }) => {
      const { fact, given } = question;
      const value = given?.value ?? null;
      if (fact === null || value === null) return this.#settledOnly(tx, opened.file, 'file.answer-accepted');
      const amended = await this.amender.amend(tx, opened, {
        ...{ actor, notices, reason: request.reason, changes: [{ fact, value }] },
      });
      if (amended.ok) {
        const { next, check, count } = amended;
        return { next, checkId: check.checkId, event: toFactsAmendedEvent(next, count) };
      }
      if (amended.faults.every(({ code }) => code === 'fact-unchanged'))
        return this.#settledOnly(tx, opened.file, 'file.answer-accepted');
      // The value is not in this request, so no pointer can say more than: here.
      const faults = boundedFaults(amended.faults.map((fault) => ({ ...fault, pointer: '#' })));
      throw new Refused(refuseFile('answer-does-not-fit', {}, faults));
    });
  }

  /** Declines an answer; the facts stay as they are. Problems and refusals: as {@link accept}, but for the last. */
  async decline(actor: Actor, request: SettleRequest): Promise<ActionAnswerDto> {
    return this.#settle(actor, request, 'declined', (tx, { opened }) =>
      this.#settledOnly(tx, opened.file, 'file.answer-declined'),
    );
  }

  async #settle(
    actor: Actor,
    { fileNumber, questionId, ifMatch, reason }: SettleRequest,
    status: 'accepted' | 'declined',
    carryOut: (
      tx: WriteTx,
      work: { opened: OpenedFile; question: RecordedQuestion; notices: readonly Notice[] },
    ) => Promise<Settled>,
  ): Promise<ActionAnswerDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      // Before the file is locked, as in every other transaction that needs both.
      const notices = await this.notices.forChecks(tx);
      const opened = await this.fileChecks.openForCheck(tx, actor, {
        fileNumber,
        ifMatch,
        work: 'settle-answer',
      });
      const question = await this.information.find(tx, fileNumber, questionId, opened.dataKey);
      if (question === undefined) throw new Problem('not-found');
      orRefused(refusalToSettle(question.status));
      const { next, checkId, event } = await carryOut(tx, { opened, question, notices });
      const settled = { status, by: actor.id, at: next.changedAt, reason, checkId };
      await this.information.updateSettled(tx, questionId, settled, opened.dataKey);
      return { result: toActionAnswer(actor, next), events: eventsOf(event, status, questionId) };
    });
  }

  /** The file one version on, nothing else of it changed. */
  async #settledOnly(tx: WriteTx, file: CaseFile, action: string): Promise<Settled> {
    const next = evolve(file, { type: 'answer-settled', at: this.clock.now().toISOString() });
    await this.files.update(tx, next);
    return { next, checkId: null, event: toFileEvent(action, next) };
  }
}

/** The change of the file with the question it came of, and beside an amendment that the answer was accepted. */
function eventsOf(
  event: EventDraft,
  status: 'accepted' | 'declined',
  questionId: string,
): readonly [EventDraft, ...EventDraft[]] {
  const settled = { name: 'question', value: { questionId } };
  const action = `file.answer-${status}`;
  if (event.action === action) return [{ ...event, disclosures: [settled] }];
  return [event, { action, subject: event.subject, disclosures: [settled] }];
}
