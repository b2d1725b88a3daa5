import { refuse, type Refusal } from '../refusal.js';
import { type PartnerState } from './partner.js';
import { type PartnerRefusalCode } from './refusals.js';

const DAY_MS = 86_400_000;
/** Most days a key can live (standards, Security), and those it lives unless told. */
export const LONGEST_KEY_DAYS = 366;
const USUAL_KEY_DAYS = 365;
/** Most days the old key lives on beside its successor, and those it does unless told. */
export const LONGEST_OVERLAP_DAYS = 30;
const USUAL_OVERLAP_DAYS = 7;
/** Live keys a partner can have at most. */
export const MOST_LIVE_KEYS = 20;

/** What the rules know of a key. `line` is the id of the first key it descends from by rotation, or its own. */
export interface KeyFacts {
  readonly keyId: string;
  readonly line: string;
  readonly label: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

type Answer<Value> = Value | Refusal<PartnerRefusalCode>;

/** True for a key that opens the door at an instant: the instant it expires, it no longer does. */
export function isLive(key: Pick<KeyFacts, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return key.revokedAt === null && key.expiresAt > now;
}

/** The last instant of a new key. Refusal: key-life, for one in the past or past the longest life. */
export function keyExpiry(now: Date, wanted?: Date): Answer<Date> {
  const expiry = wanted ?? after(now, USUAL_KEY_DAYS);
  return expiry > now && expiry <= after(now, LONGEST_KEY_DAYS)
    ? expiry
    : refuse('key-life', { limit: LONGEST_KEY_DAYS });
}

/**
 * Whether a partner can be given a key of a label. A label names one line of live keys: so a request that is sent again,
 * because its answer with the secret was lost, is refused instead of leaving a key nobody knows.
 */
export function mayIssue(
  status: PartnerState,
  keys: readonly KeyFacts[],
  label: string,
  now: Date,
): Answer<true> {
  if (status !== 'approved') return refuse('keys-need-approval', { state: status });
  const live = keys.filter((key) => isLive(key, now));
  if (live.some((key) => key.label === label)) return refuse('key-label-in-use');
  if (live.length >= MOST_LIVE_KEYS) return refuse('too-many-keys', { limit: MOST_LIVE_KEYS });
  return true;
}

/**
 * Until when a key lives on once it has a successor: never longer than it would have. Refusals: keys-need-approval,
 * key-not-live, rotation-under-way while two of its line live, key-overlap.
 */
export function mayRotate(
  status: PartnerState,
  keys: readonly KeyFacts[],
  key: KeyFacts,
  { now, until }: { readonly now: Date; readonly until?: Date },
): Answer<Date> {
  if (status !== 'approved') return refuse('keys-need-approval', { state: status });
  if (!isLive(key, now)) return refuse('key-not-live');
  if (keys.filter((one) => one.line === key.line && isLive(one, now)).length > 1) {
    return refuse('rotation-under-way');
  }
  const end = until ?? after(now, USUAL_OVERLAP_DAYS);
  if (end < now || end > after(now, LONGEST_OVERLAP_DAYS)) {
    return refuse('key-overlap', { limit: LONGEST_OVERLAP_DAYS });
  }
  return end < key.expiresAt ? end : key.expiresAt;
}

function after(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}
