import { Client } from 'pg';
import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually, PROPOSAL } from '../support/desk.js';
import { aFoundPair, DuplicatesDesk } from '../support/found-pairs.js';

let test: TestApp;
let desk: DuplicatesDesk;
let app: Client;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DuplicatesDesk(test);
  app = new Client({ ...test.database.app });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await test.close();
});

const REASON = { reason: 'Made-up reason of a conflict.' };
const codeOf = ({ body }: Response): string =>
  String((body as { type?: unknown }).type)
    .split(':')
    .at(-1) ?? '';
const told = (answer: Response): [number, string] => [answer.status, codeOf(answer)];

/** Staff post to a path, under a version when one is given. */
function post(as: DemoStaffName, path: string, body: object, ifMatch?: string): Promise<Response> {
  const request = test.request.post(path).set('authorization', `Bearer ${test.tokens[as]}`);
  if (ifMatch !== undefined) void request.set('if-match', ifMatch);
  return request.send(body).then((answer) => answer);
}

/** A manager’s look, which is of the whole file whoever’s it is. */
const file = async (number: string) =>
  (await desk.get('manager2', `/v1/files/${number}`)).body as {
    version: number;
    state: string;
    officerId: string | null;
    interviews: { status: string }[];
    decisions: { status: string }[];
  };

async function act(as: DemoStaffName, number: string, action: string, body: object): Promise<Response> {
  return desk.act(as, number, action, body, `"${(await file(number)).version}"`);
}

const assign = (number: string, officerId: string | null, more: { as?: DemoStaffName } = {}) =>
  act(more.as ?? 'manager', number, 'assign', { officerId, ...REASON });

describe('assigning a file', () => {
  it('gives it to an officer, to another one, and back to those that wait; each event says from whom to whom', async () => {
    const number = await desk.aFile({ before: 'start-screening' });
    for (const officerId of ['stf_demo-officer', 'stf_demo-officer2', null]) {
      const answer = await assign(number, officerId);
      expect([answer.status, (answer.body as { state: string }).state]).toEqual([200, 'received']);
      expect((await file(number)).officerId).toBe(officerId);
    }
    const events = await desk.events(
      `file=${number}&action=file.assigned`,
      (event) => event['fileSeq'] === 4,
    );
    expect(events.map(({ actorId, fileSeq }) => [actorId, fileSeq])).toEqual([
      ['stf_demo-manager', 2],
      ['stf_demo-manager', 3],
      ['stf_demo-manager', 4],
    ]);
    const { rows } = await app.query<{ disclosure: string }>(
      `SELECT disclosure FROM audit_disclosures JOIN audit_events USING (event_id)
       WHERE subject_id = $1 AND action = 'file.assigned' ORDER BY file_seq`,
      [number],
    );
    const value = rows
      .map(({ disclosure }) => JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as unknown[])
      .flatMap(([, name, said]) => (name === 'assigned' ? [said] : []));
    expect(value).toEqual([
      { from: null, to: 'stf_demo-officer' },
      { from: 'stf_demo-officer', to: 'stf_demo-officer2' },
      { from: 'stf_demo-officer2', to: null },
    ]);
  });

  it.each([
    ['a reviewer', 'stf_demo-reviewer', 422, 'assignee-not-an-officer'],
    ['whom nobody knows', 'stf_nobody', 422, 'assignee-not-an-officer'],
    ['whoever has it', 'stf_demo-officer', 409, 'assigned-already'],
  ])('to %s is refused, and nothing is changed', async (_, officerId, status, code) => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    const before = await file(number);
    expect(told(await assign(number, officerId))).toEqual([status, code]);
    expect(await file(number)).toEqual(before);
  });

  it('is not for officers, and not for a file that has ended', async () => {
    const number = await desk.aFile({ before: 'start-screening' });
    expect(told(await assign(number, 'stf_demo-officer', { as: 'officer' }))).toEqual([403, 'forbidden']);
    await act('officer', number, 'withdraw', { requestedBy: 'claimant', ...REASON });
    expect(told(await assign(number, 'stf_demo-officer'))).toEqual([409, 'nothing-more-possible']);
  });

  it('keeps to the version that was read', async () => {
    const number = await desk.aFile({ before: 'start-screening' });
    const body = { officerId: 'stf_demo-officer', ...REASON };
    expect((await desk.act('manager', number, 'assign', body, '"7"')).status).toBe(412);
    expect((await desk.act('manager', number, 'assign', body, null)).status).toBe(428);
  });
});

