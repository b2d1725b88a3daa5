import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Actor } from '../../src/domain/access.js';
import { type FoundPair } from '../../src/domain/duplicates/found-pair.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aFoundPair, dataIndexOf, DuplicatesDesk } from '../support/found-pairs.js';

let test: TestApp;
let desk: DuplicatesDesk;
let superuser: Client;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DuplicatesDesk(test);
  superuser = new Client({ ...test.database.superuser });
  await superuser.connect();
});

afterAll(async () => {
  await superuser.end();
  await test.close();
});

const OTHER_DATA = { dataIndex: dataIndexOf('other data'), score: 12.25 } as const;

/** What is stored of every pair of a file, as the database’s owner sees it. */
async function rowsOf(file: string): Promise<unknown[]> {
  const { rows } = await superuser.query(
    'SELECT * FROM duplicate_candidates WHERE $1 IN (one_file, other_file)',
    [file],
  );
  return rows;
}

describe('a pair that is found again', () => {
  it.each(['confirm', 'dismiss'] as const)(
    'on the same data stays as an officer left it after %s',
    async (action) => {
      const { file, other, candidate } = await desk.aCandidate();
      await desk.review(file, candidate.candidateId, action);
      const before = await rowsOf(file);
      await desk.find(aFoundPair(file, other, { score: 1 }));
      await desk.find(aFoundPair(other, file));
      expect(await rowsOf(file)).toEqual(before);
    },
  );

  it.each(['confirm', 'dismiss'] as const)(
    'on other data is open again after %s, as it was found now, and its history is kept',
    async (action) => {
      const { file, other, candidate } = await desk.aCandidate();
      const { candidateId } = candidate;
      await desk.review(file, candidateId, action);
      await desk.find(aFoundPair(other, file, { ...OTHER_DATA, outcome: 'possible-duplicate' }));
      const all = await desk.candidatesOf(file);
      expect(all).toMatchObject([
        {
          ...{ candidateId, state: 'open', version: 3, outcome: 'possible-duplicate', score: 12.25 },
          ...{ confirmedAs: null, decidedBy: null, decidedAt: null, foundAt: candidate.foundAt },
        },
      ]);
      expect((await desk.historyOf(file, candidateId)).history).toMatchObject([
        { action: 'found', score: 16.5 },
        { action: action === 'confirm' ? 'confirmed' : 'dismissed', reason: 'Made-up reason.' },
        { action: 'found-again', outcome: 'possible-duplicate', score: 12.25, actedBy: null },
      ]);
    },
  );

  it('within one search, from both sides, is one candidate', async () => {
    const [file, other] = [await desk.aReceivedFile(), await desk.aReceivedFile('partnerB')];
    await desk.find(aFoundPair(file, other), aFoundPair(other, file), aFoundPair(file, other));
    expect(await desk.candidatesOf(file)).toHaveLength(1);
    expect((await desk.historyOf(file, (await desk.candidatesOf(file))[0].candidateId)).history).toHaveLength(
      1,
    );
  });

  it('by ten searches at once in any order is one candidate, and none of them fails', async () => {
    const files = await Promise.all([1, 2, 3, 4].map(() => desk.aReceivedFile('partnerB')));
    const file = await desk.aReceivedFile();
    const pairs = files.map((other) => aFoundPair(file, other));
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        desk.find(
          ...(i % 2 === 0 ? pairs : [...pairs].reverse()).map((pair) => ({
            ...pair,
            ...(i > 4 ? OTHER_DATA : {}),
          })),
        ),
      ),
    );
    expect(await desk.candidatesOf(file)).toHaveLength(4);
  });
});

