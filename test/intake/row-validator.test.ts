import { readFileSync } from 'node:fs';
import { addDays } from '../../src/domain/calendar-day.js';
import { type RowFault } from '../../src/domain/referral/batch.js';
import {
  FaultBudget,
  isTooLarge,
  MAX_FAULTS_OF_ROW,
  MAX_VALUES_OF_ROW,
} from '../../src/domain/referral/row-limits.js';
import { usableReference } from '../../src/domain/referral/usable-reference.js';
import { MAX_FACTS_IN_LIST } from '../../src/modules/intake/partner-facts.schema.js';
import { RowValidator } from '../../src/modules/intake/row.validator.js';
import { FAULT_SENTENCES } from '../../src/platform/http/fault-sentences.js';
import { say } from '../../src/platform/language/language.js';
import { aReferral, generate, type Row, sampleBatch } from './support/samples.js';

const DAY = '2026-11-22';
const AGREEMENT = { area: ['US'], attestationMaxAgeDays: 365 };
const validator = new RowValidator();

function faultsOf(row: unknown, day = DAY): readonly RowFault[] {
  const check = validator.check(row, day, AGREEMENT);
  return check.sound ? [] : check.faults;
}
const told = (row: unknown): string[] => faultsOf(row).map(({ pointer, code }) => `${pointer} ${code}`);

/** A sound row with one change made by path. */
function rowWith(path: string, value: unknown): Row {
  const row = aReferral() as unknown as Row;
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  let place: Record<string, unknown> = row;
  for (const step of steps) place = (place[step] ??= {}) as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return row;
}