describe('an officer who declares a conflict of interest', () => {
  it('is told that it is done, with nothing left to do, and does not see the file any more: it is as if it were not there', async () => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    const other = await desk.aReceivedFile('partnerB');
    await desk.find(aFoundPair(number, other));
    const batches = (await desk.get('officer', '/v1/referral-batches?limit=200')).body as {
      items: { id: string }[];
    };
    const declared = await act('officer', number, 'declare-conflict', REASON);
    expect(declared.status).toBe(200);
    expect(declared.body).toMatchObject({ state: 'screening', availableActions: [] });
    expect(declared.headers['etag']).toBe(`"${(await file(number)).version}"`);
    expect((await file(number)).officerId).toBeNull();

    const candidates = await desk.get('officer2', `/v1/files/${other}/duplicates`);
    const { candidateId } = (candidates.body as { items: [{ candidateId: string }] }).items[0];
    const nothing = await desk.get('officer', '/v1/files/RD-00000-00000');
    const { requestId: _nothing, instance: _address, ...absent } = nothing.body as Record<string, unknown>;
    for (const path of [
      ...[`/v1/files/${number}`, `/v1/files/${number}/stca-checks`, `/v1/files/${number}/information`],
      ...[`/v1/files/${number}/duplicates`, `/v1/files/${number}/notes`],
      `/v1/files/${other}/duplicates/${candidateId}`,
    ]) {
      const { status, body } = await desk.get('officer', path);
      const { requestId: _id, instance: _path, ...rest } = body as Record<string, unknown>;
      expect([path, status, rest]).toEqual([path, 404, absent]);
    }
    for (const [path, body] of [
      ['actions/request-information', { questions: [{ text: 'Made up?', dueOn: '2030-01-15' }] }],
      ['break-glass', REASON],
      ['notes', { text: 'Made up.' }],
    ] as const) {
      const { status } = await post('officer', `/v1/files/${number}/${path}`, body, '"5"');
      expect([path, status]).toEqual([path, 404]);
    }
    const lists = await Promise.all([
      desk.get('officer', '/v1/files?limit=200'),
      desk.get('officer', `/v1/files/${other}/duplicates`),
      desk.get('officer', `/v1/files/${other}`),
      ...batches.items.map(({ id }) => desk.get('officer', `/v1/referral-batches/${id}/rows?limit=200`)),
    ]);
    for (const { status, text } of lists) {
      expect(status).toBe(200);
      expect(text).not.toContain(number);
    }
    expect(lists[2]?.body).toMatchObject({ openDuplicates: 0 });
    expect((await desk.get('officer2', '/v1/files?limit=200')).text).toContain(number);
    expect((await desk.get('officer2', `/v1/files/${other}`)).body).toMatchObject({ openDuplicates: 1 });
  });

  it('cannot clear a file whose open candidate they do not see: a colleague looks at it', async () => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    const other = await desk.aReceivedFile('partnerB');
    await desk.find(aFoundPair(number, other));
    await act('officer', other, 'declare-conflict', REASON);
    const { stca } = (await desk.get('officer', `/v1/files/${number}`)).body as { stca: { checkId: string } };
    const clear = { acknowledgedCheckId: stca.checkId };
    expect(told(await act('officer', number, 'clear-for-interview', clear))).toEqual([
      409,
      'duplicates-for-a-colleague',
    ]);
  });

  it('holds no interview of it: the appointment is cancelled, in a version of its own', async () => {
    const number = await desk.aFile({ before: 'record-interview' });
    const { version } = await file(number);
    const declared = await act('officer', number, 'declare-conflict', REASON);
    expect(declared.body).toMatchObject({ state: 'ready-for-interview', version: version + 2 });
    expect(await file(number)).toMatchObject({
      ...{ state: 'ready-for-interview', officerId: null },
      interviews: [{ status: 'cancelled' }],
    });
    const events = await desk.events(`file=${number}`, ({ fileSeq }) => fileSeq === version + 2);
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'file.conflict-declared', fileSeq: version + 1 }),
        expect.objectContaining({ action: 'file.interview-cancelled', fileSeq: version + 2 }),
      ]),
    );
  });

  it('has no proposal confirmed: theirs lapses, and a colleague proposes', async () => {
    const number = await desk.aFile({ before: 'confirm-decision' });
    await act('officer', number, 'declare-conflict', REASON);
    expect(await file(number)).toMatchObject({ state: 'interviewed', decisions: [{ status: 'lapsed' }] });
    expect((await act('reviewer', number, 'confirm-decision', {})).status).toBe(409);
    expect((await act('officer2', number, 'propose-decision', PROPOSAL)).status).toBe(200);
    expect((await act('reviewer', number, 'confirm-decision', {})).status).toBe(200);
  });

  it('is not assigned the file again', async () => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    await act('officer', number, 'declare-conflict', REASON);
    expect(told(await assign(number, 'stf_demo-officer'))).toEqual([409, 'assignee-has-conflict']);
    expect((await assign(number, 'stf_demo-officer2')).status).toBe(200);
  });

  it('leaves a colleague’s file with the colleague', async () => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    await act('reviewer', number, 'declare-conflict', REASON);
    expect(await file(number)).toMatchObject({ officerId: 'stf_demo-officer', state: 'screening' });
    expect((await desk.get('reviewer', `/v1/files/${number}`)).status).toBe(404);
  });

  it('can declare it of a file that was decided, and of one that ended', async () => {
    const number = await desk.aFile();
    expect((await act('officer', number, 'declare-conflict', REASON)).status).toBe(200);
    expect((await desk.get('officer', `/v1/files/${number}`)).status).toBe(404);
  });

  it('keeps the partner, the auditor and the service in sight of it', async () => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    await act('officer', number, 'declare-conflict', REASON);
    expect((await desk.getAs('partnerA', `/v1/referrals/${number}`)).status).toBe(200);
    const run = await post('manager', '/v1/stca/rechecks', {});
    expect(run.status).toBe(202);
    const count = async (role: string, actor: string): Promise<number> => {
      await app.query(`BEGIN`);
      await app.query(`SELECT set_config('app.role', $1, true), set_config('app.actor', $2, true)`, [
        role,
        actor,
      ]);
      const { rows } = await app.query('SELECT FROM case_files WHERE file_number = $1', [number]);
      await app.query('ROLLBACK');
      return rows.length;
    };
    expect(await count('officer', 'stf_demo-officer')).toBe(0);
    expect(await count('officer', 'stf_demo-officer2')).toBe(1);
    expect(await count('system', 'stf_demo-officer')).toBe(1);
    expect(await count('auditor', 'stf_demo-officer')).toBe(1);
  });
});

