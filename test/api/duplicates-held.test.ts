import { Client } from 'pg';
import { type Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral } from '../support/desk.js';
import { aFoundPair, dataIndexOf, DuplicatesDesk } from '../support/found-pairs.js';

let test: TestApp;
let desk: DuplicatesDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DuplicatesDesk(test);
});

afterAll(() => test.close());

type Json = Response['body'];

const codeOf = ({ body }: Response): unknown =>
  String((body as { type?: string }).type)
    .split(':')
    .at(-1);
const read = async (file: string): Promise<Json> => (await desk.get('officer', `/v1/files/${file}`)).body;
const clear = async (file: string): Promise<Response> =>
  desk.act('officer', file, 'clear-for-interview', { acknowledgedCheckId: (await read(file)).stca.checkId });
const aScreenedFile = (): Promise<string> => desk.aFile({ before: 'clear-for-interview' });

async function dispose(file: string): Promise<Response> {
  const address = `/v1/files/${file}/disposal`;
  const { headers } = await desk.get('administrator', address);
  return test.request
    .post(address)
    .set('authorization', `Bearer ${test.tokens.administrator}`)
    .set('if-match', headers['etag'] as string)
    .send({ basis: 'emergency-order', orderCode: 'HOM-2026/2' });
}

describe('a file with an open candidate', () => {
  it('is not cleared for interview, is told how many are open and where, and goes on once each is decided', async () => {
    const [file, other, third] = [
      await aScreenedFile(),
      await desk.aReceivedFile(),
      await desk.aReceivedFile(),
    ];
    await desk.find(
      aFoundPair(file, other),
      aFoundPair(third, file, { outcome: 'possible-relative' }),
      aFoundPair(other, third),
    );
    expect((await read(file)).openDuplicates).toBe(2);
    const held = await clear(file);
    expect([held.status, codeOf(held), held.body.detail]).toEqual([
      409,
      'duplicates-open',
      `Open duplicate candidates of this file: 2. A person of it may be in another file as well. Confirm or dismiss each at /v1/files/${file}/duplicates, then try again.`,
    ]);
    const [first, second] = await desk.candidatesOf(file);
    await desk.review(file, first.candidateId, 'confirm');
    expect(codeOf(await clear(file))).toBe('duplicates-open');
    await desk.review(third, second.candidateId, 'dismiss');
    expect((await clear(file)).status).toBe(200);
    expect(await read(file)).toMatchObject({ state: 'ready-for-interview', openDuplicates: 0 });
  });

  it('is held again by one that was reopened, or found again on other data', async () => {
    const [file, other] = [await aScreenedFile(), await desk.aReceivedFile('partnerB')];
    await desk.find(aFoundPair(file, other));
    const [{ candidateId }] = await desk.candidatesOf(file);
    await desk.review(file, candidateId, 'dismiss');
    await desk.review(other, candidateId, 'reopen');
    expect(codeOf(await clear(file))).toBe('duplicates-open');
    await desk.review(file, candidateId, 'dismiss');
    await desk.find(aFoundPair(file, other, { dataIndex: dataIndexOf('other data') }));
    expect(codeOf(await clear(file))).toBe('duplicates-open');
  });

  it('shows in the list how many are open, for reviewers and managers as well', async () => {
    const { file, other } = await desk.aCandidate();
    const lone = await desk.aReceivedFile();
    for (const role of ['officer', 'reviewer', 'manager'] as const) {
      const { items } = (await desk.get(role, '/v1/files?sort=age&limit=200')).body as { items: Json[] };
      const open = (number: string): unknown =>
        items.find(({ fileNumber }) => fileNumber === number)?.openDuplicates;
      expect([open(file), open(other), open(lone)]).toEqual([1, 1, 0]);
    }
  });

  it('is held by one of a file that was withdrawn: the same person came before', async () => {
    const [file, other] = [await aScreenedFile(), await desk.aReceivedFile('partnerB')];
    await desk.find(aFoundPair(file, other));
    await desk.act('officer', other, 'withdraw', { requestedBy: 'claimant', reason: 'Made-up reason.' });
    expect((await desk.candidatesOf(file))[0].other.state).toBe('closed');
    expect(codeOf(await clear(file))).toBe('duplicates-open');
  });
});

