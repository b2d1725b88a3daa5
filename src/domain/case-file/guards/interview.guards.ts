import { type Refusal } from '../../refusal.js';
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
  'schedule-interview': ({ command, context: { now } }) =>
    refusalOfSlot(command, now) ?? { type: 'interview-scheduled', at: now },
  'reschedule-interview': ({ command, context: { now } }) =>
    refusalOfSlot(command, now) ?? { type: 'interview-rescheduled', at: now },
  'cancel-interview': ({ context: { now } }) => ({ type: 'interview-cancelled', at: now }),
  'record-no-show': ({ context: { now } }) => ({ type: 'interview-missed', at: now }),
  'record-interview': ({ command, actor, context }) => {
    if (context.interviewOfficerId !== actor.id) return refuseFile('not-the-interviewing-officer', {});
    if (command.endedAt <= command.startedAt) return refuseFile('interview-ends-before-it-starts', {});
    if (command.endedAt > context.now) return refuseFile('interview-not-over', {});
    return { type: 'interview-recorded', at: context.now };
  },
  'waive-interview': ({ context: { now } }) => ({ type: 'interview-waived', at: now }),
};

function refusalOfSlot(
  { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  now: string,
): Refusal<CaseFileRefusalCode> | null {
  if (startsAt <= now) return refuseFile('interview-in-the-past', {});
  return endsAt <= startsAt ? refuseFile('interview-ends-before-it-starts', {}) : null;
}
