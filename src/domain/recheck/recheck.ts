import { type CalendarDay } from '../calendar-day.js';
import { type CheckDifference } from '../referral/compare-checks.js';

/** Why every open file is checked again. */
export const RECHECK_CAUSES = ['recheck', 'nightly'] as const;
export type RecheckCause = (typeof RECHECK_CAUSES)[number];

export const RECHECK_STATES = ['waiting', 'running', 'finished'] as const;
export type RecheckState = (typeof RECHECK_STATES)[number];

/** Checking every open file again, against the law of a day and the notices there are. Instants are RFC 3339 in UTC. */
export interface Recheck {
  readonly recheckId: string;
  readonly cause: RecheckCause;
  /** The day whose law, ages and limits count. */
  readonly assessedOn: CalendarDay;
  /** True for another day than that of the request: nothing of a file changes. */
  readonly reportOnly: boolean;
  readonly state: RecheckState;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly progressedAt: string;
  readonly finishedAt: string | null;
  /** Files are gone through by number; the last one done, or an empty text. */
  readonly afterFile: string;
  /** Open files when it began. */
  readonly files: number;
  readonly checked: number;
  readonly changed: number;
  /** Files whose facts cannot be on the day, as a birth that has not come yet. */
  readonly notCheckable: number;
  readonly version: number;
}

/** How a re-check found a file changed, in codes only. */
export interface RecheckChange {
  /** Null when the findings stayed. */
  readonly difference: CheckDifference | null;
  /** Null when the urgency stayed, the rule that sets it included. */
  readonly urgency: {
    readonly from: { readonly level: string; readonly reason: string };
    readonly to: { readonly level: string; readonly reason: string };
  } | null;
  /** Where and why the facts cannot be on the day; empty when they can. */
  readonly faults: readonly { readonly pointer: string; readonly code: string }[];
}

/** What one stretch of files came to. */
export interface Stretch {
  /** Number of the last file looked at; null when none was left. */
  readonly lastFile: string | null;
  /** False when no file comes after it. */
  readonly more: boolean;
  readonly checked: number;
  readonly changed: number;
  readonly notCheckable: number;
}

/** The re-check once it has begun on so many open files. */
export function begun(recheck: Recheck, files: number): Recheck {
  return recheck.state === 'waiting' ? { ...recheck, state: 'running', files } : recheck;
}

/** The re-check after a stretch of files: the one function in which it moves on. */
export function afterStretch(recheck: Recheck, stretch: Stretch, now: string): Recheck {
  return {
    ...recheck,
    state: stretch.more ? 'running' : 'finished',
    afterFile: stretch.lastFile ?? recheck.afterFile,
    checked: recheck.checked + stretch.checked,
    changed: recheck.changed + stretch.changed,
    notCheckable: recheck.notCheckable + stretch.notCheckable,
    progressedAt: now,
    finishedAt: stretch.more ? null : now,
    version: recheck.version + 1,
  };
}

/** What the log discloses of a re-check: the whole row. */
export function recheckSnapshot(recheck: Recheck): Readonly<Record<string, unknown>> {
  return { ...recheck };
}
