import { Injectable } from '@nestjs/common';
import { Ids } from '../../../platform/ids.js';
import { InterviewStore } from '../../interviews/interview.store.js';
import { type RecordInterviewDto, type ScheduleInterviewDto } from '../dto/interview-actions.dto.js';
import { type ActionHandler } from './action-handler.js';

/** Booking an interview and recording it. */
@Injectable()
export class InterviewHandlers {
  readonly schedule: ActionHandler<'schedule-interview', ScheduleInterviewDto>;
  readonly record: ActionHandler<'record-interview', RecordInterviewDto>;

  constructor(interviews: InterviewStore, ids: Ids) {
    this.schedule = {
      command: (input) => ({
        action: 'schedule-interview',
        startsAt: utc(input.startsAt),
        endsAt: utc(input.endsAt),
      }),
      carryOut: (tx, { actor, file, input, dataKey }) =>
        interviews.insert(
          tx,
          {
            interviewId: ids.uuid(),
            fileNumber: file.fileNumber,
            partnerId: file.partnerId,
            officerId: actor.id,
            startsAt: utc(input.startsAt),
            endsAt: utc(input.endsAt),
            timeZone: input.timeZone,
            mode: input.mode,
            arrangement: {
              ...(input.place === undefined ? {} : { place: input.place }),
              ...(input.interpreter === undefined ? {} : { interpreter: { ...input.interpreter } }),
            },
          },
          dataKey,
        ),
    };
    this.record = {
      command: (input) => ({
        action: 'record-interview',
        startedAt: utc(input.startedAt),
        endedAt: utc(input.endedAt),
      }),
      context: async (tx, file) => {
        const booked = await interviews.findBooked(tx, file.fileNumber);
        return booked === undefined ? {} : { interviewOfficerId: booked.officerId };
      },
      carryOut: (tx, { file, input, dataKey }) =>
        interviews.updateHeld(
          tx,
          file.fileNumber,
          {
            startedAt: utc(input.startedAt),
            endedAt: utc(input.endedAt),
            language: input.language,
            attended: input.attended,
            exchanges: input.exchanges.map(({ question, answer }) => ({ question, answer })),
            ...(input.observations === undefined ? {} : { observations: input.observations }),
          },
          dataKey,
        ),
    };
  }
}

/** An instant as it is kept: UTC, to the millisecond. */
function utc(instant: string): string {
  return new Date(instant).toISOString();
}
