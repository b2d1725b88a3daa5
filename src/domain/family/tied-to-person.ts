/**
 * True when a pointer leads to what is known of one person of a referral. What is known of a family member stands below their
 * place in the referral, `/familyMembers/0` for person 1; everything else in the referral, and the facts of the check, is
 * about the principal applicant.
 */
export function isTiedToPerson(fact: string, index: number): boolean {
  return index === 0
    ? !/^\/familyMembers(\/|$)/.test(fact)
    : `${fact}/`.startsWith(`/familyMembers/${index - 1}/`);
}
