import { type CalendarDay } from '../calendar-day.js';
import { placesOf } from './cities.js';
import { nameOf, type NameOfPerson } from './name-layout.js';
import { type MatchPerson, type Sex } from './person.js';
import { type Skeleton } from './skeleton.js';

/** A person made ready to be compared: all that costs time, done once. It holds personal data; nothing keeps it. */
export interface MatchProfile extends NameOfPerson {
  readonly dob: CalendarDay | undefined;
  readonly sex: Sex | undefined;
  /** The sex, or what the patronymic or a feminine family name tells of it. */
  readonly likelySex: Sex | undefined;
  readonly places: readonly Skeleton[];
}

const FEMININE_FAMILY = /(?:ov|ev|in|sk|Ck)(?:a|aia)$/;

/** Makes a person ready to be compared. */
export function profileOf(person: MatchPerson): MatchProfile {
  const name = nameOf(person);
  return {
    ...name,
    dob: person.dob,
    sex: person.sex,
    likelySex: person.sex ?? name.patronymic?.sex ?? (hasFeminineName(name) ? 'f' : undefined),
    places: person.birthCity === undefined ? [] : placesOf(person.birthCity),
  };
}

/** In whichever field it was typed: given names with such an ending (Полина, Ева) are women's too. */
function hasFeminineName({ layouts }: NameOfPerson): boolean {
  return layouts.some(({ family, given }) =>
    [...family.parts, ...given.parts].some(({ own }) => FEMININE_FAMILY.test(own)),
  );
}
