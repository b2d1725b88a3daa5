import { type CalendarDay } from '../../calendar-day.js';
import { ROUTES, type Route } from '../facts.js';
import { type Answer, type Conclusion } from '../findings.js';
import { type TurnReason } from '../provision.js';
import { reasonOfConclusion } from './changes.js';
import { type Moment } from './timeline.js';

/** The same person on one of the ways of reaching Canada. */
export interface RouteAnswer {
  readonly route: Route;
  readonly conclusion: Conclusion;
  readonly basis: readonly string[];
  /** First day on which an exception that is met on this route would be met no more; null when none lapses. */
  readonly exceptionLapsesOn: CalendarDay | null;
  /** Days within two years on which the conclusion on this route changes. */
  readonly changes: readonly RouteChange[];
}

export interface RouteChange {
  readonly on: CalendarDay;
  readonly from: Conclusion;
  readonly to: Conclusion;
  readonly reason: TurnReason;
}

/** Every route side by side, with the facts as given and only the route changed. */
export function routesAlong(timeline: readonly Moment[]): readonly RouteAnswer[] {
  const [today, ...later] = timeline;
  if (today === undefined) return [];
  return ROUTES.map((route) => {
    const first = today.byRoute[route];
    const changes: RouteChange[] = [];
    let lapse: CalendarDay | null = null;
    let before = first;
    for (const { day, byRoute, findings } of later) {
      const answer = byRoute[route];
      if (answer.conclusion !== before.conclusion) {
        const reason = reasonOfConclusion(day, before, answer, findings.rulebook);
        changes.push({ on: day.on, from: before.conclusion, to: answer.conclusion, reason });
      }
      if (lapse === null && someLapses(first, answer)) lapse = day.on;
      before = answer;
    }
    const { conclusion, basis } = first;
    return { route, conclusion, basis, exceptionLapsesOn: lapse, changes };
  });
}

function someLapses(first: Answer, later: Answer): boolean {
  return first.outcomes.some((outcome, index) => outcome === 'met' && later.outcomes[index] !== 'met');
}
