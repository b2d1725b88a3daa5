import { type ClaimState, type Relation, type RelativeFacts, type RelativeStatus } from '../facts.js';
import { phrase, type Text } from '../text.js';

/** A relation in words. French agreement follows the relation: a sister is a résidente permanente. */
interface RelationWords extends Text {
  readonly feminine: boolean;
}

const masculine = (en: string, fr: string): RelationWords => ({ en, fr, feminine: false });
const feminine = (en: string, fr: string): RelationWords => ({ en, fr, feminine: true });

const RELATIONS: Readonly<Record<Relation, RelationWords>> = {
  spouse: masculine('Spouse', 'Époux'),
  'common-law-partner': masculine('Common-law partner', 'Conjoint de fait'),
  'legal-guardian': masculine('Legal guardian', 'Tuteur légal'),
  child: masculine('Child', 'Enfant'),
  father: masculine('Father', 'Père'),
  mother: feminine('Mother', 'Mère'),
  brother: masculine('Brother', 'Frère'),
  sister: feminine('Sister', 'Sœur'),
  grandfather: masculine('Grandfather', 'Grand-père'),
  grandmother: feminine('Grandmother', 'Grand-mère'),
  grandchild: masculine('Grandchild', 'Petit-fils ou petite-fille'),
  uncle: masculine('Uncle', 'Oncle'),
  aunt: feminine('Aunt', 'Tante'),
  nephew: masculine('Nephew', 'Neveu'),
  niece: feminine('Niece', 'Nièce'),
  cousin: masculine('Cousin', 'Cousin ou cousine'),
  'in-law': masculine('In-law', 'Parent par alliance'),
  fiance: masculine('Fiancé or fiancée', 'Fiancé ou fiancée'),
  'step-relative': masculine('Step-relative', 'Parent par remariage'),
  other: masculine('Other relation', 'Autre lien'),
};

/** A status held and not held, in English and in both French genders. */
interface StatusWords {
  readonly held: Text;
  readonly heldByHer: Text;
  readonly notHeld: Text;
  readonly notHeldByHer: Text;
}

const status = (
  [held, notHeld]: readonly [string, string],
  [tenu, nonTenu]: readonly [string, string],
  [tenue, nonTenue]: readonly [string, string] = [tenu, nonTenu],
): StatusWords => ({
  held: phrase(held, tenu),
  heldByHer: phrase(held, tenue),
  notHeld: phrase(notHeld, nonTenu),
  notHeldByHer: phrase(notHeld, nonTenue),
});

/** Statuses that provisions turn on, and so have words. */
export type SpokenStatus = Exclude<RelativeStatus, 'work-permit' | 'visitor' | 'no-status'>;

const STATUSES: Readonly<Record<SpokenStatus, StatusWords>> = {
  citizen: status(
    ['Canadian citizen', 'not a Canadian citizen'],
    ['citoyen canadien', 'n’est pas citoyen canadien'],
    ['citoyenne canadienne', 'n’est pas citoyenne canadienne'],
  ),
  'permanent-resident': status(
    ['permanent resident', 'not a permanent resident'],
    ['résident permanent', 'n’est pas résident permanent'],
    ['résidente permanente', 'n’est pas résidente permanente'],
  ),
  'protected-person': status(
    ['protected person', 'not a protected person'],
    ['personne protégée', 'n’est pas une personne protégée'],
  ),
  'removal-stayed-s233': status(
    ['removal order stayed under IRPR 233', 'no removal order stayed under IRPR 233'],
    [
      'mesure de renvoi visée par un sursis (art. 233 RIPR)',
      'aucune mesure de renvoi visée par un sursis (art. 233 RIPR)',
    ],
  ),
  claimant: status(
    ['claimant', 'no claim for refugee protection in Canada'],
    ['demandeur d’asile', 'aucune demande d’asile au Canada'],
    ['demandeuse d’asile', 'aucune demande d’asile au Canada'],
  ),
  'study-permit': status(['study permit', 'no study permit'], ['permis d’études', 'aucun permis d’études']),
};

const CLAIM_STATES: Readonly<Record<ClaimState, Text>> = {
  referred: phrase('claim referred to the Board', 'demande déférée à la Commission'),
  'not-referred': phrase('claim not referred to the Board', 'demande non déférée à la Commission'),
  withdrawn: phrase('claim withdrawn', 'demande retirée'),
  abandoned: phrase('claim abandoned', 'désistement de la demande'),
  rejected: phrase('claim rejected', 'demande rejetée'),
  'rejected-under-appeal': phrase(
    'claim rejected with an appeal pending, which is for an officer to weigh',
    'demande rejetée avec un appel en instance, ce qu’il revient à un agent d’apprécier',
  ),
  terminated: phrase(
    'claim terminated or nullified under IRPA 104(2)',
    'demande interrompue ou annulée au titre du par. 104(2) LIPR',
  ),
};

const STATE_NOT_KNOWN = phrase('state of the claim not known', 'état de la demande inconnu');

/** How an explanation names a relative: "Sister, r2"; by place in the list where the facts give no id. */
export function relativeName(relative: RelativeFacts, index: number): Text {
  const words = RELATIONS[relative.relation];
  return relative.id === undefined
    ? { en: `${words.en}, relative ${index + 1}`, fr: `${words.fr}, proche ${index + 1}` }
    : { en: `${words.en}, ${relative.id}`, fr: `${words.fr}, ${relative.id}` };
}

/** A status as this relative holds it. */
export function statusOf({ relation }: RelativeFacts, name: SpokenStatus): Text {
  const words = STATUSES[name];
  return RELATIONS[relation].feminine ? words.heldByHer : words.held;
}

/** That this relative does not hold a status. */
export function lackOfStatus({ relation }: RelativeFacts, name: SpokenStatus): Text {
  const words = STATUSES[name];
  return RELATIONS[relation].feminine ? words.notHeldByHer : words.notHeld;
}

/** Where a relative's claim stands; no state counts as not known. */
export function claimStateInWords(state: ClaimState | null | undefined): Text {
  return state === null || state === undefined ? STATE_NOT_KNOWN : CLAIM_STATES[state];
}
