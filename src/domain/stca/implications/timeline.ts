import { anniversary, type CalendarDay } from '../../calendar-day.js';
import { CheckContext } from '../check-context.js';
import { ROUTES, type Route, type StcaFacts } from '../facts.js';
import { type Answer, answerOn, type Findings, findingsOn } from '../findings.js';
import { noticeDaysOfChange, type Notice } from '../notices.js';
import { type Turn, type TurnReason } from '../provision.js';
import { claimDaysOfChange } from '../rulebook.js';

/** How far ahead a check looks, from the day of the claim. */
const YEARS_AHEAD = 2;

/** A claim day on which an answer may change, with what may change it. */
export interface TurningDay {
  readonly on: CalendarDay;
  /** What may change an exception or a bar, by English citation; several things may on one day. */
  readonly reasons: ReadonlyMap<string, ReadonlySet<TurnReason>>;
  /** What may change whether 101(1)(e) reaches the claim. */
  readonly reachReason: TurnReason | undefined;
  /** What may change everything. */
  readonly commonReason: TurnReason | undefined;
}

/** The same person on one day, on every route. */
export interface Moment {
  readonly day: TurningDay;
  readonly findings: Findings;
  readonly byRoute: Readonly<Record<Route, Answer>>;
}

/** The day of the claim, then each later day within two years on which an answer may change, in order. */
export function timelineOf(facts: StcaFacts, today: Findings, notices: readonly Notice[]): readonly Moment[] {
  const first: TurningDay = {
    on: today.check.claimMadeOn,
    reasons: new Map(),
    reachReason: undefined,
    commonReason: undefined,
  };
  const later = turningDays(facts, today, notices).map((day): Moment => {
    const found = findingsOn(facts, facts.route, day.on, notices);
    return { day, findings: found, byRoute: answersByRoute(found) };
  });
  return [{ day: first, findings: today, byRoute: answersByRoute(today) }, ...later];
}

function answersByRoute(found: Findings): Readonly<Record<Route, Answer>> {
  const { check, rulebook, effect, judged, reach } = found;
  const answers: Partial<Record<Route, Answer>> = {};
  for (const route of ROUTES) {
    answers[route] =
      route === check.route
        ? found
        : answerOn(
            new CheckContext(check.facts, check.claimMadeOn, route, rulebook.ids),
            rulebook,
            effect,
            judged,
            reach,
          );
  }
  return answers as Record<Route, Answer>;
}

function turningDays(facts: StcaFacts, today: Findings, notices: readonly Notice[]): readonly TurningDay[] {
  const { check, rulebook } = today;
  const last = anniversary(check.claimMadeOn, YEARS_AHEAD);
  const days = new Map<
    CalendarDay,
    {
      reasons: Map<string, Set<TurnReason>>;
      reachReason: TurnReason | undefined;
      commonReason: TurnReason | undefined;
    }
  >();
  const dayOf = (on: CalendarDay) => {
    if (on <= check.claimMadeOn || on > last) return null;
    let day = days.get(on);
    if (day === undefined)
      days.set(on, (day = { reasons: new Map(), reachReason: undefined, commonReason: undefined }));
    return day;
  };
  const addTurns = (cite: string, turns: readonly Turn[] | undefined): void => {
    for (const { on, reason } of turns ?? []) {
      const reasons = dayOf(on)?.reasons;
      const known = reasons?.get(cite);
      if (known === undefined) reasons?.set(cite, new Set([reason]));
      else known.add(reason);
    }
  };
  for (const provision of rulebook.exceptions) addTurns(provision.cite.en, provision.turns?.(check));
  for (const { provision } of rulebook.bars) addTurns(provision.cite.en, provision.turns?.(check));
  for (const { catches } of rulebook.grounds) {
    for (const { on, reason } of catches.flatMap((one) => one.turns?.(check) ?? [])) {
      const day = dayOf(on);
      if (day !== null) day.reachReason = reason;
    }
  }
  const addCommon = (on: CalendarDay, reason: TurnReason): void => {
    const day = dayOf(on);
    if (day !== null) day.commonReason = reason;
  };
  for (const on of claimDaysOfChange()) addCommon(on, 'law');
  for (const on of noticeDaysOfChange(notices, facts.assessedOn)) addCommon(on, 'notice');
  return [...days].map(([on, day]) => ({ on, ...day })).sort((a, b) => (a.on < b.on ? -1 : 1));
}
