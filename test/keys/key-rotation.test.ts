import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type KeyRotationDto } from '../../src/modules/keys/key-rotation.dto.js';
import { TABLES_WITH_KEYS } from '../../src/modules/keys/wrapped-keys.store.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';

const folder = mkdtempSync(join(tmpdir(), 'referral-desk-keys-'));
let first: TestApp;
let second: TestApp;
let superuser: Client;

beforeAll(async () => {
  first = await startTestApp({ dataDir: folder, worker: true });
  second = await startTestApp({ dataDir: folder, database: first.database, secrets: first.secrets });
  superuser = new Client({ ...first.database.superuser });
  await superuser.connect();
});

afterAll(async () => {
  await superuser.end();
  await second.close();
  await first.close();
  rmSync(folder, { recursive: true });
});

const administrator = () => ({ authorization: `Bearer ${first.tokens.administrator}` });

async function rotate(): Promise<KeyRotationDto> {
  const asked = await first.request.post('/v1/key-rotations').set(administrator()).send({});
  expect(asked.status).toBe(202);
  return eventually(
    async () =>
      (await first.request.get(asked.headers['location'] ?? '').set(administrator())).body as KeyRotationDto,
    ({ state }) => state === 'finished',
  );
}

async function versionsInUse(): Promise<number[]> {
  const tables = Object.keys(TABLES_WITH_KEYS).map(
    (table) => `SELECT key_version FROM ${table} WHERE key_version IS NOT NULL`,
  );
  const { rows } = await superuser.query<{ version: number }>(
    `SELECT DISTINCT key_version AS version FROM (${tables.join(' UNION ALL ')}) AS keys ORDER BY 1`,
  );
  return rows.map(({ version }) => version);
}

describe('a rotation of the key-encryption key, with two processes over one database', () => {
  it('leaves nothing under the old version, and every file, row and answer opens as before, in both', async () => {
    const desk = new Desk(first);
    const key = 'KANAREIKA-before';
    const referrals = [
      ...Array.from({ length: 450 }, () => aReferral()),
      aReferral((referral) => delete referral['consent']),
    ];
    const sent = await desk.send(referrals, { key });
    const { id, rows } = sent.body as { id: string; rows: { fileNumber?: string }[] };
    expect(await versionsInUse()).toEqual([1]);

    const rotation = await rotate();
    expect(rotation).toMatchObject({ state: 'finished', toVersion: 2, dataKeys: 454, rewrapped: 454 });
    expect(await versionsInUse()).toEqual([2]);

    for (const app of [first, second]) {
      const there = new Desk(app);
      const file = await there.get('officer', `/v1/files/${rows[0]?.fileNumber}`);
      expect((file.body as { referral: unknown }).referral).toEqual(referrals[0]);
      const refused = await there.getAs('partnerA', `/v1/referral-batches/${id}/rows?status=rejected`);
      expect(JSON.stringify(refused.body)).toContain(String(referrals[450]?.['externalReference']));
      const again = await there.send(referrals, { key });
      expect([again.text, again.headers['idempotent-replayed']]).toEqual([sent.text, 'true']);
    }
  });

  it('is told of in the audit log, and its keys stand in a file for its owner only', async () => {
    for (const [action, actor] of [
      ['key-rotation.requested', 'stf_demo-administrator'],
      ['key.introduced', 'stf_demo-administrator'],
      ['key-rotation.finished', 'system'],
      ['key.retired', 'system'],
    ]) {
      const events = await new Desk(first).get('auditor', `/v1/audit/events?action=${action}&actor=${actor}`);
      expect([action, (events.body as { items: unknown[] }).items.length]).toEqual([action, 1]);
    }
    const path = join(folder, 'key-encryption-keys');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toMatch(/^2:[^,]+,1:[^,]+$/);
  });

  it('fails no request while partners send and officers read, and overlooks nothing that was being stored', async () => {
    const desks = [new Desk(first), new Desk(second)] as const;
    const statuses: number[] = [];
    let ended = false;
    const load = desks.flatMap((desk) => [
      (async () => {
        while (!ended) {
          const sent = await desk.send([aReferral(), aReferral()]);
          statuses.push(sent.status);
          const { fileNumber } = (sent.body as { rows: { fileNumber: string }[] }).rows[0] ?? {
            fileNumber: '',
          };
          statuses.push((await desk.get('officer', `/v1/files/${fileNumber}`)).status);
        }
      })(),
      (async () => {
        while (!ended) statuses.push((await desk.get('officer', '/v1/files?limit=50')).status);
      })(),
    ]);
    const { toVersion } = await rotate();
    const next = await rotate();
    ended = true;
    await Promise.all(load);
    expect(next.toVersion).toBe(toVersion + 1);
    expect(statuses.length).toBeGreaterThan(10);
    expect(statuses.filter((status) => status !== 200 && status !== 201)).toEqual([]);
    expect(await versionsInUse()).toEqual([next.toVersion]);
  });

  it('is refused while another one runs', async () => {
    const answers = await Promise.all(
      [first, second].map((app) => app.request.post('/v1/key-rotations').set(administrator()).send({})),
    );
    const statuses = answers.map(({ status }) => status).sort();
    // The first may have finished before the second was looked at.
    expect([
      [202, 202],
      [202, 409],
    ]).toContainEqual(statuses);
    for (const { status, body } of answers) {
      if (status === 409) expect((body as { type: string }).type).toContain('rotation-running');
    }
  });

  it('knows every table that has wrapped keys', async () => {
    const { rows } = await superuser.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'wrapped_key' ORDER BY table_name COLLATE "C"`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(TABLES_WITH_KEYS).sort());
  });
});
