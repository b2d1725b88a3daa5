import { addDays, ageOn, anniversary, type CalendarDay } from '../calendar-day.js';

/** The age that counts in IRPR 159.1 and 159.5, in completed years. */
export const AGE_OF_MAJORITY = 18;

/** True when somebody born on a day is aged 18 or over on another: from the start of the 18th birthday on. */
export function isAdult(dateOfBirth: CalendarDay, on: CalendarDay): boolean {
  return ageOn(dateOfBirth, on) >= AGE_OF_MAJORITY;
}

/** The first day somebody is aged 18; 1 March in a common year for a person born on 29 February. */
export function eighteenthBirthday(dateOfBirth: CalendarDay): CalendarDay {
  return anniversary(dateOfBirth, AGE_OF_MAJORITY);
}

/** The last day on which somebody can be born who is aged 18 or over on a day. */
export function latestBirthOfAdult(on: CalendarDay): CalendarDay {
  const candidate = anniversary(on, -AGE_OF_MAJORITY);
  return isAdult(candidate, on) ? candidate : addDays(candidate, -1);
}