describe('what the search found', () => {
  it('is one statement for any number of pairs, and nothing when there is none', async () => {
    const file = await desk.aReceivedFile();
    await desk.find();
    const pairs = Array.from({ length: 300 }, (_, i): FoundPair => {
      const digits = String(i).padStart(5, '0');
      return aFoundPair(file, `RD-${digits}-00000`);
    });
    await desk.find(...pairs);
    expect(await rowsOf(file)).toHaveLength(300);
  });

  it('cannot be stored without the change of what it was searched for', async () => {
    const [file, other] = [await desk.aReceivedFile(), await desk.aReceivedFile('partnerB')];
    const batchId = randomUUID();
    const cause = { type: 'batch', id: batchId } as const;
    const change = { version: 2, state: {} };
    const wrong = [
      { action: 'batch.searched', subject: { type: 'batch', id: batchId } },
      { action: 'batch.searched', subject: { type: 'batch', id: randomUUID() }, change },
      { action: 'duplicate.found', subject: { type: 'duplicate', id: batchId }, change },
    ] as const;
    for (const event of wrong) {
      const stored = desk.record([aFoundPair(file, other)], cause, [event]);
      await expect(stored).rejects.toMatchObject({ code: 'RDA01' });
    }
    expect(await rowsOf(file)).toEqual([]);
  });

  it('by a batch is stored in the partner’s own transaction, while it acts for the service and not before', async () => {
    const [file, other] = [await desk.aReceivedFile(), await desk.aReceivedFile('partnerB')];
    const keys = await superuser.query<{ id: string }>(
      `SELECT key_id AS id FROM api_keys WHERE partner_id = 'ptn_demo-a'`,
    );
    const partner: Actor = {
      ...{ id: keys.rows[0]?.id ?? '', role: 'partner', via: 'api-key', requestId: randomUUID() },
      partnerId: 'ptn_demo-a',
    };
    const batch = { type: 'batch', id: randomUUID() } as const;
    const record = (actsForTheService: boolean) =>
      test.app.get(UnitOfWork).run(partner, async (tx) => {
        const act = (role: string) => tx.manager.query(`SELECT set_config('app.role', $1, true)`, [role]);
        if (actsForTheService) await act('system');
        await desk.store.recordFound(tx, [aFoundPair(file, other)], batch);
        await act('partner');
        const change = { version: 1, state: {} };
        return { result: undefined, events: [{ action: 'batch.received', subject: batch, change }] };
      });
    await expect(record(false)).rejects.toMatchObject({ code: '42501' });
    expect(await rowsOf(file)).toEqual([]);
    await record(true);
    expect(await rowsOf(file)).toHaveLength(1);
  });

  it('when a file changed is covered by the change of that file, which must be one of the pair’s', async () => {
    const { file, other } = await desk.aCandidate();
    const change = { version: 2, state: {} };
    const changed = (id: string) =>
      desk.record([aFoundPair(file, other, OTHER_DATA)], { type: 'file', id }, [
        { action: 'file.changed', subject: { type: 'file', id }, change },
      ]);
    const stranger = await desk.aReceivedFile();
    await expect(changed(stranger)).rejects.toMatchObject({ code: '23514' });
    await changed(other);
    expect((await desk.candidatesOf(file))[0]).toMatchObject({ state: 'open', version: 2, score: 12.25 });
  });

  it('holds codes and weights alone, whatever stands beside them', async () => {
    const [file, other] = [await desk.aReceivedFile(), await desk.aReceivedFile('partnerB')];
    const terms = [{ field: 'family', code: 'same', weight: 5, said: 'KANAREIKA' }] as const;
    await desk.find(aFoundPair(file, other, { terms }));
    expect(JSON.stringify(await rowsOf(file))).not.toContain('KANAREIKA');
  });
});

describe('an officer’s word', () => {
  it('cannot be stored without an event of the candidate, and a reason neither changed nor removed', async () => {
    const { file, candidate } = await desk.aCandidate();
    await desk.review(file, candidate.candidateId, 'dismiss');
    const app = new Client({ ...test.database.app });
    await app.connect();
    const commits = async (statement: string): Promise<unknown> => {
      await app.query('BEGIN');
      try {
        await app.query(`SELECT set_config('app.role', 'officer', true)`);
        await app.query(statement);
        await app.query('COMMIT');
        return 'committed';
      } catch (error) {
        await app.query('ROLLBACK');
        return (error as { code?: string }).code;
      }
    };
    const which = `WHERE candidate_id = '${candidate.candidateId}'`;
    expect(
      await commits(
        `UPDATE duplicate_candidates SET state = 'open', decided_by = NULL, decided_at = NULL ${which}`,
      ),
    ).toBe('RDA01');
    expect(await commits(`UPDATE duplicate_history SET sealed = 'x' ${which} AND version = 2`)).toBe('RDA01');
    expect(await commits(`UPDATE duplicate_history SET sealed = NULL ${which} AND version = 2`)).toBe(
      'RDA01',
    );
    expect(await commits(`DELETE FROM duplicate_history ${which}`)).toBe('42501');
    expect(await commits(`DELETE FROM duplicate_candidates ${which}`)).toBe('42501');
    expect(await commits(`UPDATE duplicate_history SET action = 'reopened' ${which}`)).toBe('42501');
    await app.end();
  });

  it('is seen by no partner, auditor or administrator in the database either', async () => {
    await desk.aCandidate();
    const app = new Client({ ...test.database.app });
    await app.connect();
    const seen: Record<string, number> = {};
    for (const role of ['officer', 'system', 'auditor', 'administrator', 'partner', '']) {
      await app.query('BEGIN');
      await app.query(
        `SELECT set_config('app.role', $1, true), set_config('app.partner', 'ptn_demo-a', true)`,
        [role],
      );
      const { rows } = await app.query<{ count: number }>(
        `SELECT (SELECT count(*) FROM duplicate_candidates)::int + (SELECT count(*) FROM duplicate_history)::int AS count`,
      );
      seen[role] = rows[0]?.count ?? -1;
      await app.query('ROLLBACK');
    }
    await app.end();
    const { officer, system, ...others } = seen;
    expect([Number(officer) > 0, system]).toEqual([true, officer]);
    expect(others).toEqual({ auditor: 0, administrator: 0, partner: 0, '': 0 });
  });
});
