import { type Refusal } from '../refusal.js';
import { type CaseFile } from './case-file.js';
import { isOpen } from './disposal.js';
import { type CaseFileRefusalCode, refuseFile } from './refusals.js';

/** Who asked for something in a file to be put right. */
export const CORRECTION_ASKERS = ['claimant', 'counsel', 'partner'] as const;
export type CorrectionAsker = (typeof CORRECTION_ASKERS)[number];

/** What became of it. What is refused stays with the file as a notation (Privacy Act, s. 12(2)(b)). */
export const CORRECTION_OUTCOMES = ['granted', 'refused'] as const;
export type CorrectionOutcome = (typeof CORRECTION_OUTCOMES)[number];

/** What a correction is about when it is about no single fact. */
export const ABOUT_DECISION = 'decision';

/**
 * Why a correction cannot be noted; null: it can. On a file under way what is granted is put right in the facts themselves, so
 * only a refusal is noted; the right to have it noted waits for no end (Privacy Act, s. 12(2)).
 */
export function refusalToCorrect(
  file: Pick<CaseFile, 'fileNumber' | 'state'>,
  correction: { readonly outcome: CorrectionOutcome; readonly about: string },
  hasDecision: boolean,
): Refusal<CaseFileRefusalCode> | null {
  if (correction.outcome === 'granted' && isOpen(file.state)) {
    const facts = `/v1/files/${file.fileNumber}/facts`;
    return refuseFile('correction-of-open-file', { state: file.state, facts });
  }
  return correction.about === ABOUT_DECISION && !hasDecision
    ? refuseFile('no-decision-to-correct', {}, [{ pointer: '#/about', code: 'fact-not-there' }])
    : null;
}
