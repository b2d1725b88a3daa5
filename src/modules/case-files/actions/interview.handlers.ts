import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../../domain/case-file/case-file.js';
import { type Booking, type BookingContext } from '../../../domain/interviews/booking.js';
import { type ReadTx } from '../../../platform/database/tx.js';
import { Ids } from '../../../platform/ids.js';
import { FileConflictStore } from '../../file-conflicts/file-conflict.store.js';
import { InterpreterStore } from '../../interpreters/interpreter.store.js';
import { type InterviewArrangement } from '../../interviews/interview.js';
import { InterviewListQuery } from '../../interviews/interview-list.query.js';
import { type BookedInterview, InterviewStore, type NewInterview } from '../../interviews/interview.store.js';
import {
  type InterviewReasonDto,
  type RecordInterviewDto,
  type RecordNoShowDto,
  type RescheduleInterviewDto,
  type ScheduleInterviewDto,
} from '../dto/interview-actions.dto.js';
import { type ActionHandler, type CarryOut } from './action-handler.js';

/** Booking an interview, moving it, calling it off, holding it, and doing without. */
@Injectable()
export class InterviewHandlers {
  readonly schedule: ActionHandler<'schedule-interview', ScheduleInterviewDto> = {
    command: (input) => ({ action: 'schedule-interview', ...toBooking(input) }),
    context: async (tx, file, input) => ({ booking: await this.#named(tx, file, toBooking(input)) }),
    carryOut: (tx, work) => this.interviews.insert(tx, this.#newInterview(work, null), work.dataKey),
  };

  readonly reschedule: ActionHandler<'reschedule-interview', RescheduleInterviewDto> = {
    command: (input) => ({ action: 'reschedule-interview', ...toBooking(input) }),
    context: async (tx, file, input) => ({ booking: await this.#named(tx, file, toBooking(input)) }),
    carryOut: async (tx, work) => {
      const booked = await this.interviews.findBooked(tx, work.file.fileNumber);
      if (booked === undefined) throw new Error('the file has no booked interview');
      await this.interviews.updateEnded(tx, { ...endOf(work), status: 'superseded' });
      await this.interviews.insert(tx, this.#newInterview(work, booked), work.dataKey);
    },
    reason: ({ reason }) => ({ reason }),
  };

  readonly cancel: ActionHandler<'cancel-interview', InterviewReasonDto> = {
    command: () => ({ action: 'cancel-interview' }),
    carryOut: (tx, work) => this.interviews.updateEnded(tx, { ...endOf(work), status: 'cancelled' }),
    reason: ({ reason }) => ({ reason }),
  };

  readonly noShow: ActionHandler<'record-no-show', RecordNoShowDto> = {
    command: () => ({ action: 'record-no-show' }),
    context: async (tx, file) => {
      const booked = await this.interviews.findBooked(tx, file.fileNumber);
      return booked === undefined ? {} : { interviewStartsAt: booked.startsAt };
    },
    carryOut: (tx, work) => {
      const absent = [...new Set(work.input.absent)];
      return this.interviews.updateEnded(tx, { ...endOf(work), status: 'missed', absent });
    },
    reason: ({ absent, reason }) => ({ absent, reason }),
  };

  readonly record: ActionHandler<'record-interview', RecordInterviewDto> = {
    command: ({ startedAt, endedAt, attended }) => ({
      action: 'record-interview',
      ...{ startedAt: utc(startedAt), endedAt: utc(endedAt), attended },
    }),
    context: async (tx, file) => {
      const booked = await this.interviews.findBooked(tx, file.fileNumber);
      return booked === undefined ? {} : { interviewOfficerId: booked.officerId };
    },
    carryOut: (tx, work) => {
      const { fileNumber, ...held } = endOf(work);
      const { startedAt, endedAt, language, attended, exchanges, observations } = work.input;
      const record = {
        ...{ startedAt: utc(startedAt), endedAt: utc(endedAt), language, attended },
        exchanges: exchanges.map(({ question, answer }) => ({ question, answer })),
        ...given({ observations }),
      };
      return this.interviews.updateHeld(tx, fileNumber, { ...held, record }, work.dataKey);
    },
  };

  readonly waive: ActionHandler<'waive-interview', InterviewReasonDto> = {
    command: () => ({ action: 'waive-interview' }),
    reason: ({ reason }) => ({ reason }),
  };

  constructor(
    private readonly interviews: InterviewStore,
    private readonly list: InterviewListQuery,
    private readonly interpreters: InterpreterStore,
    private readonly conflicts: FileConflictStore,
    private readonly ids: Ids,
  ) {}

  async #named(tx: ReadTx, file: CaseFile, booking: Booking): Promise<BookingContext> {
    const { officerId, interpreter } = booking;
    return {
      officer:
        officerId === null ? undefined : await this.conflicts.findAssignee(tx, file.fileNumber, officerId),
      interpreter:
        interpreter === null ? undefined : await this.interpreters.findHeld(tx, interpreter.interpreterId),
      applicantBusy: await this.list.isApplicantBusy(tx, file.fileNumber, booking),
    };
  }

  #newInterview(
    { actor, file, next, input }: CarryOut<ScheduleInterviewDto>,
    supersedes: BookedInterview | null,
  ): NewInterview {
    return {
      interviewId: this.ids.uuid(),
      fileNumber: file.fileNumber,
      partnerId: file.partnerId,
      officerId: input.officerId ?? actor.id,
      interpreterId: input.interpreter?.interpreterId ?? null,
      startsAt: utc(input.startsAt),
      endsAt: utc(input.endsAt),
      timeZone: input.timeZone,
      mode: input.mode,
      arrangement: toArrangement(input),
      bookedBy: actor.id,
      bookedAt: next.changedAt,
      supersedes,
    };
  }
}

/** What the rules look at of a booking. */
function toBooking({ startsAt, endsAt, timeZone, ...input }: ScheduleInterviewDto): Booking {
  const asked = input.interpreter ?? null;
  return {
    ...{ startsAt: utc(startsAt), endsAt: utc(endsAt), timeZone, officerId: input.officerId ?? null },
    interpreter:
      asked === null
        ? null
        : {
            ...{ interpreterId: asked.interpreterId, language: asked.language },
            ...{ dialect: asked.dialect ?? null, gender: asked.gender ?? null },
            conflictDeclared: asked.conflictDeclared,
          },
  };
}

/** What is kept sealed of a booking. */
function toArrangement({ place, placeNote, interpreter }: ScheduleInterviewDto): InterviewArrangement {
  const asked = interpreter ?? null;
  if (asked === null) return given({ place, placeNote });
  const { language, dialect, gender, conflictDeclared } = asked;
  return {
    ...given({ place, placeNote }),
    interpreter: { language, ...given({ dialect, gender }), conflictDeclared },
  };
}

/** Those of some values that were given; null says nothing here. */
function given<Values extends object>(
  values: Values,
): { readonly [Name in keyof Values]?: NonNullable<Values[Name]> } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  ) as { readonly [Name in keyof Values]?: NonNullable<Values[Name]> };
}

/** Who ended an appointment, when, and with which version of its file. */
function endOf({ actor, file, next }: CarryOut<unknown>): {
  readonly fileNumber: string;
  readonly by: string;
  readonly at: string;
  readonly version: number;
} {
  return { fileNumber: file.fileNumber, by: actor.id, at: next.changedAt, version: next.version };
}

/** An instant as it is kept: UTC, to the millisecond. */
function utc(instant: string): string {
  return new Date(instant).toISOString();
}
