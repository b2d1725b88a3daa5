import { eighteenthBirthday, isAdult, latestBirthOfAdult } from '../ages.js';
import { addDays } from '../../calendar-day.js';
import { type CheckContext } from '../check-context.js';
import { ABOUT, ABOUT_CLAIMANT, aboutRelative } from '../fact-pointers.js';
import { type Relation, type RelativeFacts, type RelativeStatus } from '../facts.js';
import { type Rule } from '../provision.js';
import { phrase, text, type Text } from '../text.js';
import { truthOf } from '../truth.js';
import { lackOfStatus, relativeName, type SpokenStatus, statusOf } from '../words/relatives.js';
import { type ItemCondition } from './condition.js';
import { anyListed } from './list-rule.js';

/**
 * Who is a family member (IRPR 159.1, a closed list): half and adoptive relations count, a cousin, a step-relative, an
 * in-law or a fiancé does not. A legal guardian counts for a claimant under 18 only.
 */
const FAMILY: Readonly<Record<Relation, boolean | 'of-a-minor'>> = {
  spouse: true,
  'common-law-partner': true,
  'legal-guardian': 'of-a-minor',
  child: true,
  father: true,
  mother: true,
  brother: true,
  sister: true,
  grandfather: true,
  grandmother: true,
  grandchild: true,
  uncle: true,
  aunt: true,
  nephew: true,
  niece: true,
  cousin: false,
  'in-law': false,
  fiance: false,
  'step-relative': false,
  other: false,
};

/** The relation is one of the closed list. */
export const isFamilyMember: ItemCondition<RelativeFacts> = {
  needs: ['/relatives/*/relation', '/claimant/dateOfBirth'],
  judge: (relative, index, check) => {
    const counts = FAMILY[relative.relation];
    return counts === 'of-a-minor' ? check.claimantUnder18() : truthOf(counts, aboutRelative(index).relation);
  },
  fails: (relative) =>
    relative.relation === 'legal-guardian'
      ? text(
          'counts as a family member only for a claimant under 18 (IRPR 159.1)',
          'n’est membre de la famille que d’un demandeur de moins de 18 ans (art. 159.1 RIPR)',
        )
      : text('not a family member (IRPR 159.1)', 'n’est pas membre de la famille (art. 159.1 RIPR)'),
  remedy: (_relative, _index, check, truth) =>
    truth.value === null
      ? {
          pointer: ABOUT_CLAIMANT.dateOfBirth.pointer,
          value: addDays(latestBirthOfAdult(check.claimMadeOn), 1),
          officerCanBringAbout: false,
          explanation: text('claimant under 18', 'demandeur de moins de 18 ans'),
        }
      : null,
  turn: (relative, { claimant: { dateOfBirth } }) =>
    FAMILY[relative.relation] === 'of-a-minor' && dateOfBirth !== null && dateOfBirth !== undefined
      ? { on: eighteenthBirthday(dateOfBirth), reason: 'birthday' }
      : null,
};

/** The relative is in Canada. */
export const isInCanada: ItemCondition<RelativeFacts> = {
  needs: ['/relatives/*/inCanada'],
  judge: (relative, index) => truthOf(relative.inCanada, aboutRelative(index).inCanada),
  fails: () => text('not in Canada', 'n’est pas au Canada'),
  remedy: (_relative, index) => ({
    pointer: aboutRelative(index).inCanada.pointer,
    value: true,
    officerCanBringAbout: false,
    explanation: text('in Canada', 'au Canada'),
  }),
};

/** The relative is aged 18 or over. Only paragraphs (c) and (d) ask for it. */
export const isAged18OrOver: ItemCondition<RelativeFacts> = {
  needs: ['/relatives/*/dateOfBirth'],
  judge: (relative, index, check) => {
    const { dateOfBirth } = relative;
    const known =
      dateOfBirth === null || dateOfBirth === undefined ? null : isAdult(dateOfBirth, check.claimMadeOn);
    return truthOf(known, aboutRelative(index).dateOfBirth);
  },
  fails: () => text('under 18 on the day of the claim', 'moins de 18 ans le jour de la demande'),
  remedy: (_relative, index, check, truth) =>
    truth.value === null
      ? {
          pointer: aboutRelative(index).dateOfBirth.pointer,
          value: latestBirthOfAdult(check.claimMadeOn),
          officerCanBringAbout: false,
          explanation: text('aged 18 or over', 'âgé de 18 ans ou plus'),
        }
      : null,
  turn: ({ dateOfBirth }) =>
    dateOfBirth === null || dateOfBirth === undefined
      ? null
      : { on: eighteenthBirthday(dateOfBirth), reason: 'birthday' },
};

/** The relative holds a status. */
export function holdsStatus(status: SpokenStatus): ItemCondition<RelativeFacts> {
  return {
    needs: ['/relatives/*/statuses'],
    judge: (relative, index) => truthOf(relative.statuses?.includes(status), aboutRelative(index).statuses),
    fails: (relative) => lackOfStatus(relative, status),
    remedy: (relative, index) => ({
      pointer: aboutRelative(index).statuses.pointer,
      value: statusesWith(status, relative),
      officerCanBringAbout: false,
      explanation: statusOf(relative, status),
    }),
  };
}

/** The statuses a relative would hold who came to hold one more: a citizen holds no other. */
function statusesWith(status: RelativeStatus, { statuses }: RelativeFacts): readonly RelativeStatus[] {
  if (status === 'citizen') return [status];
  const kept = (statuses ?? []).filter(
    (one) => one !== 'citizen' && one !== 'visitor' && one !== 'no-status',
  );
  return [...kept, status];
}

/** A rule made out when a family member in Canada meets further conditions. */
export function familyMemberInCanada(
  further: readonly ItemCondition<RelativeFacts>[],
  holds: (relative: RelativeFacts, check: CheckContext) => Text,
): Rule {
  return anyListed<RelativeFacts>({
    about: ABOUT.relatives,
    itemsIn: (facts) => facts.relatives,
    nameOf: relativeName,
    noneGiven: phrase('the facts name no relative', 'les faits ne mentionnent aucun membre de la parenté'),
    conditions: [isFamilyMember, isInCanada, ...further],
    holds,
    supportOf: (relative) => relative.support,
  });
}

/** A rule made out when a family member in Canada holds a status, at any age. */
export function familyMemberWithStatus(status: SpokenStatus): Rule {
  return familyMemberInCanada([holdsStatus(status)], (relative) => {
    const { en, fr } = statusOf(relative, status);
    return { en: `${en} in Canada`, fr: `${fr} au Canada` };
  });
}
