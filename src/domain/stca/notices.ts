import { addDays, daysInMonth, isCalendarDay, type CalendarDay } from '../calendar-day.js';
import { type Fault } from './fault.js';
import { PROVISIONS } from './provisions/index.js';

/**
 * A notice under IRPR 159.7. None exists today: the list ships empty and an administrator adds one with its Gazette
 * reference. A suspension runs from the day after it is publicized, for up to three months; a renewal from the day after
 * the notice it renews ends, for up to three months more.
 */
export type Notice = SuspensionNotice | PartialSuspensionNotice | RenewalNotice | TerminationNotice;

interface PublicizedNotice {
  readonly id: string;
  /** Reference to the Canada Gazette. */
  readonly gazette: string;
  readonly publicizedOn: CalendarDay;
}

export interface SuspensionNotice extends PublicizedNotice {
  readonly kind: 'suspension';
  /** Last day it runs, where that is earlier than the three months allow. */
  readonly lastDay?: CalendarDay;
}

export interface PartialSuspensionNotice extends PublicizedNotice {
  readonly kind: 'partial-suspension';
  readonly lastDay?: CalendarDay;
  /** What it takes out, by English citation: `IRPR 159.5(d)`. */
  readonly provisions: readonly string[];
}

export interface RenewalNotice extends PublicizedNotice {
  readonly kind: 'renewal';
  readonly lastDay?: CalendarDay;
  /** Id of the notice it renews: a suspension, a partial suspension or a renewal of one. */
  readonly renews: string;
}

export interface TerminationNotice extends PublicizedNotice {
  readonly kind: 'termination';
  /** The day from which all is gone. */
  readonly from: CalendarDay;
}

/** The days a notice runs, both included; `to` is null for a termination. */
export interface NoticeSpan {
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
}

/** What the notices do to one check. */
export interface EffectOfNotices {
  /** Sections 159.2 to 159.6 are inoperative and no country is designated. */
  readonly inoperative: boolean;
  /** English citations of the provisions a partial suspension takes out. */
  readonly takenOut: ReadonlySet<string>;
  readonly running: readonly (NoticeSpan & { readonly id: string; readonly kind: Notice['kind'] })[];
}

const MONTHS = 3;
const NO_EFFECT: EffectOfNotices = { inoperative: false, takenOut: new Set(), running: [] };

/**
 * What the notices do to a claim of a day, as known on the day of the check: which notice runs is judged on
 * `claimMadeOn`, and one publicized after `assessedOn` is not yet law. Notices must be free of faults.
 */
export function noticesOn(
  notices: readonly Notice[],
  assessedOn: CalendarDay,
  claimMadeOn: CalendarDay,
): EffectOfNotices {
  if (notices.length === 0) return NO_EFFECT;
  let inoperative = false;
  const takenOut = new Set<string>();
  const running: EffectOfNotices['running'][number][] = [];
  for (const notice of notices) {
    if (notice.publicizedOn > assessedOn) continue;
    const span = spanOf(notice, notices);
    if (span === null || claimMadeOn < span.from || (span.to !== null && claimMadeOn > span.to)) continue;
    running.push({ id: notice.id, kind: notice.kind, ...span });
    const origin = originOf(notice, notices);
    if (origin?.kind === 'partial-suspension') for (const cite of origin.provisions) takenOut.add(cite);
    else inoperative = true;
  }
  return { inoperative, takenOut, running };
}

/** The days a notice runs; null for a renewal that renews nothing. */
export function spanOf(notice: Notice, notices: readonly Notice[]): NoticeSpan | null {
  if (notice.kind === 'termination') return { from: notice.from, to: null };
  const eve = notice.kind === 'renewal' ? lastDayOfRenewed(notice, notices) : notice.publicizedOn;
  if (eve === null) return null;
  const longest = monthsAfter(eve, MONTHS);
  const to = notice.lastDay !== undefined && notice.lastDay < longest ? notice.lastDay : longest;
  return { from: addDays(eve, 1), to };
}

/** A notice as a check of a day knows it: when it runs, whether or not the claim falls into it, and what it takes out. */
export interface KnownNotice extends NoticeSpan {
  readonly id: string;
  readonly kind: Notice['kind'];
  /** English citations; absent when it suspends all. */
  readonly takesOut?: readonly string[];
}

