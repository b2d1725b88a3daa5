import { type StcaFacts } from '../../src/domain/stca/facts.js';
import { knownFacts, resultOf, withRelative } from './support/known-facts.js';

function answer(facts: StcaFacts) {
  const { conclusion, basis } = resultOf(facts);
  return { conclusion, basis };
}

const outside = (...basis: string[]) => ({ conclusion: 'does-not-apply', basis });
const barred = (...basis: string[]) => ({ conclusion: 'barred', basis: ['IRPA 101(1)(e)', ...basis] });

describe('the bar of 101(1)(e)', () => {
  it('reaches a person at a land port of entry from the United States', () => {
    expect(answer(knownFacts())).toEqual(barred());
  });

  it('has no subject while the person is outside Canada', () => {
    expect(answer(knownFacts({ route: 'outside-canada' }))).toEqual(outside('IRPA 99(2)'));
  });

  it('does not reach a person who came from elsewhere', () => {
    expect(answer(knownFacts({ arrivingFromUnitedStates: false }))).toEqual(outside('IRPA 101(1)(e)'));
  });

  it('does not reach a national of the United States, one nationality among others', () => {
    expect(answer(knownFacts({}, { nationalities: ['RU', 'US'] }))).toEqual(outside('IRPA 101(1)(e)'));
  });

  it('reaches a person whose only tie is to a possession of the United States', () => {
    expect(answer(knownFacts({}, { nationalities: ['PR'] }))).toEqual(barred());
    const facts = knownFacts(
      {},
      { nationalities: [], stateless: true, formerHabitualResidence: ['GU', 'VI'] },
    );
    expect(answer(facts)).toEqual(barred());
  });

  it('does not reach a stateless person formerly resident in the United States', () => {
    const facts = knownFacts(
      {},
      { nationalities: [], stateless: true, formerHabitualResidence: ['KZ', 'US'] },
    );
    expect(answer(facts)).toEqual(outside('IRPR 159.2'));
  });

  it('reaches a national of another country who was formerly resident in the United States', () => {
    expect(answer(knownFacts({}, { formerHabitualResidence: ['US'] }))).toEqual(barred());
  });

  it('does not reach an arrival at a harbour or an airport', () => {
    expect(answer(knownFacts({ route: 'harbour' }))).toEqual(outside('IRPR 159.4(1)(b)'));
    expect(answer(knownFacts({ route: 'airport' }))).toEqual(outside('IRPR 159.4(1)(c)'));
  });

  it('names every ground at once', () => {
    const facts = knownFacts({ route: 'airport', arrivingFromUnitedStates: false });
    expect(answer(facts)).toEqual(outside('IRPA 101(1)(e)', 'IRPR 159.4(1)(c)'));
  });
});

describe('the 14-day rule', () => {
  const between = (claimMadeOn: string, enteredCanadaOn: string | null, assessedOn = '2026-11-20') =>
    answer(knownFacts({ route: 'between-ports-of-entry', assessedOn, claimMadeOn, enteredCanadaOn }));

  it('catches a claim on the day of entry', () => {
    expect(between('2026-11-20', '2026-11-20')).toEqual(barred('IRPR 159.4(1.1)'));
  });

  it('catches a claim on day 13', () => {
    expect(between('2026-11-20', '2026-11-07')).toEqual(barred('IRPR 159.4(1.1)'));
  });

  it('does not catch a claim on day 14', () => {
    expect(between('2026-11-20', '2026-11-06')).toEqual(outside('IRPR 159.4(1)(a)'));
  });

  it('counts days across a 29 February', () => {
    expect(between('2028-03-04', '2028-02-20')).toEqual(barred('IRPR 159.4(1.1)'));
    expect(between('2028-03-05', '2028-02-20')).toEqual(outside('IRPR 159.4(1)(a)'));
  });

  it('touches claims made on 2023-03-25 and not those of the day before', () => {
    expect(between('2023-03-25', '2023-03-20').conclusion).toBe('barred');
    expect(between('2023-03-24', '2023-03-20').conclusion).toBe('does-not-apply');
  });

  it('touches no check made before its law was in force', () => {
    expect(between('2023-03-25', '2023-03-20', '2023-03-24').conclusion).toBe('does-not-apply');
  });

  it('leaves an entry on an unknown day undetermined, and names what is missing', () => {
    const { conclusion, basis, missingFacts } = resultOf(
      knownFacts({ route: 'between-ports-of-entry', enteredCanadaOn: null }),
    );
    expect({ conclusion, basis, missingFacts }).toEqual({
      conclusion: 'undetermined',
      basis: ['IRPR 159.4(1)(a)'],
      missingFacts: ['/enteredCanadaOn'],
    });
  });

  it('gives way to an exception of 159.5 and of 159.6', () => {
    const crossing = { route: 'between-ports-of-entry', enteredCanadaOn: '2026-11-17' } as const;
    expect(answer(withRelative({ statuses: ['citizen'] }, crossing)).basis).toEqual(['IRPR 159.5(a)']);
    const charged = { country: 'BY', stage: 'charged', punishableByDeath: true } as const;
    expect(answer(knownFacts({ ...crossing, capitalOffences: [charged] })).basis).toEqual(['IRPR 159.6(b)']);
  });
});

