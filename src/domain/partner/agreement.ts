import { addDays, anniversary, type CalendarDay } from '../calendar-day.js';
import { refuse, type Refusal } from '../refusal.js';
import { WHOLE_COUNTRY } from './areas.js';
import { type PartnerRefusalCode } from './refusals.js';

/** What a memorandum of understanding fixes in numbers and codes (IRPR 143(2)(a) and (b)). Days are inclusive. */
export interface AgreementTerms {
  /** Codes of ISO 3166-2:US, or `US` for the whole country. */
  readonly area: readonly string[];
  /** Persons, family included, in each year of the agreement. */
  readonly placesPerYear: number;
  readonly validFrom: CalendarDay;
  readonly validTo: CalendarDay;
  /** Days that may lie between the day a referral was verified and the day it is received. */
  readonly attestationMaxAgeDays: number;
}

/** A version of a partner's agreement. It counts from the moment another manager has confirmed it, never before. */
export interface Agreement extends AgreementTerms {
  readonly agreementVersion: number;
  readonly recordedBy: string;
  /** RFC 3339, UTC. */
  readonly recordedAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
}

/** Places a year that an agreement can name at most: a guard against slips of the hand, with room for trials under load. */
export const MOST_PLACES = 1_000_000;
/** Years an agreement can run at most, so that each is looked at again. */
const LONGEST_YEARS = 5;
/** Oldest attestation that an agreement can allow, in days: about as long as the longest agreement runs. */
export const OLDEST_ATTESTATION_DAYS = 1830;
/** What an agreement allows that says nothing of it: a year, so that nobody is turned away for a rule that was not agreed to. */
export const USUAL_ATTESTATION_DAYS = 365;

/** The terms when they can be agreed to. Refusals: agreement-ends-before-it-starts, agreement-too-long. */
export function checkTerms<Terms extends Pick<AgreementTerms, 'validFrom' | 'validTo'>>(
  terms: Terms,
): Terms | Refusal<PartnerRefusalCode> {
  if (terms.validTo < terms.validFrom) return refuse('agreement-ends-before-it-starts');
  if (terms.validTo >= anniversary(terms.validFrom, LONGEST_YEARS)) {
    return refuse('agreement-too-long', { limit: LONGEST_YEARS });
  }
  return terms;
}

/**
 * The agreement that counts on a day: the latest confirmed version whose first day has come, unless its last day is over.
 * A later version replaces earlier ones from its first day on, whole: also when it ends before they would have.
 */
export function agreementInForce(versions: readonly Agreement[], day: CalendarDay): Agreement | undefined {
  const [latest] = versions
    .filter(({ confirmedBy, validFrom }) => confirmedBy !== null && validFrom <= day)
    .sort((one, other) => other.agreementVersion - one.agreementVersion);
  return latest === undefined || latest.validTo < day ? undefined : latest;
}

/** True when a place of that code lies in the area served (IRPR 143(2)(a)). */
export function servesArea({ area }: Pick<AgreementTerms, 'area'>, code: string): boolean {
  return area.includes(WHOLE_COUNTRY) || area.includes(code);
}

/** A year of an agreement, both days inclusive. */
export interface AgreementYear {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/**
 * The year of an agreement that a day lies in, inclusive: years run from anniversary to anniversary of the first day, and
 * the last one ends with the agreement. `day` must lie within the agreement. Places are counted over it.
 */
export function agreementYear(
  { validFrom, validTo }: Pick<AgreementTerms, 'validFrom' | 'validTo'>,
  day: CalendarDay,
): AgreementYear {
  let years = 0;
  while (anniversary(validFrom, years + 1) <= day) years++;
  const last = addDays(anniversary(validFrom, years + 1), -1);
  return { from: anniversary(validFrom, years), to: last < validTo ? last : validTo };
}
