import { type FamilyMember } from '../referral/referral.js';
import { type Text, text } from '../stca/text.js';

/** The principal applicant, whom a notice addresses. */
const YOURSELF = text('you yourself', 'vous-même');

const RELATIVE_WORDS: Readonly<Record<FamilyMember['relationToPrincipal'], Text>> = {
  spouse: text('your spouse', 'votre époux ou épouse'),
  'common-law-partner': text('your common-law partner', 'votre conjoint ou conjointe de fait'),
  child: text('your child', 'votre enfant'),
  mother: text('your mother', 'votre mère'),
  father: text('your father', 'votre père'),
  brother: text('your brother', 'votre frère'),
  sister: text('your sister', 'votre sœur'),
  grandmother: text('your grandmother', 'votre grand-mère'),
  grandfather: text('your grandfather', 'votre grand-père'),
  grandchild: text('your grandchild', 'votre petit-fils ou petite-fille'),
  other: text('another member of your family', 'un autre membre de votre famille'),
};

/**
 * A person of a file by their place in the family, without a name: 'your spouse'; with their number in the file where others
 * have the same place. `index` 0 is the principal applicant, 1… the family members in order; it must be one of them.
 */
export function personInWords(
  index: number,
  familyMembers: readonly Pick<FamilyMember, 'relationToPrincipal'>[],
): Text {
  if (index === 0) return YOURSELF;
  const member = familyMembers[index - 1];
  if (member === undefined) throw new Error('the file has no such person');
  const words = RELATIVE_WORDS[member.relationToPrincipal];
  const alike = familyMembers.filter((one) => one.relationToPrincipal === member.relationToPrincipal);
  return alike.length === 1
    ? words
    : text(
        `${words.en} (family member no. ${index} in the file)`,
        `${words.fr} (membre de la famille n° ${index} au dossier)`,
      );
}
