import { checkFacts } from '../../domain/stca/check-facts.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { type Fault } from '../../domain/stca/fault.js';
import { compileSchema } from '../../platform/json/compile-schema.js';
import { STCA_FACTS_SCHEMA } from './stca-facts.schema.js';

/** Facts that can be checked, or every reason why not. */
export type FactsValidation =
  | { readonly ok: true; readonly facts: StcaFacts }
  | { readonly ok: false; readonly errors: readonly Fault[] };

/** Every way in which a value has not the shape of facts; pointers are into the value. Says nothing of whether they can be. */
export const faultsOfShape = compileSchema(STCA_FACTS_SCHEMA);

/**
 * Checks a value from outside: its shape against the schema, and whether the facts can be. Every fault is told at once,
 * one kind a place: where the shape is wrong, nothing more is said. Pointers are into the value.
 */
export function validateFacts(value: unknown): FactsValidation {
  const shape = faultsOfShape(value);
  if (typeof value !== 'object' || value === null) return { ok: false, errors: shape };
  const misshapen = new Set(shape.map(({ pointer }) => pointer));
  const faults = checkFacts(value as StcaFacts).filter(({ pointer }) => !misshapen.has(pointer));
  return shape.length + faults.length > 0
    ? { ok: false, errors: [...shape, ...faults] }
    : { ok: true, facts: value as StcaFacts };
}
