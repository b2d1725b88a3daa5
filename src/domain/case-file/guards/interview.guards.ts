import { type Booking, refusalToBook } from '../../interviews/booking.js';
import { type Refusal } from '../../refusal.js';
import { type CommandContext } from '../commands.js';
import { type CaseFileRefusalCode, refuseFile } from '../refusals.js';
import { type Guards } from './guard.js';

type InterviewAction =
  | 'schedule-interview'
  | 'reschedule-interview'
  | 'cancel-interview'
  | 'record-no-show'
  | 'record-interview'
  | 'waive-interview';

/** Booking interviews, holding them, and doing without. */
export const INTERVIEW_GUARDS: Guards<InterviewAction> = {
  'schedule-interview': ({ command, context }) =>
    booked(command, context) ?? { type: 'interview-scheduled', at: context.now },
  'reschedule-interview': ({ command, context }) =>
    booked(command, context) ?? { type: 'interview-rescheduled', at: context.now },
  'cancel-interview': ({ context: { now } }) => ({ type: 'interview-cancelled', at: now }),
  'record-no-show': ({ context: { interviewStartsAt, now } }) => {
    if (interviewStartsAt === undefined) throw new Error('the open appointment was not looked up');
    return interviewStartsAt > now
      ? refuseFile('interview-not-begun', {})
      : { type: 'interview-missed', at: now };
  },
  'record-interview': ({ command, actor, context }) => {
    if (context.interviewOfficerId !== actor.id) return refuseFile('not-the-interviewing-officer', {});
    if (command.endedAt <= command.startedAt) return refuseFile('interview-ends-before-it-starts', {});
    if (command.endedAt > context.now) return refuseFile('interview-not-over', {});
    if (!command.attended.includes('claimant')) return refuseFile('claimant-did-not-attend', {});
    return { type: 'interview-recorded', at: context.now };
  },
  'waive-interview': ({ context: { now } }) => ({ type: 'interview-waived', at: now }),
};

function booked(
  booking: Booking,
  { booking: named, now }: CommandContext,
): Refusal<CaseFileRefusalCode> | null {
  if (named === undefined) throw new Error('whom the booking names was not looked up');
  return refusalToBook(booking, named, now);
}
