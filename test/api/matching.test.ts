import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, eventually } from '../support/desk.js';
import { DuplicatesDesk } from '../support/found-pairs.js';

type Json = Record<string, unknown>;

interface Candidate {
  readonly candidateId: string;
  readonly outcome: string;
  readonly state: string;
  readonly other: { readonly fileNumber: string };
  readonly person: { readonly role: string; readonly familyMember: number | null };
  readonly terms: readonly { readonly field: string; readonly code: string }[];
}

let test: TestApp;
let desk: DuplicatesDesk;
let database: Client;
let second: TestApp | undefined;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  desk = new DuplicatesDesk(test);
  database = new Client({ ...test.database.superuser });
  await database.connect();
});

afterAll(async () => {
  await database.end();
  // Passport’s strategies are shared within a process: with the second app, the first one’s are gone, too.
  await second?.close();
  await test.close();
});

const SOMEBODY = {
  familyName: 'Verkhoturova',
  givenNames: 'Natalia',
  patronymic: 'Igorevna',
  dateOfBirth: '1984-03-12',
  sex: 'female',
};
const THE_SAME_IN_CYRILLIC = {
  familyName: 'Верхотурова',
  givenNames: 'Наташа',
  dateOfBirth: '1984-12-03',
  sex: 'female',
};

const of = (person: Json, change: (referral: Json) => void = () => undefined): Json =>
  aReferral((referral) => {
    referral['principalApplicant'] = person;
    change(referral);
  });

/** Sends referrals and gives the numbers of their files. */
async function filesOf(
  referrals: readonly Json[],
  by: 'partnerA' | 'partnerB' = 'partnerA',
): Promise<string[]> {
  const { body, status } = await desk.send(referrals, { by });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { rows: { fileNumber: string }[] }).rows.map(({ fileNumber }) => fileNumber);
}

async function candidatesOf(file: string): Promise<readonly Candidate[]> {
  return (await desk.candidatesOf(file)) as unknown as Candidate[];
}

describe('somebody who was referred before', () => {
  it('is found when the referral is taken in, whoever sent the other one, in whichever script, and explained', async () => {
    const [known = ''] = await filesOf([of(SOMEBODY)], 'partnerA');
    const [file = ''] = await filesOf([of(THE_SAME_IN_CYRILLIC)], 'partnerB');
    const [candidate, ...others] = await candidatesOf(file);
    expect(others).toEqual([]);
    expect(candidate).toMatchObject({
      ...{
        outcome: 'likely-duplicate',
        state: 'open',
        other: { fileNumber: known, partnerId: 'ptn_demo-a' },
      },
    });
    const codes = candidate?.terms.map(({ field, code }) => `${field} ${code}`);
    expect(codes).toEqual(
      expect.arrayContaining([
        'family same',
        'given known-variant',
        'dob day-month-exchanged',
        'patronymic missing',
      ]),
    );
    expect((await candidatesOf(known)).map(({ other }) => other.fileNumber)).toEqual([file]);
  });

  it('is found within one batch, too', async () => {
    const person = { familyName: 'Dolgorukova', givenNames: 'Xenia', dateOfBirth: '1979-08-30' };
    const again = { familyName: 'Долгорукова', givenNames: 'Ксения', dateOfBirth: '1979-08-30' };
    const [one = '', other = ''] = await filesOf([of(person), of(again)]);
    expect((await candidatesOf(one)).map((found) => found.other.fileNumber)).toEqual([other]);
  });

  it('is found among family members, and whoever has the name and the birth but not the given name is a relative at most', async () => {
    const child = { familyName: 'Obolenskaya', givenNames: 'Vera', dateOfBirth: '2012-05-17', sex: 'female' };
    const twin = { ...child, givenNames: 'Ludmila' };
    const parent = { familyName: 'Obolensky', givenNames: 'Timofei', dateOfBirth: '1981-01-19', sex: 'male' };
    const withChild = of(parent, (referral) => {
      referral['familyMembers'] = [{ relationToPrincipal: 'child', person: child }];
    });
    const [known = ''] = await filesOf([withChild]);
    const [again = ''] = await filesOf([of(child)], 'partnerB');
    const [sister = ''] = await filesOf([of(twin)], 'partnerB');
    expect(await candidatesOf(again)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          outcome: 'likely-duplicate',
          otherPerson: { role: 'family-member', familyMember: 0 },
        }),
      ]),
    );
    const outcomes = (await candidatesOf(sister)).map(({ outcome, other }) => [outcome, other.fileNumber]);
    expect(outcomes.sort()).toEqual(
      [
        ['possible-relative', again],
        ['possible-relative', known],
      ].sort(),
    );
  });

  it('leaves no trace in what a partner is told: the answer is that to a referral of somebody nobody knows', async () => {
    const [known = ''] = await filesOf(
      [of({ ...SOMEBODY, familyName: 'Trubetskaya', dateOfBirth: '1991-11-06' })],
      'partnerA',
    );
    const duplicate = await desk.send(
      [of({ ...SOMEBODY, familyName: 'Трубецкая', dateOfBirth: '1991-11-06' })],
      { by: 'partnerB' },
    );
    const stranger = await desk.send(
      [of({ ...SOMEBODY, familyName: 'Golitsyna', dateOfBirth: '1990-09-09' })],
      { by: 'partnerB' },
    );
    const file = (duplicate.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
    expect((await candidatesOf(file)).map(({ other }) => other.fileNumber)).toEqual([known]);
    const shape = (body: unknown): string =>
      JSON.stringify(body)
        .replace(/RD-[0-9A-Z]{5}-[0-9A-Z]{5}/g, 'FILE')
        .replace(/[0-9a-f-]{36}/g, 'ID')
        .replace(/KANAREIKA-[0-9a-f-]+/g, 'REFERENCE')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT');
    expect(duplicate.status).toBe(stranger.status);
    expect(shape(duplicate.body)).toBe(shape(stranger.body));
    expect(Object.keys(duplicate.headers).sort()).toEqual(Object.keys(stranger.headers).sort());
  });
});

