import { addDays, daysBetween, type CalendarDay } from '../../calendar-day.js';
import { type CheckContext } from '../check-context.js';
import { ABOUT } from '../fact-pointers.js';
import { text, type Text } from '../text.js';
import { truthOf } from '../truth.js';
import { type Condition } from './condition.js';

/** Day 0 is the day of entry: a claim on day 13 is within the limit, a claim on day 14 is not (IRPR 159.4(1.1)). */
const LIMIT_DAYS = 14;

/** The first day on which a claim is no longer within 14 days of an entry. */
function fourteenthDay(enteredOn: CalendarDay): CalendarDay {
  return addDays(enteredOn, LIMIT_DAYS);
}

function daysSinceEntry(check: CheckContext): number | null {
  const entry = check.entryDay();
  return entry === null ? null : daysBetween(entry, check.claimMadeOn);
}

function inWords(check: CheckContext): Text {
  const days = daysSinceEntry(check) ?? 0;
  const entry = check.entryDay() ?? '';
  return text(
    `claim on day ${days} after the entry of ${entry}`,
    `demande au jour ${days} après l’entrée du ${entry}`,
  );
}

/** The claim is made less than 14 days after the day of the entry it follows (`within`), or later (`!within`). */
export function claimWithin14Days(within: boolean): Condition {
  return {
    needs: [ABOUT.enteredCanadaOn.pointer],
    judge: (check) => {
      const days = daysSinceEntry(check);
      return truthOf(days === null ? null : days < LIMIT_DAYS === within, ABOUT.enteredCanadaOn);
    },
    holds: inWords,
    fails: inWords,
    turn: ({ facts: { enteredCanadaOn } }) =>
      enteredCanadaOn === null || enteredCanadaOn === undefined
        ? null
        : { on: fourteenthDay(enteredCanadaOn), reason: 'limit' },
  };
}
