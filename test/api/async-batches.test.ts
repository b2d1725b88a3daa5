import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type BatchDto, type WaitingBatchDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { type RowPageDto } from '../../src/modules/intake/dto/row-answers.dto.js';
import {
  BatchClient,
  BATCHES,
  faultsOf,
  fresh,
  freshRows,
  problemOf,
  resultOf,
} from '../intake/support/batch-client.js';
import { CSV, csvOf, NDJSON, ndjsonOf } from '../intake/support/formats.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk, eventually } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

let app: TestApp;
let client: BatchClient;
let superuser: Client;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
  client = new BatchClient(app);
  superuser = new Client(app.database.superuser);
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await app.close();
});

afterEach(async () => {
  expect(await eventually(left, (found) => JSON.stringify(found) === JSON.stringify(NOTHING))).toEqual(
    NOTHING,
  );
});

const later = (body: unknown, key = fresh('KANAREIKA-KEY'), prefer = 'respond-async') =>
  client.post(body, key).set('prefer', prefer);
const waitingOf = (response: Response): WaitingBatchDto => response.body as WaitingBatchDto;
const batch = async (id: string): Promise<BatchDto> => (await client.get(`/${id}`)).body as BatchDto;
const ended = (id: string): Promise<BatchDto> =>
  eventually(
    () => batch(id),
    ({ state }) => state === 'finished' || state === 'refused',
  );
const rowsOf = async (id: string): Promise<RowPageDto['items']> =>
  ((await client.get(`/${id}/rows?limit=200`)).body as RowPageDto).items;
/** What is left of what was sent: keys, pieces, counts. */
const left = async (): Promise<unknown> =>
  (
    await superuser.query(
      `SELECT (SELECT count(*)::int FROM batch_bodies) AS keys, (SELECT count(*)::int FROM batch_body_pieces) AS pieces,
         (SELECT count(*)::int FROM batch_progress) AS counts`,
    )
  ).rows[0];
const NOTHING = { keys: 0, pieces: 0, counts: 0 };
const batches = async (): Promise<number> =>
  (await superuser.query<{ count: number }>('SELECT count(*)::int FROM referral_batches')).rows[0]?.count ??
  -1;