describe('a pair that an officer dismissed', () => {
  it('stays dismissed when it is searched for again, and is open again once the birth of one is amended', async () => {
    const person = { familyName: 'Zvenigorodskii', givenNames: 'Arkadii', dateOfBirth: '1970-02-14' };
    const [one = ''] = await filesOf([of(person)]);
    const [other = ''] = await filesOf([of(person)], 'partnerB');
    const [found] = await candidatesOf(one);
    await desk.review(one, found?.candidateId ?? '', 'dismiss');
    expect((await candidatesOf(other))[0]?.state).toBe('dismissed');

    expect((await desk.act('officer', one, 'start-screening')).status).toBe(200);
    const amend = async (value: string): Promise<number> => {
      const { status } = await test.request
        .patch(`/v1/files/${one}/facts`)
        .set('authorization', `Bearer ${test.tokens.officer}`)
        .set('if-match', await desk.etag(one))
        .send({ reason: 'Made-up reason.', changes: [{ fact: '/claimant/dateOfBirth', value }] });
      return status;
    };
    expect(await amend('1970-02-15')).toBe(200);
    const [reopened] = await candidatesOf(other);
    expect(reopened).toMatchObject({ candidateId: found?.candidateId, state: 'open' });
    expect(reopened?.terms).toContainEqual(expect.objectContaining({ field: 'dob', code: 'one-digit' }));
  });
});

describe('what is kept of people', () => {
  it('are tags, as many for everybody or a multiple of it, and sealed names; and nothing once the file is disposed of', async () => {
    const [file = ''] = await filesOf([
      of({ familyName: 'Apraksin', givenNames: 'Makar', dateOfBirth: '1966-10-10' }),
    ]);
    const [undated = ''] = await filesOf([of({ familyName: 'Apraksina' })]);
    const counts = await database.query<{ file: string; tags: number }>(
      `SELECT file_number AS file, cardinality(tags) AS tags FROM match_people WHERE file_number = ANY ($1)`,
      [[file, undated]],
    );
    expect(counts.rows.map(({ tags }) => tags % 16)).toEqual([0, 0]);
    const keysOf = `SELECT count(*)::int AS keys FROM match_keys k WHERE NOT EXISTS (
      SELECT FROM match_people p WHERE p.person_id = k.person_id AND k.tag = ANY (p.tags))`;
    const disposed = await test.request
      .post(`/v1/files/${file}/disposal`)
      .set('authorization', `Bearer ${test.tokens.administrator}`)
      .set('if-match', '"1"')
      .send({ basis: 'emergency-order', orderCode: 'EO-2026-1' });
    expect(disposed.status).toBe(200);
    const left = await database.query(`SELECT 1 FROM match_people WHERE file_number = $1`, [file]);
    expect(left.rowCount).toBe(0);
    expect((await database.query<{ keys: number }>(keysOf)).rows).toEqual([{ keys: 0 }]);
  });

  it('is completed for files of an earlier release when a worker starts, and who is in them is found', async () => {
    const person = { familyName: 'Sheremetev', givenNames: 'Gordei', dateOfBirth: '1958-07-21' };
    const [old = ''] = await filesOf([of(person)]);
    await database.query(
      `ALTER TABLE match_people DISABLE TRIGGER match_people_audit_fence;
       UPDATE match_people SET norm_version = 'NAME_NORM_V0', tags = '{}' WHERE file_number = '${old}';
       ALTER TABLE match_people ENABLE ALWAYS TRIGGER match_people_audit_fence`,
    );
    const [file = ''] = await filesOf([of(person)], 'partnerB');
    expect(await candidatesOf(file)).toEqual([]);
    second = await startTestApp({ database: test.database, secrets: test.secrets, worker: true });
    const found = await eventually(
      () => candidatesOf(file),
      (candidates) => candidates.length > 0,
    );
    expect(found.map(({ other }) => other.fileNumber)).toEqual([old]);
  });
});

describe('two batches at the same time', () => {
  it('that both refer somebody, each unseen by the other, end with the pair found', async () => {
    const people = Array.from({ length: 12 }, (_, i) => ({
      ...{ familyName: `Kanareikin${'abcdefghijkl'.charAt(i)}`, givenNames: 'Pafnutii' },
      dateOfBirth: `19${60 + i}-0${1 + (i % 9)}-1${i % 9}`,
    }));
    // Whoever holds the lock keeps people at the same time; the batch notices, and is searched for again when it has ended.
    await database.query('BEGIN; SELECT pg_advisory_xact_lock_shared(7220415); SELECT pg_current_xact_id()');
    const [a, b] = await Promise.all([
      filesOf(
        people.map((person) => of(person)),
        'partnerA',
      ),
      filesOf(
        people.map((person) => of(person)),
        'partnerB',
      ),
    ]);
    await database.query('COMMIT');
    for (const [i, file] of a.entries()) {
      const found = await eventually(
        () => candidatesOf(file),
        (candidates) => candidates.some(({ other }) => other.fileNumber === b[i]),
      );
      expect(found.map(({ other }) => other.fileNumber)).toContain(b[i]);
    }
    const again = await desk.events('action=matching.searched-again');
    expect(again.length).toBeGreaterThan(0);
  });
});
