import { isCalendarDay, type CalendarDay } from '../calendar-day.js';
import { isCountryCode } from './country-codes.js';
import { type Fault } from './fault.js';
import { type StcaFacts } from './facts.js';
import { FIRST_CLAIM_DAY } from './provision.js';
import { type Pointer } from './truth.js';

type Params = Fault['params'];

/**
 * Every way in which facts cannot be: days that do not exist, an entry or a birth after the claim, an entry before the
 * birth, a claim before 2015-02-20, a country code that is not assigned. Empty when the facts are possible. Facts that
 * only sit oddly together are no faults (warnings/).
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

  entered(facts.enteredCanadaOn, '/enteredCanadaOn');
  each(facts.earlierEntries, (day, i) => entered(day, `/earlierEntries/${i}`));
  born(birth, '/claimant/dateOfBirth');
  each(claimant.nationalities, (code, i) => country(code, `/claimant/nationalities/${i}`));
  each(claimant.formerHabitualResidence, (code, i) =>
    country(code, `/claimant/formerHabitualResidence/${i}`),
  );
  eachRecord(facts.relatives, (relative, i) => {
    born(relative.dateOfBirth, `/relatives/${i}/dateOfBirth`);
    exists(relative.permitValidUntil, `/relatives/${i}/permitValidUntil`);
  });
  eachRecord(facts.documents, (document, i) => {
    exists(document.validFrom, `/documents/${i}/validFrom`);
    exists(document.validUntil, `/documents/${i}/validUntil`);
  });
  eachRecord(facts.capitalOffences, (offence, i) =>
    country(offence.country, `/capitalOffences/${i}/country`),
  );
  eachRecord(facts.priorClaims, (claim, i) => country(claim.country, `/priorClaims/${i}/country`));
  eachRecord(facts.recognizedRefugeeIn, (one, i) =>
    country(one.country, `/recognizedRefugeeIn/${i}/country`),
  );
  return faults;
}

const NO_PARAMS: Params = {};

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function each<Item>(
  list: readonly Item[] | null | undefined,
  look: (item: Item, index: number) => void,
): void {
  if (Array.isArray(list)) for (let index = 0; index < list.length; index++) look(list[index] as Item, index);
}

function eachRecord<Item extends object>(
  list: readonly Item[] | null | undefined,
  look: (item: Item, index: number) => void,
): void {
  each(list, (item, index) => {
    if (isRecord(item)) look(item, index);
  });
}
