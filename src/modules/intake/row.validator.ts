import { Injectable } from '@nestjs/common';
import { type CalendarDay } from '../../domain/calendar-day.js';
import { type AgreementTerms } from '../../domain/partner/agreement.js';
import { type RowFault } from '../../domain/referral/batch.js';
import { BrokenRow } from '../../domain/referral/broken-row.js';
import { checkAgreement } from '../../domain/referral/check-agreement.js';
import { checkReferral } from '../../domain/referral/check-referral.js';
import { factsOfReferral, pointerInReferral } from '../../domain/referral/facts-of-referral.js';
import { familyFactsOf, pointerOfFamilyMember } from '../../domain/referral/family-facts.js';
import { type PartnerStcaFacts, type Person, type Referral } from '../../domain/referral/referral.js';
import { isTooLarge, MAX_VALUES_OF_ROW } from '../../domain/referral/row-limits.js';
import { checkFacts } from '../../domain/stca/check-facts.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { compileSchema } from '../../platform/json/compile-schema.js';
import { PARTNER_FACTS_SCHEMA } from './partner-facts.schema.js';
import { EXAMPLE_OF_PATTERN, REFERRAL_SCHEMA } from './referral.schema.js';

/** A row that follows the contract, with the facts of its check; or everything wrong with it. */
export type RowCheck =
  | { readonly sound: true; readonly referral: Referral; readonly facts: StcaFacts }
  | { readonly sound: false; readonly faults: readonly RowFault[] };

/** Checks rows one by one, each as a whole. The schemas are compiled once. */
@Injectable()
export class RowValidator {
  readonly #faultsOfReferral = compileSchema(REFERRAL_SCHEMA);
  readonly #faultsOfFacts = compileSchema(PARTNER_FACTS_SCHEMA);

  /**
   * Every fault of a row at once: of its reading, of the contract, of the facts in `stca`, of what no schema can say, of what
   * the agreement does not cover, and of facts that cannot be. A later look adds nothing at a place where an earlier one found a fault. What was sent is never
   * repeated, but for the names of unknown properties in pointers.
   */
  check(
    sent: unknown,
    receivedOn: CalendarDay,
    agreement: Pick<AgreementTerms, 'area' | 'attestationMaxAgeDays'>,
  ): RowCheck {
    const broken = sent instanceof BrokenRow ? sent : undefined;
    if (broken !== undefined && broken.readable === undefined) return { sound: false, faults: broken.faults };
    const row = broken === undefined ? sent : broken.readable;
    if (isTooLarge(row)) {
      return {
        sound: false,
        faults: [{ pointer: '', code: 'too-many', params: { limit: MAX_VALUES_OF_ROW } }],
      };
    }
    const stca = recordAt(row, 'stca');
    const faultsOfStca = stca === undefined ? [] : this.#faultsOfFacts(stca);
    const found = new FaultList();
    found.add(broken?.faults ?? []);
    found.add([
      ...this.#faultsOfReferral(row),
      ...faultsOfStca.map((fault) => at(`/stca${fault.pointer}`, fault)),
    ]);
    found.add(checkReferral(row, receivedOn));
    found.add(checkAgreement(row, agreement, receivedOn));
    if (stca === undefined || faultsOfStca.length > 0) return { sound: false, faults: found.faults };

    const facts = factsOfReferral(
      {
        stca: stca as PartnerStcaFacts,
        principalApplicant: soundPartsOf(recordAt(row, 'principalApplicant'), found),
        ...(found.faults.length === 0 ? routeOf(row as Referral) : {}),
      },
      receivedOn,
    );
    found.add(checkFacts(facts).map((fault) => at(pointerInReferral(fault.pointer), fault)));
    found.add(faultsOfFamily(row, found, receivedOn));
    if (found.faults.length > 0) return { sound: false, faults: found.faults };
    return { sound: true, referral: row as Referral, facts };
  }
}

/** Faults in the order found; of each place only what the first look at it says. */
class FaultList {
  readonly faults: RowFault[] = [];
  readonly #places = new Set<string>();

  add(faults: readonly RowFault[]): void {
    const fresh = faults.filter(({ pointer }) => !this.#places.has(pointer));
    for (const fault of fresh) this.faults.push(inPlainWords(fault));
    for (const { pointer } of fresh) this.#places.add(pointer);
  }

  /** True when something is wrong at a place or below it. */
  reaches(place: string): boolean {
    return this.faults.some(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`));
  }
}

function at(pointer: string, { code, params = {} }: RowFault): RowFault {
  return { pointer, code, params };
}

/** A fault as it is told and stored: a pattern with an example beside it, no empty params. */
function inPlainWords({ pointer, code, params = {} }: RowFault): RowFault {
  if (Object.keys(params).length === 0) return { pointer, code };
  const example = EXAMPLE_OF_PATTERN[String(params['expected'])];
  return {
    pointer,
    code,
    params: example === undefined ? params : { expected: `${example} (${params['expected']})` },
  };
}

/** What cannot be among the facts of the family members' own checks, where nothing else is wrong with them. */
function faultsOfFamily(row: unknown, found: FaultList, receivedOn: CalendarDay): readonly RowFault[] {
  if (found.reaches('/familyMembers')) return [];
  return familyFactsOf(row as Referral, { route: 'outside-canada' }, receivedOn).flatMap(({ facts }, index) =>
    checkFacts(facts).flatMap((fault) => {
      const pointer = pointerOfFamilyMember(index, fault.pointer);
      return pointer === undefined ? [] : [at(pointer, fault)];
    }),
  );
}

/** Those facts of the person that a check takes and that have no fault; the others count as unknown. */
function soundPartsOf(
  person: Readonly<Record<string, unknown>> | undefined,
  found: FaultList,
): Pick<Person, 'dateOfBirth' | 'nationalities'> {
  const sound = Object.entries(person ?? {}).filter(
    ([name]) =>
      (name === 'dateOfBirth' || name === 'nationalities') && !found.reaches(`/principalApplicant/${name}`),
  );
  return Object.fromEntries(sound) as Pick<Person, 'dateOfBirth' | 'nationalities'>;
}

function routeOf({ intendedRoute }: Referral): Pick<Referral, 'intendedRoute'> {
  return intendedRoute === undefined ? {} : { intendedRoute };
}

function recordAt(row: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const value = (row as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
