/**
 * Where an appointment stands. `superseded` was moved to another, which names it; `missed` began without somebody it needs;
 * `cancelled` was called off, or its file ended before it.
 */
export const INTERVIEW_STATUSES = ['booked', 'held', 'superseded', 'cancelled', 'missed'] as const;
export type InterviewStatus = (typeof INTERVIEW_STATUSES)[number];
