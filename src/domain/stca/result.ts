import { type CalendarDay } from '../calendar-day.js';
import { type Route, type Support } from './facts.js';
import { type BarOutcome, type Conclusion, type ExceptionOutcome, type GroundOutcome } from './findings.js';
import { type Change } from './implications/changes.js';
import { type RouteAnswer } from './implications/routes.js';
import { type WouldEstablish } from './implications/would-establish.js';
import { type EffectOfNotices } from './notices.js';
import { type BarCite, type ExceptionCite, type SupportedItem } from './provision.js';
import { type Text } from './text.js';
import { type Pointer } from './truth.js';
import { type Warning } from './warnings/warning.js';
import { type WhatRemains } from './what-remains.js';

/**
 * The result of one check, a plain JSON value; `stca-result.schema.json` is the least it holds. The parts marked absent
 * are left out when the caller asks for the findings alone.
 */
export interface StcaResult {
  readonly caseId?: string;
  readonly assessedOn: CalendarDay;
  readonly claimMadeOn: CalendarDay;
  readonly route: Route;
  readonly law: { readonly id: string; readonly version: CalendarDay };
  readonly conclusion: Conclusion;
  /** Absent without explanations. */
  readonly summary?: Text;
  readonly basis: readonly string[];
  /** Facts that are not known and could change the conclusion. */
  readonly missingFacts: readonly Pointer[];
  readonly applicability: readonly ApplicabilityResult[];
  /** All thirteen, always. */
  readonly exceptions: readonly ExceptionResult[];
  /** All eight, always. */
  readonly otherBars: readonly BarResult[];
  readonly whatRemains: WhatRemains;
  readonly warnings: readonly Warning[];
  /** Notices that run on the day of the claim. */
  readonly notices: EffectOfNotices['running'];
  /** Absent without implications, as are the two that follow. */
  readonly routes?: readonly RouteAnswer[];
  readonly changes?: readonly Change[];
  readonly wouldEstablish?: readonly WouldEstablish[];
}

/** What every finding of a result holds. */
export interface FindingResult {
  /** Absent without explanations. */
  readonly explanation?: Text;
  readonly reliesOn: readonly Pointer[];
  readonly missingFacts: readonly Pointer[];
}

export interface ApplicabilityResult extends FindingResult {
  readonly provision: string;
  readonly outcome: GroundOutcome;
}

export interface ExceptionResult extends FindingResult {
  readonly provision: ExceptionCite;
  readonly outcome: ExceptionOutcome;
  /** The weakest support a met exception stands on; null when it is not known or the exception is not met. */
  readonly support: Support | null;
  /** The items a met exception stands on, each with its own support: one of them is enough. */
  readonly standsOn: readonly SupportedItem[];
}

export interface BarResult extends FindingResult {
  readonly provision: BarCite;
  readonly outcome: BarOutcome;
}
