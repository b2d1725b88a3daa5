import { type CalendarDay } from '../calendar-day.js';

/** What of a person is matched: one way of writing the name, and what goes with it. Absent means unknown. */
export interface MatchPerson {
  readonly family?: string;
  readonly given?: string;
  readonly patronymic?: string;
  readonly dob?: CalendarDay;
  readonly sex?: Sex;
  readonly birthCity?: string;
}

export type Sex = 'f' | 'm';
