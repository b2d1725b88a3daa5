import { assess } from '../../../src/domain/stca/assess.js';
import { type ClaimantFacts, type RelativeFacts, type StcaFacts } from '../../../src/domain/stca/facts.js';
import { type StcaResult } from '../../../src/domain/stca/result.js';

/** The day of the check, and of the claim, where a test does not say otherwise. */
export const TODAY = '2026-11-20';

/** An adult Russian national at a land port of entry from the United States: every fact known, no exception, no bar. */
export function knownFacts(changed: Partial<StcaFacts> = {}, claimant: ClaimantFacts = {}): StcaFacts {
  return {
    assessedOn: TODAY,
    route: 'land-port-of-entry',
    arrivingFromUnitedStates: true,
    earlierEntries: [],
    relatives: [],
    documents: [],
    capitalOffences: [],
    priorClaims: [],
    recognizedRefugeeIn: [],
    inadmissibilityFindings: [],
    ...changed,
    claimant: {
      dateOfBirth: '1990-05-04',
      nationalities: ['RU'],
      stateless: false,
      formerHabitualResidence: [],
      hasSpouseOrPartner: false,
      accompaniedByParentOrGuardian: false,
      parentOrGuardianInCanadaOrUnitedStates: false,
      visaExemptForCanada: false,
      visaRequiredForUnitedStates: true,
      seekingReEntryToCanada: false,
      refusedEntryToUnitedStatesWithoutAdjudication: false,
      permanentResidentOfCanada: false,
      orderedRemovedFromUnitedStates: false,
      protectedInCanada: false,
      ...changed.claimant,
      ...claimant,
    },
  };
}

/** An adult brother in Canada of whom everything a test does not say is known and of no help. */
export function aRelative(changed: Partial<RelativeFacts> = {}): RelativeFacts {
  return {
    id: 'r1',
    relation: 'brother',
    inCanada: true,
    dateOfBirth: '1980-01-15',
    statuses: ['visitor'],
    ...changed,
  };
}

/** The known facts with one relative. */
export function withRelative(relative: Partial<RelativeFacts>, changed: Partial<StcaFacts> = {}): StcaFacts {
  return knownFacts({ relatives: [aRelative(relative)], ...changed });
}

/** The result for possible facts. */
export function resultOf(facts: StcaFacts): StcaResult {
  const assessment = assess(facts);
  if (!assessment.ok) throw new Error(`These facts cannot be: ${JSON.stringify(assessment.faults)}`);
  return assessment.result;
}

/** The outcome of an exception or another bar, by English citation. */
export function outcomeOf(facts: StcaFacts, cite: string): string | undefined {
  const { exceptions, otherBars } = resultOf(facts);
  return [...exceptions, ...otherBars].find(({ provision }) => provision === cite)?.outcome;
}

/** Citations of the findings with an outcome. */
export function citesOf(
  findings: readonly { readonly provision: string; readonly outcome: string }[],
  outcome: string,
): string[] {
  return findings.filter((one) => one.outcome === outcome).map(({ provision }) => provision);
}
