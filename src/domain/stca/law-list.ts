import { type CalendarDay } from '../calendar-day.js';
import { refuse, type Refusal } from '../refusal.js';
import { type KnownNotice, type Notice, noticesKnownOn } from './notices.js';
import { PENDING_LAW } from './pending-law.js';
import { type AnyProvision, FIRST_CLAIM_DAY } from './provision.js';
import { PROVISIONS } from './provisions/index.js';
import { rulebookOn } from './rulebook.js';
import { type Text } from './text.js';

/** The law the engine applies, as results name it. */
export const LAW_ID = 'CA-STCA';

/** Raised when an answer could change although no law did: a fault put right, a fact read in another way. */
export const ENGINE_VERSION = '1.0.0';

/** One line of the law on a day. */
export interface LawEntry {
  readonly id: string;
  readonly kind: AnyProvision['kind'] | 'pending';
  readonly title: Text;
  readonly cite: Text;
  readonly source: string;
  /** The facts it reads, as pointers with `*` for a place in a list. */
  readonly needs: readonly string[];
  /** First day of its law; null while pending. */
  readonly inForceFrom: CalendarDay | null;
  /** First day on which other law stands in its place; null when none does. */
  readonly inForceUntil: CalendarDay | null;
  /** Claims made on or after this day are touched; null while pending. */
  readonly appliesToClaimsFrom: CalendarDay | null;
  readonly pending: boolean;
}

/** The law on a day. */
export interface LawOfDay {
  readonly id: typeof LAW_ID;
  readonly version: CalendarDay;
  readonly on: CalendarDay;
  readonly provisions: readonly LawEntry[];
}

/**
 * The provisions in force on a day and those enacted that wait for their day. Refused before 2015-02-20: the engine does
 * not know that law.
 */
export function lawOn(day: CalendarDay): LawOfDay | Refusal<'law-before-first-claim-day'> {
  if (day < FIRST_CLAIM_DAY) return refuse('law-before-first-claim-day', { first: FIRST_CLAIM_DAY });
  const inForce = PROVISIONS.filter(
    ({ since, until }) => since <= day && (until === undefined || until.since > day),
  ).map((provision) => ({
    id: provision.id,
    kind: provision.kind,
    title: provision.title,
    cite: provision.cite,
    source: provision.source,
    needs: provision.needs,
    inForceFrom: provision.since,
    inForceUntil: provision.until?.since ?? null,
    appliesToClaimsFrom: provision.appliesToClaimsFrom,
    pending: false,
  }));
  const pending = PENDING_LAW.filter(({ enactedOn }) => enactedOn <= day).map(
    ({ id, title, cite, source }): LawEntry => ({
      id,
      kind: 'pending',
      title,
      cite,
      source,
      needs: [],
      inForceFrom: null,
      inForceUntil: null,
      appliesToClaimsFrom: null,
      pending: true,
    }),
  );
  return { id: LAW_ID, version: rulebookOn(day, day).version, on: day, provisions: [...inForce, ...pending] };
}

/** What identifies a set of rules exactly; a plain JSON value in a fixed order, made to be hashed. */
export interface RulebookDescription {
  readonly law: typeof LAW_ID;
  readonly version: CalendarDay;
  readonly engine: string;
  readonly provisions: readonly {
    readonly id: string;
    readonly since: CalendarDay;
    readonly appliesToClaimsFrom: CalendarDay;
  }[];
  /** All that are known, for they decide on which days an answer will change, too. */
  readonly notices: readonly KnownNotice[];
}

/**
 * The rules behind a check: equal descriptions mean equal answers to equal facts. Law enacted after `assessedOn`, and
 * notices publicized after it, never change it.
 */
export function rulebookDescription(
  assessedOn: CalendarDay,
  claimMadeOn: CalendarDay,
  notices: readonly Notice[] = [],
): RulebookDescription {
  const book = rulebookOn(assessedOn, claimMadeOn);
  return {
    law: LAW_ID,
    version: book.version,
    engine: ENGINE_VERSION,
    provisions: book.provisions.map(({ id, since, appliesToClaimsFrom }) => ({
      id,
      since,
      appliesToClaimsFrom,
    })),
    notices: noticesKnownOn(notices, assessedOn),
  };
}
