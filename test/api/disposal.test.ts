import { Client } from 'pg';
import { type Response } from 'supertest';
import { type LoggedEvent, verifyEvents } from '../../src/cli/verify-events.js';
import { type DisposalDto } from '../../src/modules/disposals/disposal.dto.js';
import { WaitingBatchProcessor } from '../../src/modules/intake/waiting/waiting-batch.processor.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';

let test: TestApp;
let desk: Desk;
let superuser: Client;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  superuser = new Client({ ...test.database.superuser });
  await superuser.connect();
});

afterEach(() => test.setDay());

afterAll(async () => {
  await superuser.end();
  await test.close();
});

const EXPIRED = { basis: 'retention-expired', orderCode: 'RS-2026/7' };
const ORDERED = { basis: 'emergency-order', orderCode: 'HOM-2026/1' };

const look = (file: string) => desk.get('administrator', `/v1/files/${file}/disposal`);

async function dispose(file: string, body: object, ifMatch?: string | null): Promise<Response> {
  const tag = ifMatch === undefined ? ((await look(file)).headers['etag'] as string) : ifMatch;
  const request = test.request
    .post(`/v1/files/${file}/disposal`)
    .set('authorization', `Bearer ${test.tokens.administrator}`);
  if (tag !== null) void request.set('if-match', tag);
  return request.send(body);
}

const codeOf = (response: Response) => (response.body as { type: string }).type.split(':').at(-1);

async function sealedOf(file: string): Promise<Record<string, unknown>> {
  const { rows } = await superuser.query<Record<string, unknown>>(
    `SELECT wrapped_key, key_version, sealed, sealed_reference, reference_index
     FROM case_files JOIN referral_contents USING (file_number) WHERE file_number = $1`,
    [file],
  );
  return rows[0] ?? {};
}

describe('a file whose time is over', () => {
  it('is kept until two years after its last use, reading it included, and may be destroyed the day after', async () => {
    test.setDay('2027-03-10');
    const file = await desk.aFile();
    test.setDay('2027-05-20');
    await desk.get('officer', `/v1/files/${file}`);
    expect((await look(file)).body).toMatchObject({ keptUntil: '2029-05-20', disposedAt: null, basis: null });
    test.setDay('2029-05-20');
    const early = await dispose(file, EXPIRED);
    expect([early.status, codeOf(early)]).toEqual([409, 'retention-not-over']);
    expect((early.body as { detail: string }).detail).toContain('2029-05-20');
    test.setDay('2029-05-21');
    const done = await dispose(file, EXPIRED);
    expect([done.status, done.body]).toMatchObject([
      200,
      {
        state: 'decided',
        ...EXPIRED,
        disposedBy: 'stf_demo-administrator',
        disposedAt: '2029-05-21T12:00:00.000Z',
      },
    ]);
  });

  it('is not destroyed while it is under way', async () => {
    test.setDay('2027-03-10');
    const file = await desk.aFile({ before: 'confirm-decision' });
    test.setDay('2032-03-10');
    const answer = await dispose(file, EXPIRED);
    expect([answer.status, codeOf(answer)]).toEqual([409, 'not-ended']);
    expect((await desk.get('officer', `/v1/files/${file}`)).status).toBe(200);
  });
});

