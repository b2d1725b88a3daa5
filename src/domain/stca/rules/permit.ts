import { addDays } from '../../calendar-day.js';
import { aboutRelative } from '../fact-pointers.js';
import { type RelativeFacts } from '../facts.js';
import { text } from '../text.js';
import { allOf, anyOf, not, truthOf, type Truth } from '../truth.js';
import { statusOf } from '../words/relatives.js';
import { type ItemCondition } from './condition.js';

const UNENFORCEABLE = 'unenforceable-removal-s206-1-b';

function holds(relative: RelativeFacts, index: number, status: 'work-permit' | 'study-permit'): Truth {
  return truthOf(relative.statuses?.includes(status), aboutRelative(index).statuses);
}

function basisIsUnenforceableRemoval({ permitBasis }: RelativeFacts, index: number): Truth {
  const known = permitBasis === null || permitBasis === undefined ? null : permitBasis === UNENFORCEABLE;
  return truthOf(known, aboutRelative(index).permitBasis);
}

/**
 * A study permit, or a work permit other than one given because a removal order cannot be enforced. A work permit given
 * to a pending claimant without means (IRPR 206(1)(a)) counts.
 */
export const holdsPermitThatCounts: ItemCondition<RelativeFacts> = {
  needs: ['/relatives/*/statuses', '/relatives/*/permitBasis'],
  judge: (relative, index) => {
    const studies = holds(relative, index, 'study-permit');
    const works = holds(relative, index, 'work-permit');
    if (studies.value === false && works.value === false) return works;
    return anyOf([studies, allOf([works, not(basisIsUnenforceableRemoval(relative, index))])]);
  },
  fails: (relative) =>
    relative.statuses?.includes('work-permit') === true
      ? text(
          'work permit given because a removal order cannot be enforced (IRPR 206(1)(b))',
          'permis de travail délivré parce qu’une mesure de renvoi ne peut être exécutée (al. 206(1)b) RIPR)',
        )
      : text('no work or study permit', 'ni permis de travail ni permis d’études'),
  remedy: (relative, index) =>
    relative.statuses?.includes('work-permit') === true
      ? {
          pointer: aboutRelative(index).permitBasis.pointer,
          value: 'ordinary',
          officerCanBringAbout: false,
          explanation: text('work permit on another basis', 'permis de travail à un autre titre'),
        }
      : {
          pointer: aboutRelative(index).statuses.pointer,
          value: [
            ...(relative.statuses ?? []).filter((one) => one !== 'visitor' && one !== 'no-status'),
            'study-permit',
          ],
          officerCanBringAbout: false,
          explanation: statusOf(relative, 'study-permit'),
        },
};

/** The permit has not expired: its last day of validity is the day of the claim or later. */
export const permitIsInDate: ItemCondition<RelativeFacts> = {
  needs: ['/relatives/*/permitValidUntil'],
  judge: ({ permitValidUntil }, index, check) =>
    truthOf(
      permitValidUntil === null || permitValidUntil === undefined
        ? null
        : check.claimMadeOn <= permitValidUntil,
      aboutRelative(index).permitValidUntil,
    ),
  fails: ({ permitValidUntil }) =>
    text(
      `permit valid only until ${permitValidUntil}`,
      `permis valide seulement jusqu’au ${permitValidUntil}`,
    ),
  remedy: (_relative, index, check) => ({
    pointer: aboutRelative(index).permitValidUntil.pointer,
    value: check.claimMadeOn,
    officerCanBringAbout: false,
    explanation: text(
      `permit valid on the day of the claim, ${check.claimMadeOn}`,
      `permis valide le jour de la demande, le ${check.claimMadeOn}`,
    ),
  }),
  turn: ({ permitValidUntil }) =>
    permitValidUntil === null || permitValidUntil === undefined
      ? null
      : { on: addDays(permitValidUntil, 1), reason: 'expiry' },
};

/** The permit was not cancelled and did not become invalid in another way (IRPR 209, 222). */
export const permitIsNotInvalid: ItemCondition<RelativeFacts> = {
  needs: ['/relatives/*/permitInvalid'],
  judge: ({ permitInvalid }, index) => not(truthOf(permitInvalid, aboutRelative(index).permitInvalid)),
  fails: () =>
    text('permit cancelled or invalid (IRPR 209, 222)', 'permis annulé ou invalide (art. 209 et 222 RIPR)'),
  remedy: (_relative, index) => ({
    pointer: aboutRelative(index).permitInvalid.pointer,
    value: false,
    officerCanBringAbout: false,
    explanation: text('permit not cancelled or invalid', 'permis ni annulé ni invalide'),
  }),
};
