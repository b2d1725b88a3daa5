import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';

type Json = Record<string, unknown>;

const DAY = '2026-12-01';

let test: TestApp;
let desk: Desk;

beforeEach(async () => {
  test = await startTestApp({ worker: true });
  desk = new Desk(test);
  test.setDay(DAY);
});

afterEach(() => test.close());

const post = (path: string, body: object, as: 'manager' | 'administrator' | 'officer' = 'manager') =>
  test.request
    .post(path)
    .set('authorization', `Bearer ${test.tokens[as]}`)
    .send(body)
    .then((answer) => answer);

const read = async (file: string) => (await desk.get('officer', `/v1/files/${file}`)).body;
const suspend = () =>
  post(
    '/v1/stca/notices',
    { kind: 'suspension', gazette: 'Made-up Gazette', publicizedOn: '2026-11-30' },
    'administrator',
  );

/** Asks for a re-check and waits for its end. */
async function recheck(body: object = {}): Promise<Json & { recheckId: string }> {
  const asked = await post('/v1/stca/rechecks', body);
  expect([asked.status, asked.headers['location']]).toEqual([
    202,
    `/v1/stca/rechecks/${asked.body.recheckId}`,
  ]);
  return ended(asked.headers['location'] as string);
}

async function ended(path: string): Promise<Json & { recheckId: string }> {
  const ask = async () => (await desk.get('manager', path)).body as Json & { recheckId: string };
  return eventually(ask, ({ state }) => state === 'finished');
}

const changesOf = async (recheckId: string, query = '?limit=200') =>
  (await desk.get('auditor', `/v1/stca/rechecks/${recheckId}/changes${query}`)).body;

/** A file of somebody at a land port of entry with a relative in Canada. */
async function aFileAtTheBorder(relative: Json): Promise<string> {
  const sent = await desk.send([
    aReferral((referral) => {
      referral['intendedRoute'] = 'land-port-of-entry';
      referral['familyMembers'] = [];
      referral['unitedStates'] = { custody: { status: 'released' }, proceedings: { stage: 'none' } };
      (referral['protection'] as Json)['vulnerabilities'] = [];
      referral['stca'] = {
        arrivingFromUnitedStates: true,
        claimant: {
          stateless: false,
          seekingReEntryToCanada: false,
          permanentResidentOfCanada: false,
          visaExemptForCanada: false,
          visaRequiredForUnitedStates: true,
        },
        relatives: [{ id: 'r1', relation: 'sister', inCanada: true, ...relative }],
        documents: [],
        capitalOffences: [],
      };
    }),
  ]);
  return sent.body.rows[0].fileNumber as string;
}

/** A relative who has claimed and is not yet eighteen on {@link DAY}. */
const MINOR_CLAIMANT = {
  statuses: ['claimant'],
  claimState: 'referred',
  dateOfBirth: '2009-03-15',
  support: 'documented',
};

describe('a re-check of another day', () => {
  it('reports the eighteenth birthday of a relative, and changes nothing', async () => {
    const file = await aFileAtTheBorder(MINOR_CLAIMANT);
    const other = await aFileAtTheBorder({ statuses: ['citizen'] });
    const before = [await read(file), await read(other)];
    expect(before[0].conclusion).toBe('barred');
    const eve = await recheck({ on: '2027-03-14' });
    expect(eve).toMatchObject({
      reportOnly: true,
      files: 2,
      checked: 2,
      changed: 0,
      assessedOn: '2027-03-14',
    });
    const done = await recheck({ on: '2027-03-15' });
    expect(done).toMatchObject({ reportOnly: true, files: 2, checked: 2, changed: 1, notCheckable: 0 });
    expect(await changesOf(done.recheckId)).toEqual({
      items: [
        {
          fileNumber: file,
          conclusion: { from: 'barred', to: 'exception-established' },
          findings: [{ provision: 'IRPR 159.5(c)', from: 'not-met', to: 'met' }],
          family: [],
          faults: [],
        },
      ],
      next: null,
    });
    expect([await read(file), await read(other)]).toEqual(before);
  });

  it('says of which files the facts cannot be on an earlier day, and why', async () => {
    const file = await aFileAtTheBorder({ dateOfBirth: '2026-10-10' });
    const done = await recheck({ on: '2026-10-09' });
    expect(done).toMatchObject({ checked: 1, changed: 0, notCheckable: 1 });
    expect((await changesOf(done.recheckId)).items).toEqual([
      {
        ...{ fileNumber: file, findings: [], family: [] },
        faults: [{ pointer: '/relatives/0/dateOfBirth', code: 'birth-after-claim' }],
      },
    ]);
  });
});