describe('a row', () => {
  it('is sound when it follows the contract: every row of the sample, and of a thousand made ones', () => {
    for (const row of sampleBatch('batch-12.json').referrals) expect(told(row)).toEqual([]);
    const { referrals } = generate({ count: 1000, seed: 7 });
    expect(referrals.filter((row) => faultsOf(row).length > 0)).toEqual([]);
  });

  it('broken in each way the generator knows has its one fault at the place the generator names', () => {
    const ways = (
      readFileSync(new URL('../../samples/generate.mjs', import.meta.url), 'utf8').match(
        /^ {2}\['.*\(r\) =>/gm,
      ) ?? []
    ).length;
    const { referrals, broken } = generate({ count: ways, bad: 1 });
    expect(broken).toHaveLength(9);
    expect(broken.map(({ index }) => told(referrals[index]).map((fault) => fault.split(' ')[0]))).toEqual(
      broken.map(({ pointer }) => [pointer]),
    );
  });

  it('has every fault told at once, of the schema, of the facts and of what neither can say', () => {
    const row = rowWith('/stca', { relatives: [{ relation: 'friend' }], arrivingFromUnitedStates: 'yes' });
    row['consent'] = { givenOn: '2026-11-23', scope: ['contact-counsel'] };
    row['principalApplicant'] = { dateOfBirth: '2027-01-01', height: 180 };
    expect(told(row).sort()).toEqual([
      '/consent/givenOn in-future',
      '/consent/scope consent-missing',
      '/principalApplicant/dateOfBirth in-future',
      '/principalApplicant/familyName required',
      '/principalApplicant/height unknown-property',
      '/stca/arrivingFromUnitedStates wrong-type',
      '/stca/relatives/0/relation not-allowed',
    ]);
  });

  it.each([[null], [7], ['text'], [[]], [[aReferral()]]])('that is no object is told so: %j', (row) => {
    expect(told(row)).toEqual([' wrong-type']);
  });

  it.each([
    ['/externalReference', '', 'too-short'],
    ['/externalReference', 'x'.repeat(65), 'too-long'],
    ['/externalReference', 12, 'wrong-type'],
    ['/principalApplicant/nationalities', ['RU', 'DE', 'FR', 'IT', 'ES', 'PT'], 'too-many'],
    ['/consent/scope', [], 'too-few'],
    ['/principalApplicant/dateOfBirth', '2025-02-29', 'invalid-date'],
    ['/unitedStates/alienNumber', 'B1', 'invalid-format'],
    ['/interview/counsel/email', 'nobody', 'invalid-format'],
    ['/evidence', [{ kind: 'media' }], 'required', '/evidence/0/title'],
  ])('with %s = %j has the fault %s (%s)', (path, value, code, pointer = path) => {
    expect(told(rowWith(path, value))).toEqual([`${pointer} ${code}`]);
  });

  it.each([
    '/stca/caseId',
    '/stca/assessedOn',
    '/stca/route',
    '/stca/claimant/dateOfBirth',
    '/stca/claimant/nationalities',
  ])('may not state %s, which is taken from elsewhere', (path) => {
    expect(told(rowWith(path, 'x'))).toEqual([`${path} unknown-property`]);
  });

  it.each([
    ['/stca/claimMadeOn', '2014-01-01', ['/stca/claimMadeOn claim-before-first-claim-day']],
    ['/principalApplicant/nationalities', ['ZZ'], ['/principalApplicant/nationalities/0 unassigned-country']],
    [
      '/stca/relatives',
      [{ relation: 'child', dateOfBirth: '2027-01-01' }],
      ['/stca/relatives/0/dateOfBirth birth-after-claim'],
    ],
  ])('with facts that cannot be, %s = %j, has the fault the engine finds', (path, value, faults) => {
    expect(told(rowWith(path, value))).toEqual(faults);
  });

  it('born on the day of receipt is taken, born the day after is not', () => {
    const { protection, attestation, consent, ...rest } = aReferral();
    const born = (dateOfBirth: string): object => ({
      ...rest,
      unitedStates: { custody: { status: 'detained' }, proceedings: { stage: 'none' } },
      protection: { ...protection, activities: [] },
      attestation: { ...attestation, verifiedOn: DAY },
      consent: { ...consent, givenOn: DAY },
      principalApplicant: { familyName: 'Examplova', dateOfBirth },
    });
    expect(told(born(DAY))).toEqual([]);
    expect(told(born('2026-11-23'))).toEqual(['/principalApplicant/dateOfBirth in-future']);
  });

  it('who entered the United States before being born, or on that day, has a fault; the day after, none', () => {
    const born = aReferral().principalApplicant.dateOfBirth;
    expect(told(rowWith('/unitedStates/enteredOn', '1950-01-01'))).toEqual([
      '/unitedStates/enteredOn not-after-birth',
    ]);
    expect(told(rowWith('/unitedStates/enteredOn', born))).toEqual([
      '/unitedStates/enteredOn not-after-birth',
    ]);
    expect(told(rowWith('/unitedStates/enteredOn', addDays(born ?? '', 1)))).toEqual([]);
  });

  it('whose family member is born in the future is refused at that member', () => {
    const family = [{ relationToPrincipal: 'child', person: { familyName: 'X', dateOfBirth: '2030-01-01' } }];
    expect(told(rowWith('/familyMembers', family))).toEqual([
      '/familyMembers/0/person/dateOfBirth in-future',
    ]);
  });

  it('is never repeated in what is told of it', () => {
    const secret = 'Qwertyuiopova';
    const { referrals } = sampleBatch('batch-12-with-errors.json');
    for (const row of referrals) {
      row['intendedRoute'] = secret;
      row['principalApplicant'] = { familyName: 7, givenNames: [secret], dateOfBirth: secret, sex: secret };
      expect(JSON.stringify(faultsOf(row))).not.toContain(secret);
    }
  });

  it('has a sentence in both languages, with every placeholder filled, for each code seen here', () => {
    const rows = [
      ...sampleBatch('batch-12-with-errors.json').referrals,
      ...generate({ count: 9, bad: 1 }).referrals,
      rowWith('/stca/claimMadeOn', '2014-01-01'),
      rowWith('/unitedStates/alienNumber', 'B1'),
      rowWith('/interview/counsel/email', 'nobody'),
      rowWith('/externalReference', 7),
      rowWith('/consent/scope', []),
      rowWith('/principalApplicant/nationalities', ['ZZ']),
      rowWith('/stca/relatives', [{ relation: 'child', dateOfBirth: '2027-01-01' }]),
    ];
    for (const fault of rows.flatMap((row) => faultsOf(row))) {
      const sentence = FAULT_SENTENCES[fault.code];
      expect([fault.code, sentence]).not.toEqual([fault.code, undefined]);
      if (sentence === undefined) continue;
      expect(say(sentence, 'en', fault.params)).not.toMatch(/\{[a-z]/i);
      expect(say(sentence, 'fr', fault.params)).not.toMatch(/\{[a-z]/i);
    }
  });
});

describe('the size of a row', () => {
  it(`bounds each list of facts to ${MAX_FACTS_IN_LIST}, so that no row makes a check long`, () => {
    const relatives = (length: number): Row =>
      rowWith('/stca/relatives', Array(length).fill({ relation: 'child' }));
    expect(told(relatives(MAX_FACTS_IN_LIST))).toEqual([]);
    expect(told(relatives(MAX_FACTS_IN_LIST + 1))).toEqual(['/stca/relatives too-many']);
  });

  it(`is refused past ${MAX_VALUES_OF_ROW} values, before millions of faults are made`, () => {
    const row = rowWith('/protection/vulnerabilities', Array(1_000_000).fill(1));
    expect(isTooLarge(row)).toBe(true);
    expect(told(row)).toEqual([' too-many']);
  });

  it('of the largest referral the contract allows is taken', () => {
    const person = {
      familyName: 'X',
      otherNames: Array(10).fill('Y'),
      nationalities: Array(5).fill('RU'),
      identityDocuments: Array(10).fill({
        kind: 'passport',
        number: '1',
        issuingCountry: 'RU',
        heldByUsAuthorities: true,
        validUntil: DAY,
      }),
    };
    const row = rowWith('/familyMembers', Array(20).fill({ relationToPrincipal: 'other', person }));
    expect(isTooLarge(row)).toBe(false);
    expect(told(row)).toEqual([]);
  });

  it(`leaves ${MAX_FAULTS_OF_ROW} faults and a count of the others`, () => {
    const faults = new FaultBudget().take(Array(250).fill({ pointer: '/x', code: 'required' }) as RowFault[]);
    expect(faults).toHaveLength(MAX_FAULTS_OF_ROW + 1);
    expect(faults.at(-1)).toEqual({ pointer: '', code: 'more-faults', params: { count: 150 } });
  });

  it('leaves at least one fault of each row, however many there are in the batch', () => {
    const budget = new FaultBudget();
    const many = Array(MAX_FAULTS_OF_ROW).fill({ pointer: '/x', code: 'required' }) as RowFault[];
    for (let row = 0; row < 1000; row++) expect(budget.take(many)[0]).toEqual(many[0]);
    expect(budget.take(many)).toHaveLength(2);
  });
});

describe('the reference of a row', () => {
  it('is told when it is a text of 1 to 64 characters, as the database counts them', () => {
    expect(usableReference({ externalReference: 'A-1' })).toBe('A-1');
    expect(usableReference({ externalReference: '😀'.repeat(64) })).toBe('😀'.repeat(64));
    for (const bad of ['', 'x'.repeat(65), '😀'.repeat(65), 7, null, undefined]) {
      expect(usableReference({ externalReference: bad })).toBeNull();
    }
    for (const row of [null, 'text', [], 7]) expect(usableReference(row)).toBeNull();
  });
});
