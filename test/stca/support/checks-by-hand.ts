import {
  type DocumentFacts,
  type RelativeFacts,
  type Relation,
  type StcaFacts,
} from '../../../src/domain/stca/facts.js';
import { type Notice } from '../../../src/domain/stca/notices.js';
import { aRelative, knownFacts, withRelative } from './known-facts.js';
import { type CheckInput } from './recorded.js';

const RELATIONS = (
  'spouse common-law-partner legal-guardian child father mother brother sister grandfather ' +
  'grandmother grandchild uncle aunt nephew niece cousin in-law fiance step-relative other'
).split(' ') as Relation[];
const STATUSES = [
  'citizen',
  'permanent-resident',
  'protected-person',
  'removal-stayed-s233',
  'claimant',
  'work-permit',
  'study-permit',
  'visitor',
  'no-status',
] as const;
const CLAIM_STATES = [
  'referred',
  'not-referred',
  'withdrawn',
  'abandoned',
  'rejected',
  'rejected-under-appeal',
  'terminated',
  null,
] as const;
const DOCUMENTS = [
  'permanent-resident-visa',
  'temporary-resident-visa',
  'temporary-resident-permit',
  'permanent-resident-travel-document',
  'refugee-travel-papers',
  'temporary-travel-document',
  'electronic-travel-authorization',
  'other',
] as const;
const OUTCOMES = [
  'pending',
  'accepted',
  'rejected',
  'ineligible',
  'ineligible-101-1-e',
  'withdrawn',
  'abandoned',
  null,
] as const;
const COUNTRIES = ['AU', 'NZ', 'GB', 'US', 'CA', 'PR'] as const;

/** Five at a time: an explanation names no more. */
const fives = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / 5) }, (_, place) => items.slice(5 * place, 5 * place + 5));

const relatives = (list: readonly Partial<RelativeFacts>[], changed: Partial<StcaFacts> = {}): StcaFacts =>
  knownFacts({ relatives: list.map((one, index) => aRelative({ id: `r${index + 1}`, ...one })), ...changed });

