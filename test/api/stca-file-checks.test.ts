import { createHmac } from 'node:crypto';
import { Client } from 'pg';
import { assessChecked } from '../../src/domain/stca/assess.js';
import { type Notice } from '../../src/domain/stca/notices.js';
import { type StcaFacts } from '../../src/domain/stca/facts.js';
import { type StcaResult } from '../../src/domain/stca/result.js';
import { FieldCipher } from '../../src/platform/crypto/field-cipher.js';
import { KeyRing } from '../../src/platform/crypto/key-ring.js';
import { canonicalJson } from '../../src/platform/crypto/canonical-json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, aSlot, Desk, eventually, HELD_INTERVIEW, PROPOSAL } from '../support/desk.js';

const UNKNOWN_FILE = '/v1/files/RD-00000-00000';

let test: TestApp;
let desk: Desk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
});

afterEach(() => test.setDay());
afterAll(() => test.close());

interface Call {
  readonly as?: 'officer' | 'officer2' | 'administrator';
  readonly ifMatch?: string;
  readonly body?: object;
}

async function call(
  method: 'post' | 'patch',
  path: string,
  { as = 'officer', ifMatch, body = {} }: Call = {},
) {
  const request = test.request[method](path).set('authorization', `Bearer ${test.tokens[as]}`);
  if (ifMatch !== undefined) void request.set('if-match', ifMatch);
  return request.send(body).then((answer) => answer);
}

const read = async (file: string) => (await desk.get('officer', `/v1/files/${file}`)).body;
const checksOf = async (file: string, query = '') =>
  (await desk.get('officer', `/v1/files/${file}/stca-checks${query}`)).body;
const amend = async (file: string, body: object, ifMatch?: string, as: Call['as'] = 'officer') =>
  call('patch', `/v1/files/${file}/facts`, { as, ifMatch: ifMatch ?? (await desk.etag(file)), body });
const changed = (fact: string, value: unknown) => ({ changes: [{ fact, value }], reason: 'Made-up reason.' });

/** A file at a land port of entry with a sister in Canada whose status is not known. */
async function aFileWithSister(): Promise<string> {
  const sent = await desk.send([
    aReferral((referral) => {
      referral['intendedRoute'] = 'land-port-of-entry';
      referral['stca'] = {
        arrivingFromUnitedStates: true,
        relatives: [{ id: 'r1', relation: 'sister', inCanada: true, dateOfBirth: '1990-01-01' }],
      };
    }),
  ]);
  return sent.body.rows[0].fileNumber as string;
}

