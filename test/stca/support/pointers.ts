import { type StcaFacts } from '../../../src/domain/stca/facts.js';

/** The value at a JSON Pointer; undefined where it leads nowhere. */
export function at(facts: StcaFacts, pointer: string): unknown {
  let value: unknown = facts;
  for (const step of pointer.split('/').slice(1))
    value = (value as Record<string, unknown> | undefined)?.[step];
  return value;
}

/** The facts with one value put at a pointer; `/-` adds to a list. */
export function applied(facts: StcaFacts, pointer: string, value: unknown): StcaFacts {
  const copy = structuredClone(facts) as unknown as Record<string, unknown>;
  const steps = pointer.split('/').slice(1);
  const last = steps.pop() ?? '';
  let here = copy;
  for (const step of steps) here = (here[step] ??= last === '-' ? [] : {}) as Record<string, unknown>;
  if (Array.isArray(here)) here.push(value);
  else here[last] = value;
  return copy as unknown as StcaFacts;
}

/** The partial facts with every unknown one taken from the full facts, but those at some pointers or below them. */
export function fillingAllBut(partial: StcaFacts, full: StcaFacts, except: readonly string[]): StcaFacts {
  const visit = (known: unknown, all: unknown, pointer: string): unknown => {
    if (except.includes(pointer)) return known;
    if (known === null || known === undefined) return all;
    if (Array.isArray(known))
      return known.map((item, i) => visit(item, (all as unknown[])[i], `${pointer}/${i}`));
    if (typeof known !== 'object') return known;
    return Object.fromEntries(
      Object.entries(known).map(([key, item]) => [
        key,
        visit(item, (all as Record<string, unknown>)[key], `${pointer}/${key}`),
      ]),
    );
  };
  return visit(partial, full, '') as StcaFacts;
}

/** The value, frozen through and through, so that a writing engine fails. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