/** Checks that name every word there is: each relation, status, state of a claim, document, outcome and notice. */
export function checksByHand(): readonly CheckInput[] {
  const permit = { statuses: ['work-permit'], permitBasis: 'ordinary', permitInvalid: false } as const;
  const valid: Partial<DocumentFacts> = {
    validFrom: '2026-01-01',
    validUntil: '2027-05-01',
    transitOnly: false,
    support: 'documented',
  };
  const facts: StcaFacts[] = [
    { assessedOn: '2026-11-20', route: 'land-port-of-entry' },
    { assessedOn: '2026-11-20', route: 'between-ports-of-entry', claimant: {} },
    ...fives(RELATIONS).map((some) =>
      relatives(some.map((relation) => ({ relation, statuses: ['citizen'] }))),
    ),
    ...fives(STATUSES).flatMap((some) =>
      (['brother', 'sister'] as const).map((relation) =>
        relatives(some.map((status) => ({ relation, statuses: [status] }))),
      ),
    ),
    ...fives(CLAIM_STATES).map((some) =>
      relatives(some.map((claimState) => ({ relation: 'aunt', statuses: ['claimant'], claimState }))),
    ),
    relatives(CLAIM_STATES.slice(1, 5).map((claimState) => ({ statuses: ['claimant'], claimState }))),
    relatives([{ statuses: ['claimant'], claimState: 'terminated' }, { claimState: 'referred' }]),
    relatives([{ relation: 'niece', claimState: 'referred' }]),
    knownFacts({
      relatives: [{ relation: 'mother', inCanada: true, statuses: ['visitor'] }, { relation: 'other' }],
    }),
    relatives([
      { ...permit, permitValidUntil: '2027-01-31' },
      { ...permit, statuses: ['study-permit'], permitValidUntil: '2027-02-28', support: 'sworn' },
    ]),
    relatives([
      { ...permit, permitValidUntil: '2026-11-19' },
      { ...permit, permitValidUntil: '2027-01-31', permitInvalid: true },
      { ...permit, permitValidUntil: '2027-01-31', permitBasis: 'unenforceable-removal-s206-1-b' },
      { ...permit, permitValidUntil: '2027-01-31', dateOfBirth: '2009-02-01' },
      { ...permit, permitValidUntil: '2027-01-31', inCanada: false },
    ]),
    relatives([
      { statuses: ['work-permit', 'claimant'] },
      { dateOfBirth: null },
      { inCanada: null, statuses: null },
    ]),
    relatives([
      {
        statuses: ['study-permit', 'work-permit'],
        permitBasis: 'unenforceable-removal-s206-1-b',
        permitValidUntil: '2027-01-31',
        permitInvalid: false,
      },
    ]),
    relatives([{ relation: 'legal-guardian', statuses: ['citizen'] }], { claimant: { dateOfBirth: null } }),
    relatives([{ relation: 'legal-guardian', statuses: ['citizen'] }], {
      claimant: { dateOfBirth: '2009-03-01' },
    }),
    relatives(Array.from({ length: 7 }, () => ({ statuses: ['visitor'], inCanada: false }))),
    relatives([
      {
        statuses: ['visitor', 'no-status', 'claimant'],
        permitValidUntil: '2027-01-31',
        permitInvalid: false,
      },
      { statuses: null, permitValidUntil: '2027-01-31', permitInvalid: false },
      { statuses: ['claimant'], claimState: 'referred', dateOfBirth: null },
      { statuses: ['citizen'], inCanada: null },
    ]),
    withRelative({ statuses: ['permanent-resident'] }, { route: 'in-transit-removal' }),
    ...fives(DOCUMENTS).map((some) => knownFacts({ documents: some.map((kind) => ({ kind, ...valid })) })),
    knownFacts({
      documents: [
        { kind: 'temporary-resident-visa', ...valid, validFrom: '2026-12-01' },
        { kind: 'temporary-resident-visa', ...valid, validUntil: '2026-11-19' },
        { kind: 'temporary-resident-visa', ...valid, transitOnly: true },
      ],
    }),
    knownFacts({
      documents: [
        { kind: 'temporary-resident-visa' },
        { kind: 'temporary-resident-visa', ...valid, validFrom: null },
        { kind: 'temporary-resident-visa', ...valid, validUntil: null },
      ],
    }),
    knownFacts({ documents: [{ kind: 'refugee-travel-papers', ...valid, transitOnly: null }] }),
    knownFacts({
      capitalOffences: (['charged', 'convicted', 'withdrawn', 'acquitted'] as const).flatMap((stage) => [
        { country: 'US', stage, punishableByDeath: true },
        { country: 'BY', stage, punishableByDeath: false },
      ]),
    }),
    knownFacts({
      capitalOffences: [{ country: 'BY', stage: 'convicted', punishableByDeath: true, support: 'sworn' }],
    }),
    knownFacts({ capitalOffences: [{ country: 'US', stage: 'charged' }] }),
    knownFacts({ capitalOffences: [{ country: 'US', stage: 'charged', punishableByDeath: false }] }),
    ...fives(OUTCOMES).map((some) =>
      knownFacts({ priorClaims: some.map((outcome) => ({ country: 'CA', outcome })) }),
    ),
    ...OUTCOMES.map((outcome) => knownFacts({ route: 'airport', priorClaims: [{ country: 'CA', outcome }] })),
    knownFacts({ route: 'airport', priorClaims: [{ country: 'GB', confirmedByInformationSharing: true }] }),
    knownFacts({
      priorClaims: COUNTRIES.map((country) => ({ country, confirmedByInformationSharing: true })),
    }),
    knownFacts({
      priorClaims: COUNTRIES.map((country) => ({ country, confirmedByInformationSharing: false })),
    }),
    knownFacts({ route: 'harbour', recognizedRefugeeIn: [{ country: 'DE', returnable: true }] }),
    knownFacts({ recognizedRefugeeIn: [{ country: 'DE', returnable: false }, { country: 'CA' }] }),
    knownFacts({ route: 'airport', inadmissibilityFindings: ['security', 'serious-criminality'] }),
    knownFacts({
      route: 'airport',
      inadmissibilityFindings: ['human-or-international-rights', 'organized-criminality'],
    }),
    knownFacts({ route: 'airport', earlierEntries: ['2020-06-24', '2025-11-19', '2025-11-20'] }),
    knownFacts({ route: 'airport', enteredCanadaOn: '2020-06-24' }),
    knownFacts({ route: 'airport', enteredCanadaOn: '2020-06-25' }),
    knownFacts({ enteredCanadaOn: null }),
    knownFacts({
      route: 'between-ports-of-entry',
      enteredCanadaOn: '2026-11-19',
      arrivingFromUnitedStates: false,
    }),
    knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn: '2026-11-07' }),
    knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn: '2026-11-06' }),
    knownFacts({}, { dateOfBirth: '2009-03-01' }),
    knownFacts(
      {},
      { visaExemptForCanada: true, seekingReEntryToCanada: true, permanentResidentOfCanada: true },
    ),
    knownFacts(
      { priorClaims: [{ country: 'CA', outcome: 'ineligible-101-1-e' }], route: 'airport' },
      { seekingReEntryToCanada: true, refusedEntryToUnitedStatesWithoutAdjudication: true },
    ),
    knownFacts({}, { permanentResidentOfCanada: true }),
    knownFacts({}, { permanentResidentOfCanada: true, orderedRemovedFromUnitedStates: true }),
    knownFacts({ route: 'in-transit-removal' }, { orderedRemovedFromUnitedStates: true }),
    knownFacts(
      { route: 'in-transit-removal', relatives: null },
      { orderedRemovedFromUnitedStates: null, nationalities: ['RU', 'CA'] },
    ),
    knownFacts(
      { route: 'in-transit-removal', documents: [{ kind: 'electronic-travel-authorization' }] },
      { visaExemptForCanada: true },
    ),
    knownFacts({ route: 'outside-canada' }, { protectedInCanada: true, nationalities: ['US'] }),
    knownFacts({}, { nationalities: [], stateless: true, formerHabitualResidence: ['US'] }),
  ];
  return [...facts.map((one): CheckInput => ({ facts: one })), ...underNotices()];
}

/** The same person under notices of each kind, on a day each of them runs and with the days on which they turn ahead. */
function underNotices(): readonly CheckInput[] {
  const published = { gazette: 'Canada Gazette, Part II', publicizedOn: '2027-01-04' };
  const full: Notice = { id: 'n1', kind: 'suspension', ...published };
  const part: Notice = {
    id: 'n2',
    kind: 'partial-suspension',
    ...published,
    provisions: ['IRPR 159.5(a)', 'IRPR 159.4(1.1)'],
  };
  const renewal: Notice = {
    id: 'n3',
    kind: 'renewal',
    gazette: 'G',
    publicizedOn: '2027-03-30',
    renews: 'n2',
  };
  const end: Notice = { id: 'n4', kind: 'termination', ...published, from: '2027-06-01' };
  const facts = withRelative(
    { statuses: ['citizen'] },
    { assessedOn: '2027-06-01', claimMadeOn: '2027-02-01' },
  );
  return [[full], [part], [part, renewal], [end], [full, part, renewal, end]].flatMap((notices) => [
    { facts, notices },
    { facts: { ...facts, route: 'between-ports-of-entry', enteredCanadaOn: '2027-01-31' }, notices },
  ]);
}
