import { refuse, type Refusal, type RefusalFault } from '../refusal.js';
import { ASSIGNMENT_REFUSALS } from './refusals/assignment-refusals.js';
import { CLOSING_REFUSALS } from './refusals/closing-refusals.js';
import { DECISION_REFUSALS } from './refusals/decision-refusals.js';
import { FAMILY_REFUSALS } from './refusals/family-refusals.js';
import { INFORMATION_REFUSALS } from './refusals/information-refusals.js';
import { INTERVIEW_REFUSALS } from './refusals/interview-refusals.js';
import { NOTICE_REFUSALS } from './refusals/notice-refusals.js';
import { SCREENING_REFUSALS } from './refusals/screening-refusals.js';
import { type RefusalText } from './refusals/refusal-text.js';
import { URGENCY_REFUSALS } from './refusals/urgency-refusals.js';

/** Every way in which a rule about files says no, a file for each room. */
export const CASE_FILE_REFUSALS = {
  ...SCREENING_REFUSALS,
  ...INFORMATION_REFUSALS,
  ...INTERVIEW_REFUSALS,
  ...DECISION_REFUSALS,
  ...NOTICE_REFUSALS,
  ...FAMILY_REFUSALS,
  ...CLOSING_REFUSALS,
  ...ASSIGNMENT_REFUSALS,
  ...URGENCY_REFUSALS,
} as const satisfies Record<string, RefusalText>;

export type CaseFileRefusalCode = keyof typeof CASE_FILE_REFUSALS;

/** A refusal of this room; its code is one that has a sentence. */
export function refuseFile(
  code: CaseFileRefusalCode,
  params: Readonly<Record<string, string | number>>,
  faults: readonly RefusalFault[] = [],
): Refusal<CaseFileRefusalCode> {
  return faults.length === 0 ? refuse(code, params) : { ...refuse(code, params), faults };
}