describe('a file destroyed by an emergency order', () => {
  let file: string;
  let other: string;
  let reference: string;
  let batch: { id: string; rows: { fileNumber: string }[] };
  const key = 'KANAREIKA-disposal';
  const referrals = [aReferral(), aReferral()];

  beforeAll(async () => {
    batch = (await desk.send(referrals, { key })).body as typeof batch;
    [file, other] = batch.rows.map(({ fileNumber }) => fileNumber) as [string, string];
    reference = String(referrals[0]?.['externalReference']);
    const done = await dispose(file, ORDERED);
    expect(done.status).toBe(200);
    expect(done.body as DisposalDto).toMatchObject({ state: 'closed', version: 2, ...ORDERED });
  });

  it('has lost its data key, its reference and everything sealed under it for good', async () => {
    expect(Object.values(await sealedOf(file))).toEqual([null, null, null, null, null]);
  });

  it('is answered 410 where its content was, and its stored answer as well', async () => {
    for (const path of ['', '/stca-checks']) {
      const answer = await desk.get('officer', `/v1/files/${file}${path}`);
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 410, 'gone']);
    }
    const again = await desk.send(referrals, { key });
    expect([again.status, codeOf(again)]).toEqual([410, 'gone']);
  });

  it('leaves the 202 of a batch that was worked on later as it was, for it tells no reference', async () => {
    const later = [aReferral()];
    const sent = await desk.sendLater(later, 'KANAREIKA-later');
    const { id } = sent.body as { id: string };
    await test.app.get(WaitingBatchProcessor).process(id, () => false);
    const rows = await desk.getAs('partnerA', `/v1/referral-batches/${id}/rows`);
    const [row] = (rows.body as { items: { fileNumber: string }[] }).items;
    expect((await dispose(row?.fileNumber ?? '', ORDERED)).status).toBe(200);
    const again = await desk.sendLater(later, 'KANAREIKA-later');
    expect([again.status, again.text]).toEqual([202, sent.text]);
  });

  it('still stands in lists, in codes, for staff and for its partner', async () => {
    const { items } = (await desk.get('officer', '/v1/files?state=closed')).body as {
      items: { fileNumber: string }[];
    };
    expect(items.find(({ fileNumber }) => fileNumber === file)).toMatchObject({
      externalReference: null,
      disposedAt: expect.any(String) as string,
    });
    const own = await desk.getAs('partnerA', `/v1/referrals/${file}`);
    expect([own.status, own.body]).toMatchObject([200, { externalReference: null, state: 'closed' }]);
    const rows = await desk.getAs('partnerA', `/v1/referral-batches/${batch.id}/rows`);
    expect(
      (rows.body as { items: { externalReference: string }[] }).items.map((row) => row.externalReference),
    ).toEqual([null, referrals[1]?.['externalReference']]);
  });

  it('takes no action and no second disposal', async () => {
    const started = await desk.act('officer', file, 'start-screening', {}, '"2"');
    expect([started.status, codeOf(started)]).toEqual([409, 'nothing-more-possible']);
    const again = await dispose(file, ORDERED);
    expect([again.status, codeOf(again)]).toEqual([410, 'gone']);
  });

  it('leaves other files of its batch as they were', async () => {
    const answer = await desk.get('officer', `/v1/files/${other}`);
    expect((answer.body as { referral: unknown }).referral).toEqual(referrals[1]);
  });

  it('leaves its reference free, and a trail that names the order and the administrator', async () => {
    const events = (await desk.events(
      `file=${file}`,
      ({ action }) => action === 'file.disposed',
    )) as unknown as (LoggedEvent & { action: string; actorId: string })[];
    expect(events.filter(({ fileSeq }) => fileSeq !== null)).toMatchObject([
      { action: 'file.received', fileSeq: 1 },
      { action: 'file.disposed', fileSeq: 2, actorId: 'stf_demo-administrator' },
    ]);
    const disposed = events.find(({ action }) => action === 'file.disposed');
    expect(verifyEvents(events, disposed!).fault).toBeUndefined();
    const anew = await desk.send([aReferral((referral) => (referral['externalReference'] = reference))]);
    expect((anew.body as { rows: { status: string }[] }).rows[0]?.status).toBe('accepted');
  });
});

describe('disposing of a file', () => {
  it('cancels the interview and lets the proposal lapse that were open', async () => {
    const booked = await desk.aFile({ before: 'record-interview' });
    const proposed = await desk.aFile({ before: 'confirm-decision' });
    for (const file of [booked, proposed]) expect((await dispose(file, ORDERED)).status).toBe(200);
    const { rows } = await superuser.query<{ status: string }>(
      `SELECT status FROM interviews WHERE file_number = $1 UNION ALL SELECT status FROM decisions WHERE file_number = $2`,
      [booked, proposed],
    );
    expect(rows).toEqual([{ status: 'cancelled' }, { status: 'lapsed' }]);
  });

  it('needs the version it was looked at under, and a file there is', async () => {
    const file = await desk.aFile({ before: 'start-screening' });
    expect((await dispose(file, ORDERED, null)).status).toBe(428);
    expect((await dispose(file, ORDERED, '"9"')).status).toBe(412);
    expect((await dispose('RD-00000-00000', ORDERED, '"1"')).status).toBe(404);
    expect((await look('RD-00000-00000')).status).toBe(404);
    expect((await desk.get('officer', `/v1/files/${file}`)).status).toBe(200);
  });

  it.each([
    ['no order', { basis: 'emergency-order' }],
    ['another basis', { basis: 'wish', orderCode: 'HOM-1' }],
    ['a sentence for a code', { basis: 'emergency-order', orderCode: 'because of Made-up' }],
  ])('is refused with %s', async (_, body) => {
    const file = await desk.aFile({ before: 'start-screening' });
    expect((await dispose(file, body)).status).toBe(400);
  });

  it('tells the administrator nothing of the content', async () => {
    const file = await desk.aFile({ before: 'start-screening' });
    const told = await look(file);
    expect(Object.keys(told.body as object).sort()).toEqual(
      [
        'fileNumber',
        'state',
        'version',
        'lastUsedAt',
        'keptUntil',
        'disposedAt',
        'basis',
        'orderCode',
        'disposedBy',
      ].sort(),
    );
  });
});
