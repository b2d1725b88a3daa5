import { isCalendarDay, type CalendarDay } from '../calendar-day.js';
import { isCountryCode } from './country-codes.js';
import { type Fault } from './fault.js';
import { type StcaFacts } from './facts.js';
import { FIRST_CLAIM_DAY } from './provision.js';
import { type Pointer } from './truth.js';

type Params = Fault['params'];

/** Longest list of facts, and longest id of a relative, that a check takes; no life needs more. */
export const LONGEST_LIST = 1000;
export const LONGEST_ID = 64;

/**
 * Every way in which facts cannot be: days that do not exist, an entry or a birth after the claim, an entry before the
 * birth, a claim before 2015-02-20, a country code that is not assigned, a list or an id beyond all measure. Empty when
 * the facts are possible. Facts that only sit oddly together are no faults (warnings/).
 *
 * It can be asked of a value whose shape is wrong in places, so that these faults and those of the schema are told at
 * once: it looks at what has the right shape and leaves the rest to the schema.
 */
export function checkFacts(facts: StcaFacts): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (pointer: Pointer, code: string, params: Params = NO_PARAMS): void =>
    void faults.push({ pointer, code, params });

  const exists = (day: unknown, pointer: Pointer): day is CalendarDay => {
    if (typeof day !== 'string') return false;
    if (isCalendarDay(day)) return true;
    say(pointer, 'invalid-date');
    return false;
  };

  if (exists(facts.assessedOn, '/assessedOn') && facts.assessedOn < FIRST_CLAIM_DAY) {
    say('/assessedOn', 'assessed-before-first-claim-day', { first: FIRST_CLAIM_DAY });
  }
  if (exists(facts.claimMadeOn, '/claimMadeOn') && facts.claimMadeOn < FIRST_CLAIM_DAY) {
    say('/claimMadeOn', 'claim-before-first-claim-day', { first: FIRST_CLAIM_DAY });
  }

  const claimMadeOn: unknown = facts.claimMadeOn ?? facts.assessedOn;
  const afterClaim = (day: CalendarDay): boolean => isCalendarDay(claimMadeOn) && day > claimMadeOn;
  const claimant = isRecord(facts.claimant) ? facts.claimant : {};
  const birth = claimant.dateOfBirth;
  const entered = (day: unknown, pointer: Pointer): void => {
    if (!exists(day, pointer)) return;
    if (afterClaim(day)) say(pointer, 'entry-after-claim');
    if (isCalendarDay(birth) && day < birth) say(pointer, 'entry-before-birth');
  };
  const born = (day: unknown, pointer: Pointer): void => {
    if (exists(day, pointer) && afterClaim(day)) say(pointer, 'birth-after-claim');
  };
  const country = (code: unknown, pointer: Pointer): void => {
    if (typeof code === 'string' && !isCountryCode(code)) say(pointer, 'unassigned-country');
  };

  const each = <Item>(
    list: readonly Item[] | null | undefined,
    pointer: Pointer,
    look: (item: Item, at: Pointer) => void,
  ): void => {
    if (!Array.isArray(list)) return;
    if (list.length > LONGEST_LIST) return say(pointer, 'too-many', { limit: LONGEST_LIST });
    for (let i = 0; i < list.length; i++) look(list[i] as Item, `${pointer}/${i}`);
  };
  const eachRecord = <Item extends object>(
    list: readonly Item[] | null | undefined,
    pointer: Pointer,
    look: (item: Item, at: Pointer) => void,
  ): void => each(list, pointer, (item, at) => void (isRecord(item) && look(item, at)));

  entered(facts.enteredCanadaOn, '/enteredCanadaOn');
  each(facts.earlierEntries, '/earlierEntries', entered);
  born(birth, '/claimant/dateOfBirth');
  each(claimant.nationalities, '/claimant/nationalities', country);
  each(claimant.formerHabitualResidence, '/claimant/formerHabitualResidence', country);
  eachRecord(facts.relatives, '/relatives', (relative, at) => {
    if (typeof relative.id === 'string' && relative.id.length > LONGEST_ID) {
      say(`${at}/id`, 'too-long', { limit: LONGEST_ID });
    }
    born(relative.dateOfBirth, `${at}/dateOfBirth`);
    exists(relative.permitValidUntil, `${at}/permitValidUntil`);
  });
  eachRecord(facts.documents, '/documents', (document, at) => {
    exists(document.validFrom, `${at}/validFrom`);
    exists(document.validUntil, `${at}/validUntil`);
  });
  eachRecord(facts.capitalOffences, '/capitalOffences', (offence, at) =>
    country(offence.country, `${at}/country`),
  );
  eachRecord(facts.priorClaims, '/priorClaims', (claim, at) => country(claim.country, `${at}/country`));
  eachRecord(facts.recognizedRefugeeIn, '/recognizedRefugeeIn', (one, at) =>
    country(one.country, `${at}/country`),
  );
  each(facts.inadmissibilityFindings, '/inadmissibilityFindings', () => undefined);
  return faults;
}

const NO_PARAMS: Params = {};

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