describe('a check on demand', () => {
  it('is made under the law and the notices of today, and the one before stays as it was', async () => {
    const file = await aFileWithSister();
    const first = (await read(file)).stca;
    const made = await call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
    expect([made.status, made.headers['etag'], made.body.stca.cause]).toEqual([201, '"2"', 'on-demand']);
    const now = await read(file);
    expect(now.stca).toEqual(made.body.stca);
    expect(now.stca.checkId).not.toBe(first.checkId);
    const all = await checksOf(file);
    expect(all.items).toEqual([now.stca, first]);
    const page = await checksOf(file, '?limit=1');
    expect(page.items).toEqual([now.stca]);
    expect((await checksOf(file, `?limit=1&cursor=${page.next}`)).items).toEqual([first]);
  });

  it('takes the day of the check for the day of the claim, so ages grow', async () => {
    test.setDay('2026-12-01');
    const sent = await desk.send([
      aReferral((referral) => {
        referral['intendedRoute'] = 'land-port-of-entry';
        referral['principalApplicant'] = { familyName: 'Examplov', dateOfBirth: '2008-12-02' };
        referral['stca'] = {
          claimant: {
            accompaniedByParentOrGuardian: false,
            hasSpouseOrPartner: false,
            parentOrGuardianInCanadaOrUnitedStates: false,
          },
        };
      }),
    ]);
    const file = sent.body.rows[0].fileNumber as string;
    expect((await read(file)).conclusion).toBe('exception-established');
    test.setDay('2026-12-02');
    const made = await call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
    expect(made.body.stca.result).toMatchObject({ assessedOn: '2026-12-02', conclusion: 'undetermined' });
    expect((await read(file)).conclusion).toBe('undetermined');
  });

  it('needs If-Match, an open file, and an officer', async () => {
    const file = await desk.aFile({ before: 'start-screening' });
    const path = `/v1/files/${file}/stca-checks`;
    expect((await call('post', path)).status).toBe(428);
    expect((await call('post', path, { ifMatch: '"9"' })).status).toBe(412);
    expect((await call('post', path, { ifMatch: '"1"', as: 'administrator' })).status).toBe(403);
    expect((await call('post', `${UNKNOWN_FILE}/stca-checks`, { ifMatch: '"1"' })).status).toBe(404);
    const decided = await desk.aFile();
    const refused = await call('post', `/v1/files/${decided}/stca-checks`, {
      ifMatch: await desk.etag(decided),
    });
    expect([refused.status, refused.body.type]).toEqual([
      409,
      'urn:referral-desk:problem:nothing-more-possible',
    ]);
    expect((await checksOf(decided)).items).toHaveLength(1);
  });

  it('can be replayed from what is stored: the same facts and notices give the same bytes', async () => {
    await call('post', '/v1/stca/notices', {
      as: 'administrator',
      body: {
        kind: 'suspension',
        gazette: 'Made-up Gazette',
        publicizedOn: '2026-01-01',
        lastDay: '2026-02-01',
      },
    });
    const file = await aFileWithSister();
    await call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
    const client = new Client({ ...test.database.superuser });
    await client.connect();
    const { rows } = await client.query<{
      id: string;
      sealed: Buffer;
      wrapped: Buffer;
      keyVersion: number;
      hash: Buffer;
    }>(
      `SELECT check_id AS id, c.sealed, wrapped_key AS wrapped, key_version AS "keyVersion", facts_hash AS hash FROM stca_checks c
       JOIN referral_contents USING (file_number) WHERE file_number = $1`,
      [file],
    );
    await client.end();
    const cipher = new FieldCipher(new KeyRing(test.config.secrets.keyEncryptionKeys));
    expect(rows).toHaveLength(2);
    for (const { id, sealed, hash, ...wrappedKey } of rows) {
      const dataKey = await cipher.unwrap(wrappedKey, file);
      const stored = cipher.open<{ facts: StcaFacts; notices: Notice[]; result: StcaResult }>(
        dataKey,
        { table: 'stca_checks', column: 'sealed', row: id },
        sealed,
      );
      expect(stored.notices).toHaveLength(1);
      const again = assessChecked(stored.facts, { notices: stored.notices });
      expect(JSON.stringify(again)).toBe(JSON.stringify(stored.result));
      const keyed = createHmac('sha256', dataKey).update(canonicalJson(stored.facts)).digest();
      expect(keyed.equals(hash)).toBe(true);
    }
  });

  it('is logged, and so is the reading of all of them', async () => {
    const file = await aFileWithSister();
    await call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
    await checksOf(file);
    const events = await eventually(
      async () =>
        (await desk.get('auditor', `/v1/audit/events?file=${file}`)).body.items as { action: string }[],
      (found) => found.some(({ action }) => action === 'file.checks-read'),
    );
    expect(events.map(({ action }) => action)).toEqual([
      'file.received',
      'file.check-made',
      'file.checks-read',
    ]);
  });
});

