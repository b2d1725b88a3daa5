import { type CalendarDay } from '../calendar-day.js';
import { LONGEST_LIST } from '../stca/check-facts.js';
import { type RelativeFacts, type Relation, type StcaFacts } from '../stca/facts.js';
import { type FamilyMember, type Referral } from './referral.js';

type ToPrincipal = FamilyMember['relationToPrincipal'];

/**
 * Whose relative is whose: what a relative of the principal applicant certainly is to a family member, where that counts
 * under IRPR 159.1. What is not here either does not count or is not certain, and then it is not known.
 *
 * Sources: the closed list of IRPR 159.1 (law brief, section 3), under which half and adoptive relations count, and
 * step-relatives and in-laws do not. Where more than one word can be the true one and all of them count alike, the first
 * stands for all: `brother` for a brother or sister, `nephew` for a nephew, a niece or one's own child, `uncle` for an
 * uncle, an aunt or a parent.
 */
const KINSHIP: Readonly<Record<ToPrincipal, Readonly<Partial<Record<Relation, Relation>>>>> = {
  // Two children of one person share a parent at least; a grandchild is theirs or their brother's or sister's.
  child: {
    mother: 'grandmother',
    father: 'grandfather',
    brother: 'uncle',
    sister: 'aunt',
    child: 'brother',
    grandchild: 'nephew',
  },
  // The principal's relatives are in-laws; a child of the principal can be a step-child, which does not count.
  spouse: {},
  'common-law-partner': {},
  // The principal's brother or sister may have the other parent only.
  mother: { child: 'grandchild' },
  father: { child: 'grandchild' },
  // Brothers and sisters share a parent, but which is not said; their children count either way.
  brother: { child: 'nephew' },
  sister: { child: 'nephew' },
  // Great-grandchildren are not on the list, and the side of the family is not said.
  grandmother: {},
  grandfather: {},
  // A child of the principal is the grandchild's parent, uncle or aunt.
  grandchild: { child: 'uncle' },
  other: {},
};

/**
 * Stands for the relatives of a family member whom the referral does not name. A list that is given is complete, and this
 * one is not: one relative of whom nothing is known keeps an exception open that nobody named makes out.
 */
export const OTHERS_NOT_KNOWN: RelativeFacts = { id: 'others-not-known', relation: 'uncle' };

/**
 * The facts of a family member's own check on a day: their birth and nationalities, what follows from being the
 * principal's spouse, partner or child, and those relatives of the principal who are certainly theirs. Everything else is
 * absent, which means not known, never false. The route is the one the check of the principal asks for; their claim is
 * asked for as made on the day of the check.
 */
export function factsOfFamilyMember(
  { relationToPrincipal, person }: FamilyMember,
  principal: Pick<StcaFacts, 'route' | 'relatives'>,
  assessedOn: CalendarDay,
): StcaFacts {
  const { dateOfBirth, nationalities } = person;
  const relatives = relativesOf(relationToPrincipal, dateOfBirth, principal.relatives ?? []);
  return {
    assessedOn,
    route: principal.route,
    claimant: {
      ...(dateOfBirth === undefined ? {} : { dateOfBirth }),
      ...(nationalities === undefined ? {} : { nationalities }),
      ...(relationToPrincipal === 'spouse' || relationToPrincipal === 'common-law-partner'
        ? { hasSpouseOrPartner: true }
        : {}),
      // The principal is a parent, and is in the United States: that is what is referred (IRPR 159.5(e)).
      ...(relationToPrincipal === 'child' ? { parentOrGuardianInCanadaOrUnitedStates: true } : {}),
    },
    ...(relatives.length === 0 ? {} : { relatives: [...relatives, OTHERS_NOT_KNOWN] }),
  };
}

/** A place among the facts of a family member's check, as a pointer into the referral; undefined for what is not theirs. */
export function pointerOfFamilyMember(index: number, factPointer: string): string | undefined {
  const own = /^\/claimant\/((?:dateOfBirth|nationalities)(?:\/.*)?)$/.exec(factPointer)?.[1];
  return own === undefined ? undefined : `/familyMembers/${index}/person/${own}`;
}

/** The family members of a referral with their facts, in their order. */
export function familyFactsOf(
  { familyMembers = [] }: Pick<Referral, 'familyMembers'>,
  principal: Pick<StcaFacts, 'route' | 'relatives'>,
  assessedOn: CalendarDay,
): readonly { readonly relationToPrincipal: ToPrincipal; readonly facts: StcaFacts }[] {
  return familyMembers.map((member) => ({
    relationToPrincipal: member.relationToPrincipal,
    facts: factsOfFamilyMember(member, principal, assessedOn),
  }));
}

function relativesOf(
  member: ToPrincipal,
  born: CalendarDay | undefined,
  relatives: readonly RelativeFacts[],
): readonly RelativeFacts[] {
  const theirs = relatives.flatMap((relative) => {
    const relation = KINSHIP[member][relative.relation];
    const certain = relation !== undefined && !(member === 'child' && mayBeThemself(relative, born));
    return certain ? [{ ...relative, relation }] : [];
  });
  // Whoever no longer fits on the list is among those not known.
  return theirs.slice(0, LONGEST_LIST - 1);
}

/** A child among the principal's relatives can be the very child who is referred, unless their births differ. */
function mayBeThemself({ relation, dateOfBirth }: RelativeFacts, born: CalendarDay | undefined): boolean {
  if (relation !== 'child') return false;
  return born === undefined || dateOfBirth === undefined || dateOfBirth === null || dateOfBirth === born;
}
