import { type Agreement } from './agreement.js';

/**
 * The places of one year of an agreement while rows take them, in persons. Rows are given places in their order, each whole or
 * not at all: after one that no longer fits, a smaller one still may. A place once taken is not given back by what becomes of
 * the file: the memorandum fixes the number of referrals to be made (IRPR 143), and one that was withdrawn was made.
 */
export class Places {
  #left: number;

  /** `used`: persons of the files received in the year so far. */
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