describe('amended facts', () => {
  it('replace what was known, keep what was, who changed it and why, and are checked at once', async () => {
    const file = await aFileWithSister();
    const before = await read(file);
    expect(before.conclusion).toBe('undetermined');
    const done = await amend(file, {
      changes: [
        { fact: '/relatives/0/statuses', value: ['citizen'] },
        { fact: '/relatives/0/support', value: 'documented' },
        { fact: '/relatives/-', value: { relation: 'uncle' } },
      ],
      reason: 'Made-up reason: passport of the sister seen.',
    });
    expect([done.status, done.body.version, done.body.stca.cause]).toEqual([200, 2, 'amended-facts']);
    const after = await read(file);
    expect(after).toMatchObject({ conclusion: 'exception-established', version: 2 });
    expect(after.stca.facts.relatives).toEqual([
      { ...before.stca.facts.relatives[0], statuses: ['citizen'], support: 'documented' },
      { relation: 'uncle' },
    ]);
    expect(after.stca.result.basis).toEqual(['IRPR 159.5(a)']);
    expect(after.amendments).toEqual([
      {
        checkId: after.stca.checkId,
        fileVersion: 2,
        amendedBy: 'stf_demo-officer',
        amendedAt: after.changedAt,
        reason: 'Made-up reason: passport of the sister seen.',
        changes: [
          { fact: '/relatives/0/statuses', from: null, to: ['citizen'] },
          { fact: '/relatives/0/support', from: null, to: 'documented' },
          { fact: '/relatives/1', from: null, to: { relation: 'uncle' } },
        ],
      },
    ]);
    expect(after.referral).toEqual(before.referral);
  });

  it('can be taken back to not known, and are carried on by the next change', async () => {
    const file = await aFileWithSister();
    await amend(file, changed('/relatives/0/statuses', ['citizen']));
    await amend(file, changed('/route', 'airport'));
    expect(await read(file)).toMatchObject({ route: 'airport', conclusion: 'does-not-apply' });
    await amend(file, changed('/relatives/0/statuses', null));
    const { stca, amendments } = await read(file);
    expect(stca.facts.relatives[0].statuses).toBeNull();
    expect(amendments[2].changes).toEqual([{ fact: '/relatives/0/statuses', from: ['citizen'], to: null }]);
    expect((await checksOf(file)).items.map((one: { cause: string }) => one.cause)).toEqual([
      'amended-facts',
      'amended-facts',
      'amended-facts',
      'intake',
    ]);
  });

  it('move the urgency: an amended birth makes an unaccompanied minor', async () => {
    const sent = await desk.send([
      aReferral((referral) => {
        referral['principalApplicant'] = { familyName: 'Examplov', dateOfBirth: '1990-01-01' };
        referral['stca'] = { claimant: { accompaniedByParentOrGuardian: false } };
        (referral['protection'] as Record<string, unknown>)['vulnerabilities'] = [];
      }),
    ]);
    const file = sent.body.rows[0].fileNumber as string;
    expect((await read(file)).urgency.reason).toBe('no-rule-raises-it');
    await amend(file, changed('/claimant/dateOfBirth', '2015-01-01'));
    expect((await read(file)).urgency).toEqual({ level: 'urgent', reason: 'unaccompanied-minor' });
  });

  it.each([
    [
      'a pointer to nothing',
      [{ fact: '/relatives/7/statuses', value: [] }],
      '#/changes/0/fact',
      'fact-not-there',
    ],
    ['a pointer past a value', [{ fact: '/route/x', value: 1 }], '#/changes/0/fact', 'fact-not-there'],
    [
      'the day of the check',
      [{ fact: '/assessedOn', value: '2026-01-01' }],
      '#/changes/0/fact',
      'not-amendable',
    ],
    [
      'an addition to a list not known',
      [{ fact: '/documents/-', value: {} }],
      '#/changes/0/fact',
      'list-not-known',
    ],
    [
      'what is so already',
      [{ fact: '/relatives/0/inCanada', value: true }],
      '#/changes/0/fact',
      'fact-unchanged',
    ],
    ['no pointer', [{ fact: 'relatives', value: [] }], '#/changes/0/fact', 'invalid-format'],
    ['a broken pointer', [{ fact: '/relatives/~2', value: [] }], '#/changes/0/fact', 'not-a-pointer'],
    ['a prototype', [{ fact: '/__proto__/x', value: 1 }], '#/changes/0/fact', 'fact-not-there'],
    ['a fact there is not', [{ fact: '/nickname', value: 'x' }], '#/changes/0/value', 'unknown-property'],
    [
      'a value of a wrong kind',
      [{ fact: '/relatives/0/inCanada', value: 'yes' }],
      '#/changes/0/value',
      'wrong-type',
    ],
    [
      'an item without what it needs',
      [{ fact: '/relatives/-', value: { inCanada: true } }],
      '#/changes/0/value/relation',
      'required',
    ],
    [
      'a list where null stands for an item',
      [{ fact: '/relatives/0', value: null }],
      '#/changes/0/value',
      'wrong-type',
    ],
    [
      'a birth after the claim',
      [{ fact: '/claimant/dateOfBirth', value: '2999-01-01' }],
      '#/changes/0/value',
      'birth-after-claim',
    ],
    [
      'a claim before a birth that stays',
      [{ fact: '/claimMadeOn', value: '2016-01-01' }],
      '#/changes',
      'birth-after-claim',
    ],
    ['no value', [{ fact: '/route' }], '#/changes/0/value', 'required'],
    ['no change', [], '#/changes', 'too-few'],
  ])('are refused with %s, by pointer, and nothing is stored', async (_, changes, pointer, code) => {
    const sent = await desk.send([
      aReferral((referral) => {
        referral['stca'] = {
          relatives: [{ relation: 'sister', inCanada: true, dateOfBirth: '2017-01-01' }],
        };
      }),
    ]);
    const file = sent.body.rows[0].fileNumber as string;
    const refused = await amend(file, { changes, reason: 'Made-up reason.' });
    expect([refused.status, refused.body.type]).toEqual([400, 'urn:referral-desk:problem:invalid-request']);
    expect(refused.body.errors[0]).toMatchObject({ pointer, code });
    expect(refused.body.errors[0].detail).not.toBe(code);
    const now = await read(file);
    expect([now.version, now.amendments]).toEqual([1, []]);
    expect((await checksOf(file)).items).toHaveLength(1);
  });

  it('let one of two officers win who amend at once: the other is told to look again', async () => {
    const file = await aFileWithSister();
    const answers = await Promise.all([
      amend(file, changed('/relatives/0/statuses', ['citizen']), '"1"'),
      amend(file, changed('/relatives/0/statuses', ['no-status']), '"1"', 'officer2'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { amendments, version } = await read(file);
    expect([version, amendments.length]).toEqual([2, 1]);
  });

  it('make the acknowledgement lapse, and it can be given anew for the new check only', async () => {
    const file = await desk.aFile({ before: 'propose-decision' });
    const old = (await read(file)).stca;
    expect(old.acknowledged).toBe(true);
    await amend(file, changed('/claimant/stateless', null));
    const now = (await read(file)).stca;
    expect([now.acknowledged, (await checksOf(file)).items[1].acknowledged]).toEqual([false, true]);
    const refused = await desk.act('officer', file, 'propose-decision', PROPOSAL);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:referral-desk:problem:check-not-current']);
    const acknowledge = async (checkId: string) =>
      call('post', `/v1/files/${file}/stca-checks/${checkId}/acknowledge`, {
        ifMatch: await desk.etag(file),
      });
    expect((await acknowledge(old.checkId)).status).toBe(409);
    const done = await acknowledge(now.checkId);
    expect([done.status, done.body.state]).toEqual([200, 'interviewed']);
    expect((await desk.act('officer', file, 'propose-decision', PROPOSAL)).status).toBe(200);
  });

  it('block the confirmation of a decision that was proposed before them', async () => {
    const file = await desk.aFile({ before: 'confirm-decision' });
    await amend(file, changed('/claimant/stateless', null));
    const refused = await desk.act('reviewer', file, 'confirm-decision');
    expect([refused.status, refused.body.type]).toEqual([
      409,
      'urn:referral-desk:problem:check-changed-since-proposal',
    ]);
    expect((await read(file)).state).toBe('decision-proposed');
  });

  it('are refused once the file has ended', async () => {
    const file = await desk.aFile();
    expect((await amend(file, changed('/claimant/stateless', null))).status).toBe(409);
  });

  it('leave no value and no reason in the log or in clear in the database', async () => {
    const file = await aFileWithSister();
    await amend(file, {
      changes: [{ fact: '/claimant/dateOfBirth', value: '1977-07-17' }],
      reason: 'Zimorodok',
    });
    const events = await eventually(
      async () => (await desk.get('auditor', `/v1/audit/events?file=${file}`)).text,
      (text) => text.includes('file.facts-amended'),
    );
    const client = new Client({ ...test.database.superuser });
    await client.connect();
    const { rows } = await client.query(
      `SELECT (SELECT string_agg(disclosure, ' ') FROM audit_disclosures) AS told,
              (SELECT string_agg(encode(sealed, 'escape'), ' ') FROM fact_amendments) AS kept`,
    );
    await client.end();
    const told = (rows[0].told as string)
      .split(' ')
      .map((one) => Buffer.from(one, 'base64url').toString('utf8'))
      .join('\n');
    expect(told).toContain('"amended",{"facts":1}');
    for (const text of [events, told, rows[0].kept as string, test.logLines.join('')]) {
      expect(text).not.toContain('1977-07-17');
      expect(text).not.toContain('Zimorodok');
    }
  });
});

describe('the way of a file', () => {
  it('goes on after its facts were amended on the way', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    await amend(file, changed('/claimant/stateless', null));
    const { checkId } = (await read(file)).stca;
    expect(
      (await desk.act('officer', file, 'clear-for-interview', { acknowledgedCheckId: checkId })).status,
    ).toBe(200);
    expect((await desk.act('officer', file, 'schedule-interview', aSlot())).status).toBe(200);
    expect((await desk.act('officer', file, 'record-interview', HELD_INTERVIEW)).status).toBe(200);
    expect((await desk.act('officer', file, 'propose-decision', PROPOSAL)).status).toBe(200);
    expect((await desk.act('reviewer', file, 'confirm-decision')).status).toBe(200);
  });
});
