import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk, PROPOSAL } from '../support/desk.js';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';

let provider: IdentityProvider;
/** Two services on one database, as two processes are. */
let test: TestApp;
let other: TestApp;
let desk: Desk;

beforeAll(async () => {
  provider = await startIdentityProvider();
  const config = { staffTokens: provider.staffTokens };
  test = { ...(await startTestApp({ config })), tokens: await provider.tokens() };
  desk = new Desk(test);
  other = await startTestApp({ database: test.database, secrets: test.secrets, config });
});

afterAll(async () => {
  await other.close();
  await test.close();
  await provider.close();
});

interface Account {
  readonly staffId: string;
  readonly role: string;
  readonly active: boolean;
  readonly version: number;
}

const post = (
  path: string,
  body: object,
  ifMatch?: string,
  as: DemoStaffName = 'administrator',
): Promise<Response> => {
  const request = test.request.post(path).set('authorization', `Bearer ${test.tokens[as]}`);
  if (ifMatch !== undefined) void request.set('if-match', ifMatch);
  return request.send(body).then((response) => response);
};

/** Opens an account and gives it, with a way to call the second process as its holder. */
async function open(role: string): Promise<Account & { call(path: string): Promise<number> }> {
  const tokenSubject = `made-up-${randomUUID()}`;
  const opened = await post('/v1/staff', { tokenSubject, role });
  expect([opened.status, opened.body]).toEqual([
    201,
    expect.objectContaining({ role, active: true, version: 1 }),
  ]);
  const { access_token } = await provider.signIn({ subject: tokenSubject, amr: ['mfa'] });
  const call = async (path: string): Promise<number> =>
    (await other.request.get(path).set('authorization', `Bearer ${access_token}`)).status;
  return { ...(opened.body as Account), call };
}

const change = (staffId: string, action: string, body: object, version = 1): Promise<Response> =>
  post(`/v1/staff/${staffId}/${action}`, body, `"${version}"`);
const codeOf = ({ body }: Response): string => (body as { type: string }).type.split(':').at(-1) ?? '';

