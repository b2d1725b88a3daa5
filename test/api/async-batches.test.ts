import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type BatchDto, type WaitingBatchDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { type RowPageDto } from '../../src/modules/intake/dto/row-answers.dto.js';
import { BatchClient, BATCHES, fresh, freshRows, problemOf, resultOf } from '../intake/support/batch-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk, eventually } from '../support/desk.js';

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
const count = async (table: string): Promise<number> =>
  Number((await superuser.query<{ count: string }>(`SELECT count(*) FROM ${table}`)).rows[0]?.count);

/** Nothing of what was sent is left: no piece, no key, no count. */
const bodiesLeft = async (): Promise<number[]> =>
  Promise.all(['batch_bodies', 'batch_body_pieces', 'batch_progress'].map(count));

describe('a batch sent with Prefer: respond-async', () => {
  it('is answered 202 at once, and ends as it would have ended without', async () => {
    const { referrals } = freshRows(12, 0.4);
    const validated = resultOf(
      await client.send(JSON.stringify({ referrals }), 'application/json', { key: null, query: '?mode=validate' }),
    );
    const answer = await later({ referrals });
    expect(answer.status).toBe(202);
    expect(answer.headers['preference-applied']).toBe('respond-async');
    expect(answer.headers['vary']).toBe('Accept-Language, Prefer');
    const { id, state, counts, location } = waitingOf(answer);
    expect({ state, counts }).toEqual({ state: 'waiting', counts: { received: 12, accepted: 0, rejected: 0 } });
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
    expect(await bodiesLeft()).toEqual([0, 0, 0]);
  });
});