/** The notices publicized by the day of a check, in their order; one that renews nothing is none. */
export function noticesKnownOn(notices: readonly Notice[], assessedOn: CalendarDay): readonly KnownNotice[] {
  return notices
    .filter(({ publicizedOn }) => publicizedOn <= assessedOn)
    .flatMap((notice) => {
      const span = spanOf(notice, notices);
      if (span === null) return [];
      const origin = originOf(notice, notices);
      const takesOut = origin?.kind === 'partial-suspension' ? { takesOut: origin.provisions } : {};
      return [{ id: notice.id, kind: notice.kind, ...span, ...takesOut }];
    });
}

/** Claim days on which a notice begins to run or has ceased to, as known on the day of the check. */
export function noticeDaysOfChange(
  notices: readonly Notice[],
  assessedOn: CalendarDay,
): readonly CalendarDay[] {
  return notices
    .filter((notice) => notice.publicizedOn <= assessedOn)
    .flatMap((notice) => {
      const span = spanOf(notice, notices);
      if (span === null) return [];
      return span.to === null ? [span.from] : [span.from, addDays(span.to, 1)];
    });
}

/** Every fault of a notice that is to be added to a list without faults; pointers are into the notice. */
export function noticeFaults(notice: Notice, existing: readonly Notice[]): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (pointer: string, code: string, params: Fault['params'] = {}): void =>
    void faults.push({ pointer, code, params });
  if (existing.some(({ id }) => id === notice.id)) say('/id', 'notice-already-there');
  if (notice.gazette.trim() === '') say('/gazette', 'notice-without-gazette-reference');
  if (!isCalendarDay(notice.publicizedOn)) say('/publicizedOn', 'invalid-date');
  if (notice.kind === 'termination') {
    if (!isCalendarDay(notice.from)) say('/from', 'invalid-date');
    return faults;
  }
  if (notice.lastDay !== undefined && !isCalendarDay(notice.lastDay)) say('/lastDay', 'invalid-date');
  if (notice.kind === 'partial-suspension') {
    if (notice.provisions.length === 0) say('/provisions', 'notice-names-no-provision');
    notice.provisions.forEach((cite, index) => {
      if (!canBeTakenOut(cite)) say(`/provisions/${index}`, 'notice-names-unknown-provision');
    });
  }
  if (faults.length > 0) return faults;
  const span = spanOf(notice, [...existing, notice]);
  if (span === null) return [{ pointer: '/renews', code: 'notice-renews-nothing', params: {} }];
  if (notice.kind === 'renewal' && notice.publicizedOn >= span.from) {
    say('/publicizedOn', 'notice-renewed-too-late', { last: addDays(span.from, -1) });
  }
  if (notice.lastDay !== undefined) {
    if (notice.lastDay < span.from) say('/lastDay', 'notice-ends-before-it-begins', { first: span.from });
    else if (span.to !== null && notice.lastDay > span.to)
      say('/lastDay', 'notice-too-long', { last: span.to });
  }
  return faults;
}

/** A provision of sections 159.2 to 159.6, which is what a suspension can reach. */
function canBeTakenOut(cite: string): boolean {
  return /^IRPR 159\.[2-6](\(|$)/.test(cite) && PROVISIONS.some((provision) => provision.cite.en === cite);
}

function renewedBy(notice: RenewalNotice, notices: readonly Notice[]): Notice | undefined {
  return notices.find(({ id, kind }) => id === notice.renews && id !== notice.id && kind !== 'termination');
}

function lastDayOfRenewed(notice: RenewalNotice, notices: readonly Notice[]): CalendarDay | null {
  const renewed = renewedBy(notice, notices);
  // A renewal can only renew what was publicized before it; that also ends any circle of renewals.
  if (renewed === undefined || renewed.publicizedOn >= notice.publicizedOn) return null;
  return spanOf(renewed, notices)?.to ?? null;
}

function originOf(notice: Notice, notices: readonly Notice[]): Notice | undefined {
  if (notice.kind !== 'renewal') return notice;
  const renewed = renewedBy(notice, notices);
  return renewed === undefined ? undefined : originOf(renewed, notices);
}

/** The same date months later, or the last day of a month that has no such date (Interpretation Act, s. 28). */
function monthsAfter(day: CalendarDay, months: number): CalendarDay {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
