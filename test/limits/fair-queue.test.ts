import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { Crowded, FairQueue } from '../../src/platform/limits/fair-queue.js';
import { DEMO_LIMITS } from '../../src/platform/limits/limits.js';
import { startTestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';

const patient = new AbortController().signal;
const aMoment = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Enters and notes the name once inside. */
function enter(queue: FairQueue, name: string, inside: string[], gone = patient): Promise<() => void> {
  return queue.enter(name, gone).then((leave) => {
    inside.push(name);
    return leave;
  });
}

describe('a fair queue', () => {
  it('lets so many of one name in, and another name past those who wait', async () => {
    const queue = new FairQueue({ total: 10, perPartner: 2, waiting: 10, waitMs: 10_000 });
    const inside: string[] = [];
    const leave = await enter(queue, 'a', inside);
    await enter(queue, 'a', inside);
    void enter(queue, 'a', inside);
    await enter(queue, 'b', inside);
    expect(inside).toEqual(['a', 'a', 'b']);
    leave();
    await aMoment();
    expect(inside).toEqual(['a', 'a', 'b', 'a']);
  });

  it('gives free places to the names in turn, however long the line of one is', async () => {
    const queue = new FairQueue({ total: 1, perPartner: 1, waiting: 10, waitMs: 10_000 });
    const inside: string[] = [];
    const first = await enter(queue, 'a', inside);
    const others = ['a', 'a', 'a', 'b', 'b', 'c'].map((name) => enter(queue, name, inside));
    first();
    for (const other of [3, 5, 0, 4, 1, 2].map((index) => others[index])) (await other)?.();
    expect(inside).toEqual(['a', 'b', 'c', 'a', 'b', 'a', 'a']);
  });

  it('frees a place once, however often it is left', async () => {
    const queue = new FairQueue({ total: 1, perPartner: 1, waiting: 10, waitMs: 10_000 });
    const inside: string[] = [];
    const leave = await enter(queue, 'a', inside);
    const others = [enter(queue, 'a', inside), enter(queue, 'a', inside)];
    leave();
    leave();
    await aMoment();
    expect(inside).toHaveLength(2);
    for (const other of others) (await other)();
  });

  it('sends away one too many, and one who has waited too long', async () => {
    const queue = new FairQueue({ total: 1, perPartner: 1, waiting: 1, waitMs: 20 });
    await queue.enter('a', patient);
    const waits = queue.enter('a', patient);
    await expect(queue.enter('a', patient)).rejects.toThrow(Crowded);
    await expect(waits).rejects.toThrow(Crowded);
  });

  it('forgets who has gone, before or while it waits', async () => {
    const queue = new FairQueue({ total: 1, perPartner: 1, waiting: 1, waitMs: 10_000 });
    const inside: string[] = [];
    const leave = await enter(queue, 'a', inside);
    const gone = new AbortController();
    const waits = enter(queue, 'a', inside, gone.signal);
    gone.abort(new Error('gone'));
    await expect(waits).rejects.toThrow('gone');
    await expect(queue.enter('a', gone.signal)).rejects.toThrow('gone');
    const next = enter(queue, 'a', inside);
    leave();
    await next;
    expect(inside).toEqual(['a', 'a']);
  });
});

describe('a partner with too many batches at once', () => {
  it('waits, then is told so; its reads and the batches of another go on', async () => {
    const bulk = { total: 3, perPartner: 1, waiting: 1, waitMs: 10_000 };
    const test = await startTestApp({ config: { limits: { ...DEMO_LIMITS, bulk } } });
    const desk = new Desk(test);
    const { port, hostname } = new URL(test.url);
    // Three batches whose bodies do not come: one is worked on, one waits, and one is told at once that it is too many.
    const held = [1, 2, 3].map(() => {
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      socket.write(
        `POST /v1/referral-batches HTTP/1.1\r\nhost: x\r\nx-api-key: ${test.keys.partnerA}\r\nidempotency-key: ${randomUUID()}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
      );
      return socket;
    });
    await Promise.race(held.map((socket) => once(socket, 'data')));
    const refused = await desk.send([aReferral()]);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      type: 'urn:referral-desk:problem:too-many-at-once',
      detail: expect.stringContaining('1 requests of this kind'),
    });
    expect(refused.headers['retry-after']).toBe('5');
    expect((await desk.send([aReferral()], { by: 'partnerB' })).status).toBe(201);
    expect((await desk.getAs('partnerA', '/v1/referrals')).status).toBe(200);
    for (const socket of held) socket.destroy();
    const sent = await eventually(
      () => desk.send([aReferral()]),
      ({ status }) => status === 201,
    );
    expect(sent.status).toBe(201);
    await test.close();
  });
});
