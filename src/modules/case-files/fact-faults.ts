import { amendFacts } from '../../domain/case-file/amend-facts.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { type Fault } from '../../platform/http/problem.js';
import { faultsOfShape } from '../stca/facts.validator.js';

/** Unlike every fact, so that wherever it is put it is a change. */
const NO_FACT = { noFact: true };

/** Why a pointer names no fact of these facts, as amending it would be refused; null: it names one that can be amended. */
export function faultOfFact(facts: StcaFacts, fact: string): string | null {
  const probed = amendFacts<object>(facts, [{ fact, value: NO_FACT }]);
  if (!probed.ok) return probed.faults[0]?.code ?? null;
  const place = probed.amendments[0]?.fact;
  const isUnknown = faultsOfShape(probed.facts).some(
    ({ pointer, code }) => pointer === place && code === 'unknown-property',
  );
  return isUnknown ? 'fact-not-there' : null;
}

/**
 * What is wrong with a value in the place of a fact; pointers are into the value. Only its shape is judged: whether it can stand
 * beside the other facts is found when it is put there.
 */
export function faultsOfValue(facts: StcaFacts, fact: string, value: unknown): readonly Fault[] {
  const amended = amendFacts<object>(facts, [{ fact, value }]);
  if (!amended.ok) {
    return amended.faults.flatMap(({ code }) => (code === 'fact-unchanged' ? [] : [{ pointer: '', code }]));
  }
  const place = amended.amendments[0]?.fact ?? fact;
  return faultsOfShape(amended.facts).flatMap((fault) =>
    `${fault.pointer}/`.startsWith(`${place}/`)
      ? [{ ...fault, pointer: fault.pointer.slice(place.length) }]
      : [],
  );
}
