import { type CalendarDay } from '../../calendar-day.js';
import { type Answer, type Findings } from '../findings.js';
import { type TurnReason } from '../provision.js';
import { type Rulebook } from '../rulebook.js';
import { type Moment, type TurningDay } from './timeline.js';

/** The provision whose finding is the conclusion itself. */
export const CONCLUSION_CITE = 'IRPA 101(1)(e)';

/** A day on which a finding is not what it was the day before, for a claim made on that day. */
export interface Change {
  readonly on: CalendarDay;
  /** An exception, a bar, or `IRPA 101(1)(e)` for the conclusion itself. */
  readonly provision: string;
  readonly from: string;
  readonly to: string;
  readonly reason: TurnReason;
}

/** Every change of an exception, a bar or the conclusion along the timeline. */
export function changesAlong(timeline: readonly Moment[]): readonly Change[] {
  const changes: Change[] = [];
  for (let index = 1; index < timeline.length; index++) {
    const before = timeline[index - 1] as Moment;
    const after = timeline[index] as Moment;
    addChanges(changes, before.findings, after.findings, after.day);
  }
  return changes;
}

/** Why a conclusion changes on a day: because the claim's reach does, or else as the first exception that changes. */
export function reasonOfConclusion(
  day: TurningDay,
  before: Answer,
  after: Answer,
  rulebook: Rulebook,
): TurnReason {
  const reachChanges = before.conclusion === 'does-not-apply' || after.conclusion === 'does-not-apply';
  const changed = after.outcomes.findIndex((outcome, index) => outcome !== before.outcomes[index]);
  const own = ownReason(
    day,
    rulebook.exceptions[changed]?.cite.en ?? '',
    before.outcomes[changed] ?? '',
    after.outcomes[changed] ?? '',
  );
  return (reachChanges ? day.reachReason : own) ?? day.commonReason ?? own ?? 'law';
}

/**
 * Of the things that may change a provision on a day, the one that fits the direction: nothing gets better by expiring,
 * and nothing worse by beginning to be valid.
 */
function ownReason(
  { reasons }: TurningDay,
  provision: string,
  from: string,
  to: string,
): TurnReason | undefined {
  const possible = reasons.get(provision);
  if (possible === undefined) return undefined;
  const better = to === 'met' || from === 'not-met';
  return (better ? WHEN_BETTER : WHEN_WORSE).find((reason) => possible.has(reason));
}

const WHEN_BETTER: readonly TurnReason[] = ['validity-begins', 'birthday', 'expiry', 'limit'];
const WHEN_WORSE: readonly TurnReason[] = ['expiry', 'limit', 'birthday', 'validity-begins'];

function addChanges(changes: Change[], before: Findings, after: Findings, day: TurningDay): void {
  const { on, reachReason, commonReason } = day;
  const { exceptions, bars } = after.rulebook;
  if (before.conclusion !== after.conclusion) {
    const reason = reasonOfConclusion(day, before, after, after.rulebook);
    changes.push({ on, provision: CONCLUSION_CITE, from: before.conclusion, to: after.conclusion, reason });
  }
  after.outcomes.forEach((to, index) => {
    const from = before.outcomes[index] ?? 'not-available';
    if (from === to) return;
    const provision = exceptions[index]?.cite.en ?? '';
    const byReach = from === 'not-available' || to === 'not-available';
    const reason = (byReach ? reachReason : ownReason(day, provision, from, to)) ?? commonReason ?? 'law';
    changes.push({ on, provision, from, to, reason });
  });
  after.otherBars.forEach(({ outcome: to }, index) => {
    const from = before.otherBars[index]?.outcome ?? 'not-engaged';
    if (from === to) return;
    const provision = bars[index]?.provision.cite.en ?? '';
    changes.push({
      on,
      provision,
      from,
      to,
      reason: ownReason(day, provision, from, to) ?? commonReason ?? 'law',
    });
  });
}
