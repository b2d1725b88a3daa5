import { type CalendarDay } from '../calendar-day.js';
import { isAdult } from './ages.js';
import { ABOUT_CLAIMANT } from './fact-pointers.js';
import { type ClaimantFacts, type Route, type StcaFacts } from './facts.js';
import { truthOf, type Truth } from './truth.js';

const NOTHING_KNOWN: ClaimantFacts = {};

/**
 * What a provision may look at: the facts, the day and the route asked about, and which other provisions are law.
 * Routes and later days are asked about the same facts, so `claimMadeOn` and `route` are read here and never from the
 * facts.
 */
export class CheckContext {
  readonly claimant: ClaimantFacts;
  private under18: Truth | undefined;

  constructor(
    readonly facts: StcaFacts,
    readonly claimMadeOn: CalendarDay,
    readonly route: Route,
    /** Ids of the provisions that are law for this check. */
    readonly law: ReadonlySet<string>,
  ) {
    this.claimant = facts.claimant ?? NOTHING_KNOWN;
  }

  /** Whether the claimant is under 18 on the day of the claim. */
  claimantUnder18(): Truth {
    if (this.under18 === undefined) {
      const { dateOfBirth } = this.claimant;
      const known =
        dateOfBirth === undefined || dateOfBirth === null ? null : !isAdult(dateOfBirth, this.claimMadeOn);
      this.under18 = truthOf(known, ABOUT_CLAIMANT.dateOfBirth);
    }
    return this.under18;
  }

  /**
   * The entry this claim follows; null while unknown. Off the land border between ports of entry an absent day means
   * that the claim is made on arrival.
   */
  entryDay(): CalendarDay | null {
    const given = this.facts.enteredCanadaOn;
    if (given !== undefined && given !== null) return given;
    return this.route === 'between-ports-of-entry' ? null : this.claimMadeOn;
  }
}
