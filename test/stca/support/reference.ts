import { addDays, anniversary, dayNumber } from '../../../src/domain/calendar-day.js';
import { type RelativeFacts, type StcaFacts } from '../../../src/domain/stca/facts.js';

/*
 * The rules a second time, written down slowly from the page of law and not from the engine: the two must agree. No trail
 * of facts, no words, no rulebook; dates of law stand where they matter.
 */

type Answer = true | false | null;

const and = (...all: Answer[]): Answer => (all.includes(false) ? false : all.includes(null) ? null : true);
const or = (...all: Answer[]): Answer => (all.includes(true) ? true : all.includes(null) ? null : false);
const no = (one: Answer): Answer => (one === null ? null : !one);
const told = (value: boolean | null | undefined): Answer => value ?? null;
const some = <Item>(list: readonly Item[] | null | undefined, holds: (item: Item) => Answer): Answer =>
  list ? or(false, ...list.map(holds)) : null;
const names = (list: readonly string[] | null | undefined, name: string): Answer =>
  list ? list.includes(name) : null;

export interface ReferenceResult {
  readonly conclusion: string;
  readonly exceptions: Readonly<Record<string, string>>;
  readonly bars: Readonly<Record<string, string>>;
}

export function referenceResult(facts: StcaFacts): ReferenceResult {
  const day = facts.claimMadeOn ?? facts.assessedOn;
  const checked = facts.assessedOn;
  const c = facts.claimant ?? {};
  const { route } = facts;
  const between = route === 'between-ports-of-entry';
  const entered = facts.enteredCanadaOn ?? (between ? null : day);
  const daysIn = entered === null ? null : dayNumber(day) - dayNumber(entered);

  const adult = (born: string | null | undefined): Answer => {
    if (!born) return null;
    // The 18th birthday, a 29 February in a common year being 1 March.
    return day >= anniversary(born, 18);
  };
  const minor = no(adult(c.dateOfBirth));

  // Does 101(1)(e) reach the claim?
  const fourteenDayRule = checked >= '2023-03-25' && day >= '2023-03-25';
  const reachedByRoute: Answer =
    route === 'land-port-of-entry'
      ? true
      : between
        ? fourteenDayRule && (daysIn === null ? null : daysIn < 14)
        : route === 'in-transit-removal'
          ? told(c.orderedRemovedFromUnitedStates)
          : false;
  const reach = and(
    reachedByRoute,
    told(facts.arrivingFromUnitedStates),
    no(names(c.nationalities, 'US')),
    no(and(told(c.stateless), names(c.formerHabitualResidence, 'US'))),
  );

  // The exceptions.
  const family =
    'spouse common-law-partner child father mother brother sister grandfather grandmother grandchild uncle aunt nephew niece';
  const isFamily = (r: RelativeFacts): Answer =>
    r.relation === 'legal-guardian' ? minor : family.split(' ').includes(r.relation);
  const here = (holds: (r: RelativeFacts) => Answer): Answer =>
    some(facts.relatives, (r) => and(isFamily(r), told(r.inCanada), holds(r)));
  const status = (r: RelativeFacts, name: string): Answer => names(r.statuses, name);
  const referred = (r: RelativeFacts): Answer =>
    !r.claimState || r.claimState === 'rejected-under-appeal' ? null : r.claimState === 'referred';
  const permit = (r: RelativeFacts): Answer =>
    and(
      or(
        status(r, 'study-permit'),
        and(
          status(r, 'work-permit'),
          r.permitBasis ? r.permitBasis !== 'unenforceable-removal-s206-1-b' : null,
        ),
      ),
      r.permitValidUntil ? r.permitValidUntil >= day : null,
      no(told(r.permitInvalid)),
    );
  const capital = (where: (country: string) => boolean): Answer =>
    some(facts.capitalOffences, (o) =>
      and(where(o.country), o.stage === 'charged' || o.stage === 'convicted', told(o.punishableByDeath)),
    );
  const held: Record<string, Answer> = {
    'IRPR 159.5(a)': here((r) => status(r, 'citizen')),
    'IRPR 159.5(b)(i)': here((r) => status(r, 'protected-person')),
    'IRPR 159.5(b)(ii)': here((r) => status(r, 'permanent-resident')),
    'IRPR 159.5(b)(iii)': here((r) => status(r, 'removal-stayed-s233')),
    'IRPR 159.5(c)': here((r) => and(adult(r.dateOfBirth), status(r, 'claimant'), referred(r))),
    'IRPR 159.5(d)': here((r) => and(adult(r.dateOfBirth), permit(r))),
    'IRPR 159.5(e)': and(
      minor,
      no(told(c.accompaniedByParentOrGuardian)),
      no(told(c.hasSpouseOrPartner)),
      no(told(c.parentOrGuardianInCanadaOrUnitedStates)),
    ),
    'IRPR 159.5(f)': some(facts.documents, (d) =>
      and(
        d.kind !== 'other' && d.kind !== 'electronic-travel-authorization',
        no(told(d.transitOnly)),
        d.validFrom ? d.validFrom <= day : null,
        d.validUntil ? d.validUntil >= day : null,
      ),
    ),
    'IRPR 159.5(g)': and(told(c.visaExemptForCanada), told(c.visaRequiredForUnitedStates)),
    'IRPR 159.5(h)(i)': and(
      no(told(c.permanentResidentOfCanada)),
      told(c.seekingReEntryToCanada),
      told(c.refusedEntryToUnitedStatesWithoutAdjudication),
    ),
    'IRPR 159.5(h)(ii)': and(told(c.permanentResidentOfCanada), told(c.orderedRemovedFromUnitedStates)),
    'IRPR 159.6(a)': capital((country) => country === 'US'),
    'IRPR 159.6(b)': capital((country) => country !== 'US'),
  };
  const exceptions: Record<string, string> = {};
  for (const [cite, answer] of Object.entries(held)) {
    const serves = reach !== false && !(route === 'in-transit-removal' && cite.includes('159.5'));
    exceptions[cite] = serves
      ? answer === null
        ? 'undetermined'
        : answer
          ? 'met'
          : 'not-met'
      : 'not-available';
  }
  const outcomes = Object.values(exceptions);
  let conclusion = 'barred';
  if (reach === false) conclusion = 'does-not-apply';
  else if (outcomes.includes('met')) conclusion = 'exception-established';
  else if (reach === null || outcomes.includes('undetermined')) conclusion = 'undetermined';

  // The other bars.
  const law2026 = checked >= '2026-03-26' && day >= '2025-06-03';
  const outOfYear = (entry: string): boolean => {
    // The year starts the day after the entry.
    return entry > '2020-06-24' && anniversary(addDays(entry, 1), 1) <= day;
  };
  const disregards = and(
    checked >= '2023-03-25' && day >= '2023-03-25',
    told(c.seekingReEntryToCanada),
    told(c.refusedEntryToUnitedStatesWithoutAdjudication),
  );
  const engaged: Record<string, Answer> = {
    'IRPA 101(1)(a)': told(c.protectedInCanada),
    'IRPA 101(1)(b)': some(facts.priorClaims, (p) =>
      and(p.country === 'CA', p.outcome ? p.outcome === 'rejected' : null),
    ),
    'IRPA 101(1)(b.1)': and(
      law2026,
      or(entered === null ? null : outOfYear(entered), some(facts.earlierEntries, outOfYear)),
    ),
    'IRPA 101(1)(b.2)': and(law2026, between, daysIn === null ? null : daysIn >= 14),
    'IRPA 101(1)(c)': some(facts.priorClaims, (p) =>
      and(
        p.country === 'CA',
        p.outcome
          ? p.outcome === 'ineligible-101-1-e'
            ? no(disregards)
            : ['ineligible', 'withdrawn', 'abandoned'].includes(p.outcome)
          : null,
      ),
    ),
    'IRPA 101(1)(c.1)': and(
      checked >= '2019-06-21' && day >= '2019-04-08',
      some(facts.priorClaims, (p) =>
        and(['AU', 'NZ', 'GB', 'US'].includes(p.country), told(p.confirmedByInformationSharing)),
      ),
    ),
    'IRPA 101(1)(d)': some(facts.recognizedRefugeeIn, (r) => and(r.country !== 'CA', told(r.returnable))),
    'IRPA 101(1)(f)': facts.inadmissibilityFindings ? facts.inadmissibilityFindings.length > 0 : null,
  };
  const bars: Record<string, string> = {};
  for (const [cite, answer] of Object.entries(engaged)) {
    bars[cite] = answer === null ? 'undetermined' : answer ? 'engaged' : 'not-engaged';
  }
  return { conclusion, exceptions, bars };
}