describe('a conflict that was declared by mistake', () => {
  it('is seen with its reason and lifted by a manager; the officer sees the file again, and can declare it anew', async () => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    await act('officer', number, 'declare-conflict', REASON);
    const path = `/v1/files/${number}/conflicts`;
    const seen = await desk.get('manager', path);
    expect(seen.body).toMatchObject({
      conflicts: [{ staffId: 'stf_demo-officer', reason: REASON.reason, liftedAt: null, liftedBy: null }],
    });
    const lift = { reason: 'Made-up mistake.' };
    expect((await post('manager', `${path}/stf_demo-officer/lift`, lift, '"1"')).status).toBe(412);
    expect((await post('manager', `${path}/stf_demo-officer/lift`, lift)).status).toBe(428);
    const tag = seen.headers['etag'] as string;
    expect((await post('manager', `${path}/stf_demo-officer2/lift`, lift, tag)).status).toBe(404);
    expect((await post('manager', `${path}/stf_demo-officer/lift`, lift, tag)).status).toBe(200);
    expect((await desk.get('officer', `/v1/files/${number}`)).status).toBe(200);
    expect((await desk.get('manager', path)).body).toMatchObject({
      conflicts: [{ liftedBy: 'stf_demo-manager', liftedBecause: lift.reason }],
    });
    expect((await act('officer', number, 'declare-conflict', REASON)).status).toBe(200);
    expect((await desk.get('officer', `/v1/files/${number}`)).status).toBe(404);
  });

  it('of a manager is lifted by another one: the file is not there for who declared it', async () => {
    const number = await desk.aFile({ before: 'clear-for-interview' });
    await act('manager', number, 'declare-conflict', REASON);
    const tag = `"${(await file(number)).version}"`;
    const lift = (as: DemoStaffName) =>
      post(as, `/v1/files/${number}/conflicts/stf_demo-manager/lift`, REASON, tag);
    expect((await lift('manager')).status).toBe(404);
    expect((await desk.get('manager', `/v1/files/${number}/conflicts`)).status).toBe(404);
    expect((await lift('officer')).status).toBe(403);
    expect((await lift('manager2')).status).toBe(200);
  });
});