describe('the in-transit rule', () => {
  const inTransit = (ordered: boolean | null) =>
    withRelative(
      { statuses: ['citizen'] },
      {
        route: 'in-transit-removal',
        claimant: { orderedRemovedFromUnitedStates: ordered },
      },
    );

  it('catches a person under a removal order, to whom 159.5 is not available', () => {
    expect(answer(inTransit(true))).toEqual(barred('IRPR 159.4(2)'));
    const [citizenRelative] = resultOf(inTransit(true)).exceptions;
    expect(citizenRelative?.outcome).toBe('not-available');
  });

  it('treats a person without removal order as one at an airport', () => {
    expect(answer(inTransit(false))).toEqual(outside('IRPR 159.4(1)(c)'));
  });

  it('is undetermined while the removal order is unknown, even beside a citizen relative', () => {
    const { conclusion, missingFacts } = resultOf(inTransit(null));
    expect(conclusion).toBe('undetermined');
    expect(missingFacts).toEqual(['/claimant/orderedRemovedFromUnitedStates']);
  });

  it('is not asked on the route airport, where a removal order gives a warning', () => {
    const facts = knownFacts({ route: 'airport' }, { orderedRemovedFromUnitedStates: true });
    expect(answer(facts)).toEqual(outside('IRPR 159.4(1)(c)'));
    expect(resultOf(facts).warnings.map(({ code }) => code)).toEqual(['removal-order-at-airport']);
  });

  it('leaves 159.6 to a person who is caught', () => {
    const facts = knownFacts(
      {
        route: 'in-transit-removal',
        capitalOffences: [{ country: 'US', stage: 'charged', punishableByDeath: true }],
      },
      { orderedRemovedFromUnitedStates: true },
    );
    expect(answer(facts)).toEqual({ conclusion: 'exception-established', basis: ['IRPR 159.6(a)'] });
  });
});

describe('where it is unknown whether the bar reaches the person', () => {
  it('an exception that is met is established, and the facts that could show none was needed stay listed', () => {
    const facts = withRelative({ statuses: ['citizen'] }, { arrivingFromUnitedStates: null });
    const { conclusion, basis, missingFacts } = resultOf(facts);
    expect({ conclusion, basis, missingFacts }).toEqual({
      conclusion: 'exception-established',
      basis: ['IRPR 159.5(a)'],
      missingFacts: ['/arrivingFromUnitedStates'],
    });
  });

  it('the answer is undetermined when every exception fails', () => {
    const { conclusion, missingFacts } = resultOf(knownFacts({ arrivingFromUnitedStates: null }));
    expect({ conclusion, missingFacts }).toEqual({
      conclusion: 'undetermined',
      missingFacts: ['/arrivingFromUnitedStates'],
    });
  });

  it('a nationality beside an unknown statelessness settles nothing by itself', () => {
    const open = knownFacts({}, { stateless: null, formerHabitualResidence: ['US'] });
    expect(resultOf(open).conclusion).toBe('undetermined');
    const settled = knownFacts({}, { stateless: null, formerHabitualResidence: ['DE'] });
    expect(resultOf(settled).conclusion).toBe('barred');
  });

  it('a stateless person whose nationalities are not told may still be a national of the United States', () => {
    const facts = knownFacts({}, { stateless: true, nationalities: null });
    expect(resultOf(facts).missingFacts).toEqual(['/claimant/nationalities']);
  });
});
