/** A fact and what it is to be. `value` is any JSON; null means: not known. */
export interface FactChange {
  /** RFC 6901 pointer into the facts of the check; it may end in `/-`, which adds to a list (RFC 6902). */
  readonly fact: string;
  readonly value: unknown;
}

/** A change as it was made. `fact` names the place in the list where something was added. */
export interface FactAmendment {
  readonly fact: string;
  /** What the fact was; null when it was not known or not there. */
  readonly from: unknown;
  readonly to: unknown;
}

/** Why a change cannot be made, and which one, by its place in the list of changes. */
export interface FactChangeFault {
  readonly index: number;
  readonly code: 'not-a-pointer' | 'not-amendable' | 'fact-not-there' | 'list-not-known' | 'fact-unchanged';
}

/** The facts afterwards with what became of each change, or every change that cannot be made. */
export type AmendedFacts<Facts> =
  | { readonly ok: true; readonly facts: Facts; readonly amendments: readonly FactAmendment[] }
  | { readonly ok: false; readonly faults: readonly FactChangeFault[] };

/** The service's own: the day of the check, and the name of a case that a file does not have. */
const NOT_AMENDABLE = ['/assessedOn', '/caseId'];
const POINTER = /^(\/([^/~]|~[01])*)+$/;

/**
 * Makes changes in their order on a copy of facts. Says nothing of whether the facts can be afterwards: the check of facts
 * does. Trap: a list that is given is complete, one that is absent is not known; so nothing is added to an absent list,
 * which would say that it holds nothing else.
 */
export function amendFacts<Facts extends object>(
  facts: Facts,
  changes: readonly FactChange[],
): AmendedFacts<Facts> {
  const faults: FactChangeFault[] = [];
  const amendments: FactAmendment[] = [];
  let amended: unknown = facts;
  for (const [index, { fact, value }] of changes.entries()) {
    const step = isAmendable(fact) ? put(amended, stepsOf(fact), value) : isAmendableFault(fact);
    if (typeof step === 'string') {
      faults.push({ index, code: step });
      continue;
    }
    amended = step.whole;
    amendments.push({ fact: fact.replace(/\/-$/, `/${step.at}`), from: step.from, to: value });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, facts: amended as Facts, amendments };
}

/** What putting a value somewhere gives: the whole, what was there, and under which name. */
interface Put {
  readonly whole: unknown;
  readonly from: unknown;
  readonly at: string;
}

function isAmendable(fact: string): boolean {
  return POINTER.test(fact) && !NOT_AMENDABLE.includes(fact);
}

function isAmendableFault(fact: string): FactChangeFault['code'] {
  return POINTER.test(fact) ? 'not-amendable' : 'not-a-pointer';
}

function stepsOf(pointer: string): readonly string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function put(
  whole: unknown,
  [step = '', ...rest]: readonly string[],
  value: unknown,
): Put | FactChangeFault['code'] {
  if (Array.isArray(whole)) return putInList(whole as readonly unknown[], step, rest, value);
  if (typeof whole !== 'object' || whole === null) return step === '-' ? 'list-not-known' : 'fact-not-there';
  const present = Object.hasOwn(whole, step) ? ((whole as Record<string, unknown>)[step] ?? null) : null;
  if (rest.length === 0) {
    if (isSame(present, value)) return 'fact-unchanged';
    // A computed name makes a property of its own, whatever the name: nothing reaches the prototype.
    return { whole: { ...whole, [step]: value }, from: present, at: step };
  }
  const below = put(present ?? (step === 'claimant' ? {} : null), rest, value);
  return typeof below === 'string' ? below : { ...below, whole: { ...whole, [step]: below.whole } };
}

function putInList(
  list: readonly unknown[],
  step: string,
  rest: readonly string[],
  value: unknown,
): Put | FactChangeFault['code'] {
  if (step === '-' && rest.length === 0)
    return { whole: [...list, value], from: null, at: String(list.length) };
  const index = /^(0|[1-9]\d{0,8})$/.test(step) ? Number(step) : list.length;
  if (index >= list.length) return 'fact-not-there';
  if (rest.length === 0) {
    return isSame(list[index], value)
      ? 'fact-unchanged'
      : { whole: list.with(index, value), from: list[index], at: step };
  }
  const below = put(list[index], rest, value);
  return typeof below === 'string' ? below : { ...below, whole: list.with(index, below.whole) };
}

/** Equal as JSON, whatever the order of properties. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) =>
        Object.hasOwn(other, name) &&
        isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
    )
  );
}
