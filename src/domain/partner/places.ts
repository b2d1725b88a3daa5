import { addDays, type CalendarDay } from '../calendar-day.js';
import { type Agreement, type AgreementYear, agreementYear } from './agreement.js';

/** Places that files use, in persons. */
export interface PlacesUsed {
  /** By files that are open: a place is held from the receipt until the file ends. */
  readonly held: number;
  /** By persons who were accepted. */
  readonly taken: number;
}

/** The places of one year of an agreement. */
export interface PlacesOfYear extends AgreementYear, PlacesUsed {
  /** Held or taken. */
  readonly used: number;
  readonly left: number;
}

/**
 * The places of one year of an agreement while files take hold of them, in persons. Rows are given places in their order, each
 * whole or not at all: after one that no longer fits, a smaller one still may.
 */
export class Places {
  #left: number;

  /** `used`: places held or taken in the year so far. */
  constructor({ placesPerYear }: Pick<Agreement, 'placesPerYear'>, used: number) {
    // A later version of the agreement may fix fewer places than were used under an earlier one.
    this.#left = Math.max(0, placesPerYear - used);
  }

  /** Places that are left. */
  get left(): number {
    return this.#left;
  }

  /** Takes places for so many persons, all of them or none; false when fewer are left. */
  take(persons: number): boolean {
    if (persons > this.#left) return false;
    this.#left -= persons;
    return true;
  }
}

/** A year of an agreement with its places. */
export function placesOfYear(
  agreement: Pick<Agreement, 'placesPerYear'>,
  year: AgreementYear,
  { held, taken }: PlacesUsed,
): PlacesOfYear {
  const used = held + taken;
  return { ...year, held, taken, used, left: new Places(agreement, used).left };
}

/** The years of an agreement that have begun by a day within it, the earliest first. */
export function yearsBegun(agreement: Agreement, today: CalendarDay): readonly AgreementYear[] {
  const last = agreementYear(agreement, today);
  const years: AgreementYear[] = [];
  for (let year = agreementYear(agreement, agreement.validFrom); year.from < last.from;) {
    years.push(year);
    year = agreementYear(agreement, addDays(year.to, 1));
  }
  return [...years, last];
}
