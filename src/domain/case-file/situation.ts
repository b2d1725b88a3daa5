import { type CalendarDay } from '../calendar-day.js';
import { type Referral, type UnitedStatesSituation } from '../referral/referral.js';

/** What may turn after a referral was sent, and makes it more or less urgent. */
export interface Situation {
  /** Known or credibly expected day of removal. */
  readonly removalScheduledOn: CalendarDay | null;
  readonly custody: UnitedStatesSituation['custody']['status'];
  readonly stage: UnitedStatesSituation['proceedings']['stage'];
}

/** What is to be of a situation. Absent: stays as it is; a day that is null: none is known any more. */
export type SituationChange = { readonly [Part in keyof Situation]?: Situation[Part] | undefined };

/** The situation a referral tells of. */
export function situationOf({ unitedStates }: Pick<Referral, 'unitedStates'>): Situation {
  const { custody, proceedings } = unitedStates;
  return {
    removalScheduledOn: proceedings.removalScheduledOn ?? null,
    custody: custody.status,
    stage: proceedings.stage,
  };
}

/** The referral as it would tell of a situation. Null: nobody has told of another one since. */
export function withSituation<Told extends Pick<Referral, 'unitedStates'>>(
  referral: Told,
  situation: Situation | null,
): Told {
  if (situation === null) return referral;
  const { custody, proceedings } = referral.unitedStates;
  const { removalScheduledOn: _before, ...others } = proceedings;
  const { removalScheduledOn, stage } = situation;
  return {
    ...referral,
    unitedStates: {
      ...referral.unitedStates,
      custody: { ...custody, status: situation.custody },
      proceedings: { ...others, stage, ...(removalScheduledOn === null ? {} : { removalScheduledOn }) },
    },
  };
}

/** The situation after a change; the same object when it changes nothing. */
export function amendSituation(situation: Situation, change: SituationChange): Situation {
  const { removalScheduledOn = situation.removalScheduledOn } = change;
  const { custody = situation.custody, stage = situation.stage } = change;
  const isSame =
    removalScheduledOn === situation.removalScheduledOn &&
    custody === situation.custody &&
    stage === situation.stage;
  return isSame ? situation : { removalScheduledOn, custody, stage };
}
