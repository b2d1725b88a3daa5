import { type CalendarDay } from '../../calendar-day.js';
import { type StcaResult } from '../result.js';

/**
 * The first day within two years on which an exception that is met would be met no more; null when none lapses, or the
 * result was made without implications. Trap: for a person outside Canada no exception is available yet, so it is the one
 * they would have at a land port of entry that counts.
 */
export function exceptionLapsesOn({
  route,
  routes,
}: Pick<StcaResult, 'route' | 'routes'>): CalendarDay | null {
  const asked = route === 'outside-canada' ? 'land-port-of-entry' : route;
  return routes?.find((one) => one.route === asked)?.exceptionLapsesOn ?? null;
}