describe('a re-check of today', () => {
  it('after a notice changes exactly the open files it should, and never a decided or a closed one', async () => {
    const reached = await aFileAtTheBorder({ statuses: ['no-status'] });
    const excepted = await aFileAtTheBorder({ statuses: ['citizen'] });
    const decided = await desk.aFile();
    const withdrawn = await aFileAtTheBorder({ statuses: ['no-status'] });
    await desk.act('officer', withdrawn, 'withdraw', { requestedBy: 'claimant', reason: 'Made-up reason.' });
    const ended = [await read(decided), await read(withdrawn)];
    expect(await recheck()).toMatchObject({ files: 2, checked: 2, changed: 0 });
    expect([(await read(reached)).version, (await read(excepted)).version]).toEqual([1, 1]);

    await suspend();
    const done = await recheck({ on: DAY });
    expect(done).toMatchObject({
      reportOnly: false,
      files: 2,
      checked: 2,
      changed: 2,
      requestedBy: 'stf_demo-manager',
    });
    const items = (await changesOf(done.recheckId)).items as Json[];
    expect(new Map(items.map((one) => [one['fileNumber'], one['conclusion']]))).toEqual(
      new Map([
        [reached, { from: 'barred', to: 'does-not-apply' }],
        [excepted, { from: 'exception-established', to: 'does-not-apply' }],
      ]),
    );
    const now = await read(reached);
    expect(now).toMatchObject({ version: 2, conclusion: 'does-not-apply', stca: { cause: 'recheck' } });
    expect(now.stca.checkId).toBe(items.find((one) => one['fileNumber'] === reached)?.['checkId']);
    expect((await desk.get('officer', `/v1/files/${reached}/stca-checks`)).body.items).toHaveLength(2);
    expect([await read(decided), await read(withdrawn)]).toEqual(ended);

    expect(await recheck()).toMatchObject({ checked: 2, changed: 0 });
    expect((await read(reached)).version).toBe(2);
    const rechecked = await eventually(
      async () => {
        const { items } = (await desk.get('auditor', `/v1/audit/events?file=${reached}`)).body as {
          items: Json[];
        };
        return items.filter(({ action }) => action === 'file.rechecked');
      },
      (events) => events.length > 0,
    );
    expect(rechecked).toMatchObject([{ actorId: 'system', actorRole: 'system', fileSeq: 2 }]);
  });

  it('waits for a file that an officer holds, and does not pass over it', async () => {
    const file = await aFileAtTheBorder({ statuses: ['no-status'] });
    await suspend();
    const officer = new Client({ ...test.database.app });
    await officer.connect();
    await officer.query('BEGIN');
    await officer.query(`SELECT set_config('app.role', 'officer', true)`);
    await officer.query('SELECT 1 FROM case_files WHERE file_number = $1 FOR UPDATE', [file]);
    const asked = await post('/v1/stca/rechecks', {});
    await new Promise((resolve) => setTimeout(resolve, 400));
    const path = asked.headers['location'] as string;
    expect((await desk.get('manager', path)).body.state).not.toBe('finished');
    await officer.query('ROLLBACK');
    await officer.end();
    expect(await ended(path)).toMatchObject({ changed: 1 });
    expect((await read(file)).conclusion).toBe('does-not-apply');
  });

  it('goes through every open file once, in stretches, though two workers work on it', async () => {
    const sent: Json[] = [];
    for (let i = 0; i < 250; i++) {
      sent.push(
        aReferral((referral) => {
          referral['intendedRoute'] = 'land-port-of-entry';
        }),
      );
    }
    expect((await desk.send(sent)).body.counts).toMatchObject({ accepted: 250 });
    await suspend();
    const second = await startTestApp({ worker: true, database: test.database, secrets: test.secrets });
    second.setDay(DAY);
    try {
      const asked = await post('/v1/stca/rechecks', {});
      const { recheckId } = asked.body as { recheckId: string };
      // The same work twice in the queue, as after a worker that only seemed to be dead.
      const queue = new Client({ ...test.database.app });
      await queue.connect();
      await queue.query(`SELECT graphile_worker.add_job('recheck', $1::json)`, [
        JSON.stringify({ recheckId }),
      ]);
      await queue.end();
      const done = await ended(asked.headers['location'] as string);
      expect(done).toMatchObject({ files: 250, checked: 250, changed: 250, version: 4 });
    } finally {
      await second.close();
    }
    const superuser = new Client({ ...test.database.superuser });
    await superuser.connect();
    const { rows } = await superuser.query<{ version: number; checks: number }>(
      `SELECT version, (SELECT count(*)::int FROM stca_checks c WHERE c.file_number = f.file_number) AS checks
       FROM case_files f GROUP BY version, checks, file_number`,
    );
    await superuser.end();
    expect(rows).toHaveLength(250);
    expect(new Set(rows.map(({ version, checks }) => `${version} ${checks}`))).toEqual(new Set(['2 2']));
  });
});

