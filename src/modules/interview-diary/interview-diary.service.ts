import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { evolve } from '../../domain/case-file/evolve.js';
import { addToInterview } from '../../domain/interviews/addition.js';
import { calendarEntry } from '../../domain/interviews/calendar-entry.js';
import { Clock } from '../../platform/clock.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { requireMatch } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import { CaseFileStore } from '../case-files/case-file.store.js';
import { ContentStore } from '../case-files/content.store.js';
import { type ActionAnswerDto } from '../case-files/dto/file-answers.dto.js';
import { toActionAnswer, toFileEvent } from '../case-files/file-answers.js';
import { FileInterviews } from '../case-files/file-interviews.js';
import { ContentAccess } from '../content-access/content-access.js';
import { InterviewAdditionStore } from '../interviews/interview-addition.store.js';
import { type InterviewPageDto } from '../interviews/interview-summary.dto.js';
import { type InterviewDto, type OpenedInterviewDto } from '../interviews/interview.dto.js';
import { InterviewListQuery, positionOf } from '../interviews/interview-list.query.js';
import { type ListInterviewsQuery } from './interview-requests.dto.js';
import { type InterviewPlace, InterviewStore } from '../interviews/interview.store.js';

const LIST = 'interviews';

/** The diary of interviews across files, and what is added to records. Each read is an event of the audit log. */
@Injectable()
export class InterviewDiaryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: CaseFileStore,
    private readonly contents: ContentStore,
    private readonly access: ContentAccess,
    private readonly fileInterviews: FileInterviews,
    private readonly interviews: InterviewStore,
    private readonly additions: InterviewAdditionStore,
    private readonly query: InterviewListQuery,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A page of appointments in codes, the earliest first. Problem: invalid-request where `to` comes before `from`. */
  async list(actor: Actor, request: ListInterviewsQuery): Promise<InterviewPageDto> {
    const { from, to, limit = 50, cursor } = request;
    if (from !== undefined && to !== undefined && Date.parse(to) < Date.parse(from))
      throw new Problem('invalid-request', { faults: [{ pointer: '?to', code: 'before-from' }] });
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, LIST, cursor);
    const rows = await this.unitOfWork.run(actor, async (tx) => ({
      result: await this.query.find(tx, { filter: request, after, limit: limit + 1 }),
      events: [
        { action: 'interviews.listed', subject: { type: 'interviews', id: request.officerId ?? 'all' } },
      ],
    }));
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, LIST, positionOf(last)));
    return { items: page.items, next: page.next };
  }

  /** One interview with all that is kept of it. Problems: not-found, gone; refusal: content-withheld, as in the two below. */
  async get(actor: Actor, interviewId: string): Promise<OpenedInterviewDto> {
    return this.#read(actor, interviewId, 'file.interview-read', ({ file, interviews }) => {
      const interview = interviews.find((one) => one.interviewId === interviewId);
      if (interview === undefined) throw new Error('the file has not the interview that was found');
      return { ...interview, version: file.version };
    });
  }

  /** The appointment for a calendar: where it was moved, as it is now. Problems: not-found, gone. */
  async getCalendarEntry(actor: Actor, interviewId: string): Promise<string> {
    return this.#read(actor, interviewId, 'file.interview-exported', ({ place, interviews }) => {
      const interview = interviews.find((one) => one.interviewId === place.movedTo);
      if (interview === undefined) throw new Error('the file has not the interview that was found');
      return calendarEntry({
        ...interview,
        calendarId: place.calendarId,
        localStart: interview.local.startsAt,
        place: interview.arrangement.place ?? null,
        changedAt: interview.ended?.at ?? interview.bookedAt ?? interview.startsAt,
      });
    });
  }

  /**
   * Adds to the record of an interview; the file is one version on. Problems: not-found, missing-if-match, stale-version,
   * gone; refusals: nothing-more-possible, interview-not-recorded.
   */
  async add(
    actor: Actor,
    { interviewId, ifMatch, text }: { interviewId: string; ifMatch: string | undefined; text: string },
  ): Promise<ActionAnswerDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const place = await this.interviews.findPlace(tx, interviewId);
      const file = place === undefined ? undefined : await this.files.findLocked(tx, place.fileNumber);
      if (file === undefined) throw new Problem('not-found');
      requireMatch(ifMatch, file.version);
      await this.access.require(tx, actor, file);
      const dataKey = await this.contents.getDataKey(tx, file.fileNumber);
      const interview = await this.fileInterviews.get(tx, file.fileNumber, interviewId, dataKey);
      const addedAt = this.clock.now().toISOString();
      const next = evolve(file, orRefused(addToInterview(file, interview.status, addedAt)));
      const addition = { additionId: this.ids.uuid(), addedBy: actor.id, addedAt, text };
      await this.additions.insert(tx, interview, addition, dataKey);
      await this.files.update(tx, next);
      const told = { name: 'interview', value: { interviewId } };
      return {
        result: toActionAnswer(actor, next),
        events: [toFileEvent('file.interview-added-to', next, [told])],
      };
    });
  }

  async #read<Result>(
    actor: Actor,
    interviewId: string,
    action: string,
    read: (found: {
      readonly file: CaseFile;
      readonly place: InterviewPlace;
      readonly interviews: readonly InterviewDto[];
    }) => Result,
  ): Promise<Result> {
    return this.unitOfWork.run(actor, async (tx: WriteTx) => {
      const place = await this.interviews.findPlace(tx, interviewId);
      const file = place === undefined ? undefined : await this.files.find(tx, place.fileNumber);
      if (place === undefined || file === undefined) throw new Problem('not-found');
      await this.access.require(tx, actor, file);
      const { fileNumber } = file;
      const dataKey = await this.contents.getDataKey(tx, fileNumber);
      const interviews = await this.fileInterviews.list(tx, fileNumber, dataKey);
      return {
        result: read({ file, place, interviews }),
        events: [
          {
            ...{ action, subject: { type: 'file', id: fileNumber } },
            disclosures: [{ name: 'interview', value: { interviewId } }],
          },
        ],
      };
    });
  }
}
