import { type CalendarDay, daysBetween, isCalendarDay } from '../calendar-day.js';
import { type AgreementTerms, servesArea } from '../partner/agreement.js';
import { type RowFault } from './batch.js';
import { valuesAt } from './values-at.js';

const STATE = /^[A-Z]{2}$/;

/**
 * What a referral has that its partner's agreement does not cover (IRPR 143(2)): a place outside of the area served, which is
 * the state the person is held or lives in; a verification longer ago than agreed. A place that is not told is not outside.
 * Looks only at values of the right form, as checkReferral does. Places are not counted here (Places).
 */
export function checkAgreement(
  referral: unknown,
  agreement: Pick<AgreementTerms, 'area' | 'attestationMaxAgeDays'>,
  receivedOn: CalendarDay,
): RowFault[] {
  const faults: RowFault[] = [];
  for (const { pointer, value } of valuesAt(referral, ['unitedStates', 'custody', 'state'])) {
    if (typeof value === 'string' && STATE.test(value) && !servesArea(agreement, `US-${value}`)) {
      faults.push({ pointer, code: 'out-of-area' });
    }
  }
  const { attestationMaxAgeDays: limit } = agreement;
  for (const { pointer, value } of valuesAt(referral, ['attestation', 'verifiedOn'])) {
    if (isCalendarDay(value) && daysBetween(value, receivedOn) > limit) {
      faults.push({ pointer, code: 'attestation-too-old', params: { limit } });
    }
  }
  return faults;
}