describe('the nightly re-check', () => {
  /** What the schedule of the queue does at ten past eight, UTC. */
  async function night(day: string): Promise<void> {
    test.setDay(day);
    const queue = new Client({ ...test.database.app });
    await queue.connect();
    await queue.query(`SELECT graphile_worker.add_job('nightly-recheck')`);
    await queue.query(`SELECT set_config('app.role', 'system', false)`);
    await eventually(
      async () =>
        (await queue.query(`SELECT 1 FROM rechecks WHERE assessed_on = $1 AND state = 'finished'`, [day]))
          .rowCount,
      (found) => found === 1,
    );
    await queue.end();
  }

  const permit = (validUntil: string) => ({
    ...{ statuses: ['work-permit'], permitBasis: 'ordinary', permitInvalid: false },
    ...{ permitValidUntil: validUntil, dateOfBirth: '1980-01-01', support: 'documented' },
  });

  it('raises the urgency of a file whose exception lapses within thirty days, and makes no check for that', async () => {
    const file = await aFileAtTheBorder(permit('2027-01-30'));
    const calm = await aFileAtTheBorder({ statuses: ['citizen'] });
    const first = await read(file);
    expect(first).toMatchObject({ conclusion: 'exception-established', urgency: { level: 'normal' } });
    await night('2026-12-31');
    expect((await read(file)).version).toBe(1);
    await night('2027-01-01');
    const raised = await read(file);
    expect(raised.urgency).toMatchObject({ level: 'urgent', reason: 'exception-lapses-within-30-days' });
    expect([raised.version, raised.stca.checkId]).toEqual([2, first.stca.checkId]);
    expect((await read(calm)).version).toBe(1);
  });

  it('catches the day after the last one of a permit: a new check, once', async () => {
    const file = await aFileAtTheBorder(permit('2027-01-30'));
    await night('2027-01-31');
    const lapsed = await read(file);
    expect(lapsed).toMatchObject({
      conclusion: 'barred',
      stca: { cause: 'nightly', assessedOn: '2027-01-31' },
    });
    const version = lapsed.version as number;
    await night('2027-02-01');
    expect((await read(file)).version).toBe(version);
  });

  it('runs once a night, whoever asks for it twice', async () => {
    await aFileAtTheBorder({ statuses: ['citizen'] });
    await Promise.all([night('2027-01-05'), night('2027-01-05')]);
    const superuser = new Client({ ...test.database.superuser });
    await superuser.connect();
    const { rows } = await superuser.query(`SELECT count(*)::int AS nights FROM rechecks`);
    await superuser.end();
    expect(rows).toEqual([{ nights: 1 }]);
  });
});

describe('who may ask', () => {
  it('managers ask, auditors read as well, and nobody else does either', async () => {
    const { recheckId } = await recheck();
    const path = `/v1/stca/rechecks/${recheckId}`;
    expect((await post('/v1/stca/rechecks', {}, 'officer')).status).toBe(403);
    for (const [as, status] of [
      ['manager', 200],
      ['auditor', 200],
      ['officer', 403],
    ] as const) {
      expect((await desk.get(as, path)).status).toBe(status);
      expect((await desk.get(as, `${path}/changes`)).status).toBe(status);
    }
    expect((await desk.get('manager', `/v1/stca/rechecks/${randomUUID()}`)).status).toBe(404);
    expect((await desk.get('manager', '/v1/stca/rechecks/x/changes')).status).toBe(404);
  });

  it('is told what is wrong with a day', async () => {
    const wrong = await post('/v1/stca/rechecks', { on: '2026-02-30' });
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([400, '#/on']);
    const early = await post('/v1/stca/rechecks', { on: '2015-02-19' });
    expect([early.status, early.body.type]).toEqual([
      422,
      'urn:referral-desk:problem:law-before-first-claim-day',
    ]);
  });
});