describe('a candidate of a file whose content was destroyed', () => {
  it('holds the other file no more, keeps its codes, and can be decided no more', async () => {
    const [file, other] = [await aScreenedFile(), await desk.aReceivedFile('partnerB')];
    await desk.find(aFoundPair(file, other));
    const [{ candidateId }] = await desk.candidatesOf(file);
    expect((await dispose(other)).status).toBe(200);
    const [left] = await desk.candidatesOf(file);
    expect(left).toMatchObject({ candidateId, state: 'open', score: 16.5, availableActions: [] });
    expect(left.other.disposedAt).not.toBeNull();
    for (const from of [file, other]) {
      const answer = await desk.review(from, candidateId, 'dismiss', { ifMatch: '"1"' });
      expect([answer.status, codeOf(answer)]).toEqual([410, 'gone']);
    }
    expect((await desk.candidatesOf(other))[0]).toMatchObject({ candidateId, availableActions: [] });
    expect((await read(file)).openDuplicates).toBe(0);
    expect((await clear(file)).status).toBe(200);
  });

  it('has lost every reason, under whichever file’s key it was given, and kept each step', async () => {
    const { file, other, candidate } = await desk.aCandidate();
    const { candidateId } = candidate;
    await desk.review(file, candidateId, 'dismiss');
    await desk.review(other, candidateId, 'reopen');
    await dispose(other);
    const { history } = await desk.historyOf(file, candidateId);
    expect(history.map(({ action, reason }: Json) => [action, reason])).toEqual([
      ['found', null],
      ['dismissed', null],
      ['reopened', null],
    ]);
    const superuser = new Client({ ...test.database.superuser });
    await superuser.connect();
    const { rows } = await superuser.query(
      'SELECT count(sealed)::int AS sealed FROM duplicate_history WHERE candidate_id = $1',
      [candidateId],
    );
    await superuser.end();
    expect(rows).toEqual([{ sealed: 0 }]);
  });

  it('leaves the reasons of other candidates as they are', async () => {
    const { file, candidate } = await desk.aCandidate();
    await desk.review(file, candidate.candidateId, 'dismiss');
    const { other: stranger } = await desk.aCandidate();
    await dispose(stranger);
    const { history } = await desk.historyOf(file, candidate.candidateId);
    expect(history[1].reason).toBe('Made-up reason.');
  });
});

describe('a partner', () => {
  /** What a partner is told, without what differs between any two files. */
  const told = ({ status, headers, text }: Response): [number, object, string] => {
    const { etag, vary } = headers as Record<string, string>;
    const same = text
      .replace(/RD-[0-9A-Z]{5}-[0-9A-Z]{5}/g, 'RD')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
      .replace(/KANAREIKA-[0-9a-f-]+/g, 'reference')
      .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'now')
      .replace(/"next":"[^"]*"/g, '"next":"cursor"');
    return [status, { etag, vary }, same];
  };

  it('is told the same of a person whom another referred and officers found twice, as of one whom nobody knows', async () => {
    const [theirs] = (await desk.send([aReferral()], { by: 'partnerA' })).body.rows;
    const batches = [
      await desk.send([aReferral()], { by: 'partnerB' }),
      await desk.send([aReferral()], { by: 'partnerB' }),
    ];
    const [known, unknown] = batches.map(({ body }) => body.rows[0].fileNumber as string);
    await desk.find(aFoundPair(known ?? '', theirs.fileNumber));
    const [{ candidateId }] = await desk.candidatesOf(known ?? '');
    const compare = async (): Promise<void> => {
      const answers = await Promise.all(
        [known, unknown].map(async (file, i) => [
          told(batches[i] as Response),
          told(await desk.getAs('partnerB', `/v1/referrals/${file}`)),
          told(await desk.getAs('partnerB', `/v1/referral-batches/${batches[i]?.body.id}`)),
          told(await desk.getAs('partnerB', `/v1/referral-batches/${batches[i]?.body.id}/rows`)),
        ]),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.map(([status]) => status)).toEqual([201, 200, 200, 200]);
      expect(JSON.stringify(answers)).not.toMatch(/duplicate|candidate/i);
    };
    await compare();
    await desk.review(known ?? '', candidateId, 'confirm');
    await compare();
    const list = (await desk.getAs('partnerB', '/v1/referrals')).body as { items: Json[] };
    const [one, two] = [known, unknown].map((file) =>
      list.items.find(({ fileNumber }) => fileNumber === file),
    );
    expect(Object.keys(one)).toEqual(Object.keys(two));
  });

  it('withdraws a file that has an open candidate as any other, and is told the same', async () => {
    const withdraw = async (file: string): Promise<unknown> => {
      const tag = (await desk.getAs('partnerB', `/v1/referrals/${file}`)).headers['etag'] as string;
      return told(
        await test.request
          .post(`/v1/referrals/${file}/withdraw`)
          .set('x-api-key', test.keys.partnerB)
          .set('if-match', tag)
          .send({ requestedBy: 'claimant', reason: 'Made-up reason.' }),
      );
    };
    const { other: known } = await desk.aCandidate();
    expect(await withdraw(known)).toEqual(await withdraw(await desk.aReceivedFile('partnerB')));
  });
});
