import { addDays } from '../../src/domain/calendar-day.js';
import { checkReferral } from '../../src/domain/referral/check-referral.js';

const TODAY = '2026-11-22';
const BORN = '1990-05-04';
const ENTERED = '2023-03-01';
const ORDERED = '2025-08-01';
const FILED = '2023-06-01';

type Json = Record<string, unknown>;

/** A life in its order: entry, claim, order, removal to come. */
function aLife(): Json {
  return {
    principalApplicant: { dateOfBirth: BORN, identityDocuments: [{ validUntil: '2031-01-01' }] },
    familyMembers: [
      { person: { dateOfBirth: '2020-02-29', identityDocuments: [{ validUntil: '2030-01-01' }] } },
    ],
    unitedStates: {
      enteredOn: ENTERED,
      custody: { since: '2025-07-01' },
      proceedings: {
        asylumClaimFiledOn: FILED,
        asylumDecidedOn: '2025-08-01',
        removalOrderedOn: ORDERED,
        appealDueOn: '2025-08-31',
        removalScheduledOn: '2026-12-01',
      },
    },
    protection: { activities: [{ from: '2020-01-01', to: '2021-01-01' }] },
    evidence: [{ issuedOn: '1980-01-01' }],
    attestation: { verifiedOn: '2026-11-01' },
    consent: { givenOn: '2026-11-01', scope: ['share-with-canada'] },
  };
}

/** A life with some days put at other places, and what is told of it. */
function told(days: Readonly<Record<string, unknown>>): string[] {
  const life = aLife();
  for (const [pointer, day] of Object.entries(days)) {
    const steps = pointer.split('/').slice(1);
    const last = steps.pop() ?? '';
    let place = life;
    for (const step of steps) place = place[step] as Json;
    if (day === undefined) delete place[last];
    else place[last] = day;
  }
  return checkReferral(life, TODAY).map(({ pointer, code }) => `${pointer} ${code}`);
}

const before = (day: string): string => addDays(day, -1);

describe('days of a life', () => {
  it('in an order that can be have no fault', () => {
    expect(told({})).toEqual([]);
  });

  it.each([
    ['/unitedStates/proceedings/removalOrderedOn', ENTERED, 'before-entry'],
    ['/unitedStates/proceedings/removalScheduledOn', ORDERED, 'before-removal-order'],
    ['/unitedStates/proceedings/asylumDecidedOn', FILED, 'before-claim'],
    ['/protection/activities/0/to', '2020-01-01', 'before-beginning'],
    ['/protection/activities/0/from', BORN, 'before-birth'],
    ['/unitedStates/custody/since', BORN, 'before-birth'],
    ['/unitedStates/proceedings/appealDueOn', BORN, 'before-birth'],
    ['/attestation/verifiedOn', BORN, 'before-birth'],
    ['/consent/givenOn', BORN, 'before-birth'],
    ['/principalApplicant/identityDocuments/0/validUntil', BORN, 'before-birth'],
    ['/familyMembers/0/person/identityDocuments/0/validUntil', '2020-02-29', 'before-birth'],
  ])('have one fault, at %s, when it is the day before %s: %s; on that day, none', (pointer, first, code) => {
    expect(told({ [pointer]: first })).toEqual([]);
    expect(told({ [pointer]: before(first) })).toEqual([`${pointer} ${code}`]);
  });

  it('put the entry after the birth: the day after is taken, the day itself and the day before are not', () => {
    const entered = '/unitedStates/enteredOn';
    expect(told({ [entered]: addDays(BORN, 1) })).toEqual([]);
    expect(told({ [entered]: BORN })).toEqual([`${entered} not-after-birth`]);
    expect(told({ [entered]: before(BORN) })).toEqual([`${entered} not-after-birth`]);
  });

  it('put the removal after the entry where no order is told', () => {
    const scheduled = '/unitedStates/proceedings/removalScheduledOn';
    const ordered = { '/unitedStates/proceedings/removalOrderedOn': undefined };
    expect(told({ ...ordered, [scheduled]: ENTERED })).toEqual([]);
    expect(told({ ...ordered, [scheduled]: before(ENTERED) })).toEqual([`${scheduled} before-entry`]);
  });

  it('are told once each, by the first rule they break', () => {
    const scheduled = '/unitedStates/proceedings/removalScheduledOn';
    expect(told({ [scheduled]: '1980-01-01' })).toEqual([`${scheduled} before-birth`]);
    expect(told({ [scheduled]: '2020-01-01' })).toEqual([`${scheduled} before-removal-order`]);
  });

  it.each([
    [
      'a claim filed before the latest entry: people leave on parole and enter again',
      { '/unitedStates/proceedings/asylumClaimFiledOn': '2022-01-01' },
    ],
    [
      'custody from before the entry: a person is held at a port first',
      { '/unitedStates/custody/since': '2023-02-27' },
    ],
    ['an order older than the claim', { '/unitedStates/proceedings/removalOrderedOn': '2023-03-02' }],
    [
      'a decision of a later instance than the day an appeal was due',
      { '/unitedStates/proceedings/asylumDecidedOn': '2026-02-01' },
    ],
    ['a parent’s certificate, older than the person', { '/evidence/0/issuedOn': '1950-01-01' }],
  ])('that can be are no fault: %s', (_, days) => {
    expect(told(days)).toEqual([]);
  });

  it('that are to come, or are no days, have that fault alone', () => {
    const born = '/principalApplicant/dateOfBirth';
    expect(told({ [born]: '2031-01-01' })).toEqual([`${born} in-future`]);
    for (const broken of ['2026-02-30', '', 7, null, {}, ['2026-01-01']]) {
      expect(told({ [born]: broken })).toEqual([]);
      expect(told({ '/unitedStates/proceedings/removalOrderedOn': broken })).toEqual([]);
    }
    expect(told({ '/unitedStates/enteredOn': '2026-11-23' })).toEqual(['/unitedStates/enteredOn in-future']);
  });
});