describe('a batch sent with Prefer: respond-async', () => {
  it('is answered 202 at once, and ends as it would have ended without', async () => {
    const { referrals } = freshRows(12, 0.4);
    const validated = resultOf(
      await client.send(JSON.stringify({ referrals }), 'application/json', {
        key: null,
        query: '?mode=validate',
      }),
    );
    const answer = await later({ referrals });
    expect(answer.status).toBe(202);
    expect(answer.headers['preference-applied']).toBe('respond-async');
    expect(answer.headers['vary']).toBe('Accept-Language, Prefer');
    const { id, state, counts, location } = waitingOf(answer);
    expect({ state, counts }).toEqual({
      state: 'waiting',
      counts: { received: 12, accepted: 0, rejected: 0 },
    });
    expect([location, answer.headers['location']]).toEqual([`${BATCHES}/${id}`, `${BATCHES}/${id}`]);

    expect(await ended(id)).toEqual({
      id,
      mode: 'partial',
      receivedAt: waitingOf(answer).receivedAt,
      state: 'finished',
      outcome: 'partly-accepted',
      counts: validated.counts,
      partnerId: 'ptn_demo-a',
    });
    const rows = await rowsOf(id);
    expect(rows.map(({ fileNumber: _, ...row }) => row)).toEqual(validated.rows);
    expect(rows.every((row) => (row.status === 'accepted') === (row.fileNumber !== undefined))).toBe(true);
    expect(await left()).toEqual(NOTHING);
  });

  it.each([
    ['NDJSON', NDJSON, ndjsonOf, undefined],
    ['CSV', CSV, csvOf, undefined],
    ['NDJSON in gzip', NDJSON, ndjsonOf, 'gzip'],
  ])('is taken in %s as well, and tells where each row stood', async (_, type, write, encoding) => {
    const { referrals } = freshRows(3);
    const text = write(referrals);
    const body = encoding === undefined ? text : gzipSync(text);
    const options = encoding === undefined ? {} : { encoding };
    const { id } = waitingOf(await client.send(body, type, options).set('prefer', 'respond-async'));
    expect(await ended(id)).toMatchObject({ state: 'finished', counts: { received: 3, accepted: 3 } });
    const first = type === CSV ? 2 : 1;
    expect((await rowsOf(id)).map(({ row }) => row)).toEqual([first, first + 1, first + 2]);
  });

  it('gives its 202 again for its key, byte for byte, before its end and after, with the preference and without', async () => {
    const key = fresh('KANAREIKA-KEY');
    const { referrals } = freshRows(2);
    const before = await batches();
    const answer = await later({ referrals }, key);
    const soon = await later({ referrals }, key).set('accept-language', 'fr');
    await ended(waitingOf(answer).id);
    const at = await client.post({ referrals }, key);
    const corrected = await client.send(JSON.stringify({ referrals }), 'application/json', {
      key,
      query: '?corrections=include',
    });
    for (const again of [soon, at, corrected]) {
      expect([again.status, again.text]).toEqual([202, answer.text]);
      expect(again.headers['idempotent-replayed']).toBe('true');
      expect(again.headers['preference-applied']).toBe('respond-async');
      expect(again.headers['location']).toBe(answer.headers['location']);
    }
    expect(await batches()).toBe(before + 1);
    const other = await later({ referrals: freshRows(1).referrals }, key);
    expect([other.status, problemOf(other)]).toEqual([422, 'key-reused']);
  });

  it('is one batch of twenty identical posts at once', async () => {
    const key = fresh('KANAREIKA-KEY');
    const body = JSON.stringify({ referrals: freshRows(3).referrals });
    const before = await batches();
    const answers = await Promise.all(Array.from({ length: 20 }, () => later(body, key)));
    expect(await batches()).toBe(before + 1);
    expect(new Set(answers.filter(({ status }) => status === 202).map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ status }) => status !== 202 && status !== 409)).toEqual([]);
  });

  it.each([
    ['Respond-Async', 202],
    ['wait=10, respond-async', 202],
    ['handling=lenient; a="x, y", respond-async; foo', 202],
    ['respond-async=""', 202],
    ['return=minimal', 201],
    ['respond-async=no', 201],
    ['x="respond-async, respond-async"', 201],
    [', ;=,"', 201],
  ])('is one by “Prefer: %s”: %i', async (prefer, status) => {
    const answer = await later({ referrals: freshRows(1).referrals }, undefined, prefer);
    expect(answer.status).toBe(status);
    expect(answer.headers['preference-applied']).toBe(status === 202 ? 'respond-async' : undefined);
    expect(answer.headers['vary']).toBe('Accept-Language, Prefer');
    if (status === 201) expect(answer.body).toMatchObject({ state: 'finished', outcome: 'all-accepted' });
  });

  it.each([
    ['mode=validate', 200],
    ['corrections=include', 201],
  ])('is answered whole with %s all the same: the preference is passed over', async (query, status) => {
    const body = JSON.stringify({ referrals: freshRows(1).referrals });
    const answer = await client
      .send(body, 'application/json', { query: `?${query}` })
      .set('prefer', 'respond-async');
    expect(answer.status).toBe(status);
    expect(answer.headers['preference-applied']).toBeUndefined();
    expect(answer.body).toHaveProperty('rows');
  });

  it.each([
    ['{"referrals":', 'application/json', 400, 'malformed-json'],
    ['{"referrals":[]}', 'application/json', 400, 'invalid-request'],
    [`{"referrals":[${'0,'.repeat(10_000)}0]}`, 'application/json', 422, 'too-many-rows'],
    ['', 'application/json', 400, 'empty-body'],
    [Buffer.from([0xff, 0xfe, 0x00]), NDJSON, 400, 'not-utf8'],
    ['Kanareikina\n1\n', CSV, 400, 'invalid-header'],
    ['externalReference\n"x\n', CSV, 400, 'malformed-csv'],
  ])(
    'is refused at once, and nothing of it is stored, when its form is wrong (%#)',
    async (body, type, status, code) => {
      const before = await batches();
      const answer = await client.send(body, type).set('prefer', 'respond-async');
      expect([answer.status, problemOf(answer)]).toEqual([status, code]);
      expect([await batches(), await left()]).toEqual([before, NOTHING]);
    },
  );

  it('in mode atomic is refused whole for one faulty row, each row rejected: for its own faults, or for the batch', async () => {
    const { referrals } = freshRows(3);
    const [, faulty] = referrals;
    delete faulty?.['consent'];
    const answer = await client
      .send(JSON.stringify({ referrals }), 'application/json', { query: '?mode=atomic' })
      .set('prefer', 'respond-async');
    const { id } = waitingOf(answer);
    const told = await ended(id);
    expect(told).toMatchObject({
      state: 'refused',
      outcome: 'none-accepted',
      counts: { received: 3, accepted: 0, rejected: 3 },
    });
    expect(told.refusal?.type).toMatch(/:batch-refused$/);
    expect(told.refusal?.detail).toContain('1 of 3');
    const french = await client.get(`/${id}`).set('accept-language', 'fr');
    expect((french.body as BatchDto).refusal?.detail).toContain('1 sur 3');
    const rows = await rowsOf(id);
    expect(rows.map(({ externalReference }) => externalReference)).toEqual(
      referrals.map((row) => row['externalReference']),
    );
    expect(faultsOf(rows)).toEqual([
      '#/referrals/0 refused-with-batch',
      '#/referrals/1/consent required',
      '#/referrals/2 refused-with-batch',
    ]);
    expect(await left()).toEqual(NOTHING);
    // The references are free: nothing of the batch became a file.
    const again = await client
      .send(JSON.stringify({ referrals: [referrals[0], referrals[2]] }), 'application/json', {
        query: '?mode=atomic',
      })
      .set('prefer', 'respond-async');
    expect(await ended(waitingOf(again).id)).toMatchObject({ state: 'finished', outcome: 'all-accepted' });
  });

  it('is not found by another partner, is read by an officer, and stands in the list', async () => {
    const { id } = waitingOf(await later({ referrals: freshRows(1).referrals }));
    for (const path of [`/${id}`, `/${id}/rows`]) {
      expect((await client.get(path, 'partnerB')).status).toBe(404);
    }
    await ended(id);
    const desk = new Desk(app);
    expect((await desk.get('officer', `${BATCHES}/${id}`)).body).toMatchObject({ id, state: 'finished' });
    const listed = (await client.get('?limit=1')).body as { items: BatchDto[] };
    expect(listed.items).toEqual([await batch(id)]);
  });

  it('leaves the events of its receipt and of its end, the second in the name of the key that sent it', async () => {
    const { id } = waitingOf(await later({ referrals: freshRows(1).referrals }));
    await ended(id);
    const { rows } = await superuser.query(
      `SELECT action, convert_from(canonical, 'UTF8')::json #>> '{actor,role}' AS role,
         convert_from(canonical, 'UTF8')::json #>> '{actor,id}' = (SELECT key_id FROM api_keys WHERE partner_id = 'ptn_demo-a') AS own
       FROM audit_events WHERE subject_id = $1 ORDER BY action`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'batch.finished', role: 'partner', own: true },
      { action: 'batch.received', role: 'partner', own: true },
    ]);
    await expect(
      superuser.query(`UPDATE referral_batches SET accepted = 0 WHERE batch_id = $1`, [id]),
    ).rejects.toMatchObject({ code: 'RDA27' });
  });

  it('answers as the document says, at each step', async () => {
    const document = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);
    const answer = await later({ referrals: freshRows(1).referrals });
    expect(document.faultsOfAnswer('submitBatch', answer)).toEqual([]);
    const { id } = waitingOf(answer);
    expect(document.faultsOfAnswer('getBatch', await client.get(`/${id}`))).toEqual([]);
    await ended(id);
    expect(document.faultsOfAnswer('getBatch', await client.get(`/${id}`))).toEqual([]);
  });
});
