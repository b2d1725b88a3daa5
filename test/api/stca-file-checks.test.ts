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
import { CheckingDesk } from '../support/checking-desk.js';
import { aReferral, eventually } from '../support/desk.js';

const UNKNOWN_FILE = '/v1/files/RD-00000-00000';

let test: TestApp;
let desk: CheckingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new CheckingDesk(test);
});

afterEach(() => test.setDay());
afterAll(() => test.close());

describe('a check on demand', () => {
  it('is made under the law and the notices of today, and the one before stays as it was', async () => {
    const file = await desk.aFileWithSister();
    const first = (await desk.read(file)).stca;
    const made = await desk.call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
    expect([made.status, made.headers['etag'], made.body.stca.cause]).toEqual([201, '"2"', 'on-demand']);
    const now = await desk.read(file);
    expect(now.stca).toEqual(made.body.stca);
    expect(now.stca.checkId).not.toBe(first.checkId);
    const all = await desk.checksOf(file);
    expect(all.items).toEqual([now.stca, first]);
    const page = await desk.checksOf(file, '?limit=1');
    expect(page.items).toEqual([now.stca]);
    expect((await desk.checksOf(file, `?limit=1&cursor=${page.next}`)).items).toEqual([first]);
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
    expect((await desk.read(file)).conclusion).toBe('exception-established');
    test.setDay('2026-12-02');
    const made = await desk.call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
    expect(made.body.stca.result).toMatchObject({ assessedOn: '2026-12-02', conclusion: 'undetermined' });
    expect((await desk.read(file)).conclusion).toBe('undetermined');
  });

  it('needs If-Match, an open file, and an officer', async () => {
    const file = await desk.aFile({ before: 'start-screening' });
    const path = `/v1/files/${file}/stca-checks`;
    expect((await desk.call('post', path)).status).toBe(428);
    expect((await desk.call('post', path, { ifMatch: '"9"' })).status).toBe(412);
    expect((await desk.call('post', path, { ifMatch: '"1"', as: 'administrator' })).status).toBe(403);
    expect((await desk.call('post', `${UNKNOWN_FILE}/stca-checks`, { ifMatch: '"1"' })).status).toBe(404);
    const decided = await desk.aFile();
    const refused = await desk.call('post', `/v1/files/${decided}/stca-checks`, {
      ifMatch: await desk.etag(decided),
    });
    expect([refused.status, refused.body.type]).toEqual([
      409,
      'urn:referral-desk:problem:nothing-more-possible',
    ]);
    expect((await desk.checksOf(decided)).items).toHaveLength(1);
  });

  it('can be replayed from what is stored: the same facts and notices give the same bytes', async () => {
    await desk.call('post', '/v1/stca/notices', {
      as: 'administrator',
      body: {
        kind: 'suspension',
        gazette: 'Made-up Gazette',
        publicizedOn: '2026-01-01',
        lastDay: '2026-02-01',
      },
    });
    const file = await desk.aFileWithSister();
    await desk.call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
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
      const { facts, notices } = stored;
      const findings = assessChecked(facts, { notices, explanations: false, implications: false });
      expect(JSON.stringify(findings)).toBe(JSON.stringify(stored.result));
      const told = (await desk.checksOf(file)).items.find(
        ({ checkId }: { checkId: string }) => checkId === id,
      );
      expect(JSON.stringify(told.result)).toBe(JSON.stringify(assessChecked(facts, { notices })));
      const keyed = createHmac('sha256', dataKey).update(canonicalJson(stored.facts)).digest();
      expect(keyed.equals(hash)).toBe(true);
    }
  });

  it('is logged, and so is the reading of all of them', async () => {
    const file = await desk.aFileWithSister();
    await desk.call('post', `/v1/files/${file}/stca-checks`, { ifMatch: '"1"' });
    await desk.checksOf(file);
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