describe('the database', () => {
  it('hides the rows of a file in every table that has any, or the table stands here with a reason', async () => {
    const seenByAll: Readonly<Record<string, string>> = {
      file_conflicts: 'what the hiding goes by; managers alone read it',
      match_people: 'the service’s alone',
      match_keys: 'the service’s alone',
    };
    const { rows } = await app.query<{ name: string }>(
      `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
         AND a.attname IN ('file_number', 'one_file', 'other_file')
         AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.permissive = 'RESTRICTIVE'
           AND p.cmd = 'ALL' AND p.qual LIKE '%desk_conflicts()%') ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name).filter((name) => !(name in seenByAll))).toEqual([]);
  });

  it('shows no row of the file to whoever declared a conflict, by whatever statement, and every one to a colleague', async () => {
    const number = await desk.aFile({ before: 'confirm-decision' });
    await post('officer', `/v1/files/${number}/notes`, { text: 'Made up.' });
    await post('officer2', `/v1/files/${number}/break-glass`, REASON);
    await act('officer', number, 'declare-conflict', REASON);
    const { rows: tables } = await app.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_policies WHERE policyname = tablename || '_without_conflict'
         AND tablename <> 'duplicate_candidates' ORDER BY 1`,
    );
    const seen = async (actor: string): Promise<string[]> => {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.role', 'officer', true), set_config('app.actor', $1, true)`, [
        actor,
      ]);
      const found: string[] = [];
      for (const { name } of tables) {
        const { rows } = await app.query(`SELECT FROM ${name} WHERE file_number = $1`, [number]);
        if (rows.length > 0) found.push(name);
      }
      await app.query('ROLLBACK');
      return found;
    };
    expect(await seen('stf_demo-officer')).toEqual([]);
    expect(await seen('stf_demo-officer2')).toEqual(
      expect.arrayContaining([
        ...['batch_rows', 'case_files', 'decisions', 'file_notes', 'file_reasons', 'glass_breaks'],
        ...['interviews', 'referral_contents', 'stca_checks'],
      ]),
    );
  });

  it('looks the conflicts of who asks up once in a statement, and still pages by the index', async () => {
    await app.query('BEGIN');
    await app.query(
      `SELECT set_config('app.role', 'officer', true), set_config('app.actor', 'stf_demo-officer', true)`,
    );
    await app.query('SET LOCAL enable_seqscan = off');
    const { rows } = await app.query<{ 'QUERY PLAN': string }>(
      'EXPLAIN SELECT * FROM case_files ORDER BY urgency, received_at, file_number LIMIT 51',
    );
    await app.query('ROLLBACK');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Index Scan using case_files_worklist');
    expect(plan).not.toContain('Sort');
    expect(plan.match(/InitPlan/g)?.length).toBeGreaterThanOrEqual(1);
    expect(plan).not.toContain('SubPlan');
  });

  it('writes no conflict without its event, and lets nobody lift their own', async () => {
    const number = await desk.aFile({ before: 'start-screening' });
    await app.query('BEGIN');
    await app.query(
      `SELECT set_config('app.role', 'officer', true), set_config('app.actor', 'stf_demo-officer', true)`,
    );
    await app.query(
      `INSERT INTO file_conflicts (file_number, partner_id, staff_id, declared_version, declared_at)
       VALUES ($1, 'ptn_demo-a', 'stf_demo-officer', 1, now())`,
      [number],
    );
    await app.query('SAVEPOINT before');
    const own = app.query(
      `UPDATE file_conflicts SET lifted_version = 2, lifted_at = now(), lifted_by = staff_id WHERE file_number = $1`,
      [number],
    );
    await expect(own).rejects.toMatchObject({ constraint: 'file_conflicts_lifted_by_another' });
    await app.query('ROLLBACK TO before');
    await expect(app.query('COMMIT')).rejects.toMatchObject({ code: 'RDA01' });
    expect(
      (
        await eventually(
          () => file(number),
          () => true,
        )
      ).officerId,
    ).toBeNull();
  });
});
