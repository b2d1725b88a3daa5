import { refuseFile, type CaseFileRefusalCode } from '../case-file/refusals.js';
import { type Refusal, type RefusalFault } from '../refusal.js';
import { type MemberDecision } from './member-decision.js';
import { isTiedToPerson } from './tied-to-person.js';

/**
 * Why members of a family cannot part ways as a decision would have them; null: they can. Each is a person of the file, named
 * once, for a reason that is their own; and somebody is left whom the outcome of the whole is about.
 */
export function refusalToPart(
  persons: number,
  members: readonly MemberDecision[],
): Refusal<CaseFileRefusalCode> | null {
  const named = new Set<number>();
  const faults: RefusalFault[] = [];
  for (const [place, { index, outcome, pathway, reasons }] of members.entries()) {
    const pointer = `#/members/${place}`;
    if (index < 0 || index >= persons)
      faults.push({ pointer: `${pointer}/index`, code: 'person-not-in-file', params: { last: persons - 1 } });
    else if (named.has(index)) faults.push({ pointer: `${pointer}/index`, code: 'person-named-twice' });
    named.add(index);
    if (outcome === 'accepted' && pathway === null)
      faults.push({ pointer: `${pointer}/pathway`, code: 'required' });
    if (outcome !== 'accepted' && pathway !== null)
      faults.push({ pointer: `${pointer}/pathway`, code: 'pathway-without-acceptance' });
    if (!reasons.some(({ fact }) => fact !== undefined && isTiedToPerson(fact, index))) {
      const code = index === 0 ? 'reason-not-of-principal' : 'reason-not-of-member';
      faults.push({ pointer: `${pointer}/reasons`, code, params: { place: Math.max(index - 1, 0) } });
    }
  }
  if (faults.length === 0 && named.size >= persons)
    faults.push({ pointer: '#/members', code: 'nobody-left' });
  return faults.length === 0 ? null : refuseFile('members-cannot-part', {}, faults);
}