describe('a staff account', () => {
  it('is opened by an administrator, and its holder comes in from then on', async () => {
    const account = await open('officer');
    expect(await account.call('/v1/files')).toBe(200);
    const read = await desk.get('administrator', `/v1/staff/${account.staffId}`);
    expect(read.headers['etag']).toBe('"1"');
    expect(read.body).toMatchObject({ staffId: account.staffId, changedBy: null, reason: null });
  });

  it('that is put out is out at its next call in every process, and comes back when it is let in again', async () => {
    const account = await open('officer');
    expect(await account.call('/v1/files')).toBe(200);
    const out = await change(account.staffId, 'deactivate', { reason: 'left' });
    expect(out.body).toMatchObject({
      active: false,
      version: 2,
      changedBy: 'stf_demo-administrator',
      reason: 'left',
    });
    expect(await account.call('/v1/files')).toBe(401);
    await change(account.staffId, 'reactivate', { reason: 'returned' }, 2);
    expect(await account.call('/v1/files')).toBe(200);
  });

  it('that is given another role has that one only, with the token it had', async () => {
    const account = await open('officer');
    expect(await account.call('/v1/audit/events')).toBe(403);
    const changed = await change(account.staffId, 'change-role', {
      role: 'auditor',
      reason: 'duties-changed',
    });
    expect(changed.body).toMatchObject({ role: 'auditor', version: 2 });
    expect([await account.call('/v1/audit/events'), await account.call('/v1/files')]).toEqual([200, 403]);
  });

  it('that is put out in the middle of a change cannot commit it, nor can one that lost its role', async () => {
    for (const [action, body] of [
      ['deactivate', { reason: 'security' }],
      ['change-role', { role: 'auditor', reason: 'mistake' }],
    ] as const) {
      const { staffId } = await open('officer');
      const actor = { id: staffId, role: 'officer', via: 'token', requestId: randomUUID() } as const;
      const work = other.app.get(UnitOfWork).run(actor, async () => {
        expect((await change(staffId, action, body)).status).toBe(200);
        return {
          result: undefined,
          events: [{ action: 'test.change', subject: { type: 'staff', id: staffId } }],
        };
      });
      await expect(work).rejects.toMatchObject({ code: 'RDA06' });
    }
  });

  it('leaves an event of each change, with who, what and why, and no subject of the provider', async () => {
    const { staffId } = await open('manager');
    await change(staffId, 'deactivate', { reason: 'leave' });
    const events = await desk.events(
      'actor=stf_demo-administrator',
      ({ subjectId, action }) => subjectId === staffId && action === 'staff.account-deactivated',
    );
    const own = events.filter(({ subjectId }) => subjectId === staffId);
    expect(own.map(({ action }) => action)).toEqual(['staff.account-opened', 'staff.account-deactivated']);
    expect(JSON.stringify(own)).not.toContain('made-up-');
  });

  it('is one a person: a subject that has one, even an inactive one, gets no other', async () => {
    const tokenSubject = `made-up-${randomUUID()}`;
    const first = await post('/v1/staff', { tokenSubject, role: 'officer' });
    const { staffId } = first.body as Account;
    await change(staffId, 'deactivate', { reason: 'left' });
    const second = await post('/v1/staff', { tokenSubject, role: 'reviewer' });
    expect([second.status, codeOf(second)]).toEqual([409, 'subject-has-account']);
    expect(second.text).not.toContain(tokenSubject);
  });

  it.each([
    ['an unknown role', { tokenSubject: 'x', role: 'king' }, '#/role'],
    ['two roles', { tokenSubject: 'x', role: ['officer', 'reviewer'] }, '#/role'],
    ['no subject', { role: 'officer' }, '#/tokenSubject'],
    ['an empty subject', { tokenSubject: '', role: 'officer' }, '#/tokenSubject'],
    ['a subject of 201 characters', { tokenSubject: 'x'.repeat(201), role: 'officer' }, '#/tokenSubject'],
    ['an id of one’s own choice', { tokenSubject: 'x', role: 'officer', staffId: 'stf_mine' }, '#/staffId'],
  ])('is not opened with %s', async (_, body, pointer) => {
    const answer = await post('/v1/staff', body);
    expect(answer.status).toBe(400);
    expect((answer.body as { errors: object[] }).errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('is changed on the version that was read, and only then', async () => {
    const { staffId } = await open('officer');
    const path = `/v1/staff/${staffId}/deactivate`;
    expect((await post(path, { reason: 'left' })).status).toBe(428);
    expect((await post(path, { reason: 'left' }, '*')).status).toBe(428);
    expect((await post(path, { reason: 'left' }, '"2"')).status).toBe(412);
    expect((await post(path, { reason: 'in my own words' }, '"1"')).status).toBe(400);
    expect((await post(path, { reason: 'left' }, '"1"')).headers['etag']).toBe('"2"');
    const again = await post(path, { reason: 'left' }, '"2"');
    expect([again.status, codeOf(again)]).toEqual([409, 'account-unchanged']);
    expect((await post('/v1/staff/stf_nobody/deactivate', { reason: 'left' }, '"1"')).status).toBe(404);
  });

  it('is in the list with the others, page by page', async () => {
    const seen: string[] = [];
    let path: string | null = '/v1/staff?limit=3';
    while (path !== null) {
      const { body } = await desk.get('administrator', path);
      const page = body as { items: Account[]; next: string | null };
      seen.push(...page.items.map(({ staffId }) => staffId));
      path = page.next === null ? null : `/v1/staff?limit=3&cursor=${page.next}`;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toEqual(expect.arrayContaining(['stf_demo-administrator', 'stf_demo-officer2']));
  });
});

describe('who keeps the accounts', () => {
  it('does not change their own', async () => {
    for (const [action, body] of [
      ['deactivate', { reason: 'left' }],
      ['change-role', { role: 'officer', reason: 'mistake' }],
    ] as const) {
      const answer = await change('stf_demo-administrator', action, body);
      expect([answer.status, codeOf(answer)]).toEqual([403, 'own-account']);
    }
  });
});

describe('an officer who becomes a reviewer', () => {
  it('cannot confirm what they proposed', async () => {
    const fileNumber = await desk.aFile({ before: 'propose-decision' });
    expect((await desk.act('officer', fileNumber, 'propose-decision', PROPOSAL)).status).toBe(200);
    const tag = await desk.etag(fileNumber);
    const changed = await change('stf_demo-officer', 'change-role', {
      role: 'reviewer',
      reason: 'duties-changed',
    });
    expect(changed.status).toBe(200);
    const answer = await desk.act('officer', fileNumber, 'confirm-decision', {}, tag);
    expect([answer.status, codeOf(answer)]).toEqual([403, 'confirmer-is-proposer']);
  });
});

describe('two administrators', () => {
  it('cannot put each other out at the same time: one of two remains', async () => {
    const tokenSubject = `made-up-${randomUUID()}`;
    const { staffId } = (await post('/v1/staff', { tokenSubject, role: 'administrator' })).body as Account;
    const { access_token } = await provider.signIn({ subject: tokenSubject, amr: ['mfa'] });
    const back = other.request
      .post('/v1/staff/stf_demo-administrator/deactivate')
      .set({ authorization: `Bearer ${access_token}`, 'if-match': '"1"' })
      .send({ reason: 'security' })
      .then((response) => response);
    const answers = await Promise.all([change(staffId, 'deactivate', { reason: 'security' }), back]);
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect(answers.map(({ status }) => status).filter((status) => [401, 409].includes(status))).toHaveLength(
      1,
    );
    const client = new Client({ ...test.database.owner });
    await client.connect();
    const { rows } = await client.query(`SELECT staff_id FROM staff WHERE role = 'administrator' AND active`);
    expect(rows).toHaveLength(1);
    await client.end();
  });
});
