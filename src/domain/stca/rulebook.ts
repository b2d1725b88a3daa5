import { type CalendarDay } from '../calendar-day.js';
import {
  type AnyProvision,
  type BarProvision,
  type CatchProvision,
  type ExceptionProvision,
  type GroundProvision,
} from './provision.js';
import { PROVISIONS } from './provisions/index.js';

/** A bar, and whether it is law for this check; one that is not is listed all the same, as not engaged. */
export interface ListedBar {
  readonly provision: BarProvision;
  readonly isLaw: boolean;
}

/** A ground with the rules declared to prevail over it. */
export interface GroundWithCatches {
  readonly ground: GroundProvision;
  readonly catches: readonly CatchProvision[];
  /** False when every route gives it the same truth. */
  readonly dependsOnRoute: boolean;
}

/** The provisions that are law for one check. */
export interface Rulebook {
  /** In-force day of the newest change that counts. */
  readonly version: CalendarDay;
  /** Ids of all that is law. */
  readonly ids: ReadonlySet<string>;
  readonly provisions: readonly AnyProvision[];
  readonly grounds: readonly GroundWithCatches[];
  readonly exceptions: readonly ExceptionProvision[];
  readonly bars: readonly ListedBar[];
}

/** True when a version is enacted by the day of the check and applies to claims of the day. */
export function isLaw(provision: AnyProvision, assessedOn: CalendarDay, claimMadeOn: CalendarDay): boolean {
  const { since, appliesToClaimsFrom, until } = provision;
  if (since > assessedOn || appliesToClaimsFrom > claimMadeOn) return false;
  return until === undefined || until.since > assessedOn || until.claimsFrom > claimMadeOn;
}

/**
 * The rulebook for a day of check and a day of claim. Rulebooks are kept: there are few, one for each span between the
 * days on which law changes.
 */
export function rulebookOn(assessedOn: CalendarDay, claimMadeOn: CalendarDay): Rulebook {
  let key = 0;
  for (const day of ENACTMENT_DAYS) if (day <= assessedOn) key += 1000;
  for (const day of CLAIM_DAYS) if (day <= claimMadeOn) key += 1;
  let book = KEPT.get(key);
  if (book === undefined) {
    book = makeRulebook(PROVISIONS, assessedOn, claimMadeOn);
    KEPT.set(key, book);
  }
  return book;
}

/** Days on which something changes for claims of a later day; the days `changes` has to look at. */
export function claimDaysOfChange(): readonly CalendarDay[] {
  return CLAIM_DAYS;
}

/**
 * Selects and orders what is law.
 *
 * @throws Error when the list contradicts itself: two versions of one provision, or two provisions cited alike, law at
 *   once; a rule that prevails over nothing there is; two rules that prevail over each other. These are bugs.
 */
export function makeRulebook(
  all: readonly AnyProvision[],
  assessedOn: CalendarDay,
  claimMadeOn: CalendarDay,
): Rulebook {
  const provisions = all.filter((provision) => isLaw(provision, assessedOn, claimMadeOn));
  refuseContradictions(all, provisions);
  const catches = provisions.filter((provision) => provision.kind === 'catch');
  return {
    version: all
      .filter((provision) => provision.since <= assessedOn)
      .reduce((newest, { since }) => (since > newest ? since : newest), ''),
    ids: new Set(provisions.map((provision) => provision.id)),
    provisions,
    grounds: provisions
      .filter((provision) => provision.kind === 'ground')
      .map((ground) =>
        withCatches(
          ground,
          catches.filter((one) => one.prevailsOver.includes(ground.id)),
        ),
      ),
    exceptions: provisions.filter((provision) => provision.kind === 'exception'),
    bars: listedBars(all, provisions),
  };
}

/** The rulebook without the provisions a partial suspension takes out, named by their English citation. */
export function withoutProvisions(book: Rulebook, takenOut: ReadonlySet<string>): Rulebook {
  if (takenOut.size === 0) return book;
  const remains = (provision: AnyProvision): boolean => !takenOut.has(provision.cite.en);
  const provisions = book.provisions.filter(remains);
  return {
    ...book,
    ids: new Set(provisions.map((provision) => provision.id)),
    provisions,
    grounds: book.grounds
      .filter(({ ground }) => remains(ground))
      .map(({ ground, catches }) => withCatches(ground, catches.filter(remains))),
  };
}

function withCatches(ground: GroundProvision, catches: readonly CatchProvision[]): GroundWithCatches {
  const dependsOnRoute = [ground, ...catches].some(({ needs }) => needs.includes('/route'));
  return { ground, catches, dependsOnRoute };
}

function listedBars(all: readonly AnyProvision[], law: readonly AnyProvision[]): readonly ListedBar[] {
  const bars = new Map<string, ListedBar>();
  for (const provision of all) {
    if (provision.kind !== 'bar') continue;
    const counts = law.includes(provision);
    if (counts || !bars.has(provision.id)) bars.set(provision.id, { provision, isLaw: counts });
  }
  return [...bars.values()];
}

function refuseContradictions(all: readonly AnyProvision[], law: readonly AnyProvision[]): void {
  const ids = new Set<string>();
  const cites = new Set<string>();
  for (const { id, cite } of law) {
    if (ids.has(id)) throw new Error(`Two versions of ${id} are law at once.`);
    if (cites.has(cite.en)) throw new Error(`Two provisions cited ${cite.en} are law at once.`);
    ids.add(id);
    cites.add(cite.en);
  }
  for (const provision of law) {
    for (const target of prevailedOver(provision)) {
      const beaten = all.find((one) => one.id === target);
      if (beaten === undefined)
        throw new Error(`${provision.id} prevails over ${target}, which there is not.`);
      if (prevailedOver(beaten).includes(provision.id)) {
        throw new Error(`${provision.id} and ${target} each prevail over the other.`);
      }
    }
  }
}

function prevailedOver(provision: AnyProvision): readonly string[] {
  return provision.kind === 'catch' || provision.kind === 'relief' ? provision.prevailsOver : [];
}

const distinct = (days: readonly CalendarDay[]): readonly CalendarDay[] => [...new Set(days)].sort();
const ENACTMENT_DAYS = distinct(
  PROVISIONS.flatMap(({ since, until }) => (until === undefined ? [since] : [since, until.since])),
);
const CLAIM_DAYS = distinct(
  PROVISIONS.flatMap(({ appliesToClaimsFrom, until }) =>
    until === undefined ? [appliesToClaimsFrom] : [appliesToClaimsFrom, until.claimsFrom],
  ),
);
const KEPT = new Map<number, Rulebook>();
