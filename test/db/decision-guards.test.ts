import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aRefusal, aSentence, DecidingDesk } from '../support/deciding-desk.js';

let test: TestApp;
let desk: DecidingDesk;
let app: Client;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DecidingDesk(test);
  app = new Client({ ...test.database.app });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await test.close();
});

/** What the database says to statements of the service's own role, as the service itself. */
async function told(...statements: readonly string[]): Promise<string> {
  await app.query(`BEGIN; SELECT set_config('app.role', 'system', true)`);
  try {
    for (const statement of statements) await app.query(statement);
    await app.query('COMMIT');
    return 'committed';
  } catch (error) {
    await app.query('ROLLBACK');
    const { code = '', constraint = '' } = error as { code?: string; constraint?: string };
    return `${code} ${constraint}`.trim();
  }
}

const confirmed = (file: string, by: string): string =>
  `UPDATE decisions SET status = 'confirmed', confirmed_by = '${by}', confirmed_at = now(), confirmed_version = 9
   WHERE file_number = '${file}' AND status = 'proposed'`;

describe('the database', () => {
  it('lets nobody be the one who confirms in a round in which they proposed, whatever the service says', async () => {
    const file = await desk.aProposedFile();
    await desk.act('reviewer', file, 'return-proposal', { reason: 'Made-up reason.' });
    await desk.proposeAsColleague(file, aRefusal());
    expect(await told(confirmed(file, 'stf_demo-officer2'))).toBe('23514 decisions_two_persons');
    expect(await told(confirmed(file, 'stf_demo-officer'))).toBe('23514 decisions_two_persons_a_round');
    expect(await told(confirmed(file, 'stf_demo-reviewer'))).toBe('RDA01');
  });

  it('lets no file be decided without a confirmed decision of its round', async () => {
    const file = await desk.aProposedFile();
    const decide = `UPDATE case_files SET state = 'decided', outcome = 'accepted' WHERE file_number = '${file}'`;
    expect(await told(decide)).toBe('23514 case_files_decided_by_decision');
    expect(await told(confirmed(file, 'stf_demo-reviewer'), decide)).toBe('RDA01');
  });

  it('confirms one decision of a round, and changes nothing of what was proposed', async () => {
    const file = await desk.aProposedFile();
    await desk.act('reviewer', file, 'confirm-decision');
    const again = `INSERT INTO decisions SELECT (jsonb_populate_record(d, jsonb_build_object('decision_id', gen_random_uuid()))).*
      FROM decisions d WHERE file_number = '${file}'`;
    expect(await told(again)).toBe('23505 decisions_one_confirmed_a_round');
    for (const change of [
      `outcome = 'accepted'`,
      'persons = 1',
      'round = 2',
      `proposed_by = 'stf_demo-reviewer'`,
      `repeated_text = '[]'`,
    ]) {
      expect(await told(`UPDATE decisions SET ${change} WHERE file_number = '${file}'`)).toBe('42501');
    }
  });

  it('shows no partner a sentence of a refusal, and keeps none of a file whose content was destroyed', async () => {
    const file = await desk.aProposedFile(aRefusal(`${aSentence()} ${aSentence()}`));
    const count = async (settings: string): Promise<number> => {
      await app.query(`BEGIN; SELECT ${settings}`);
      const { rows } = await app.query<{ count: number }>(
        'SELECT count(*)::int AS count FROM decision_sentences WHERE file_number = $1',
        [file],
      );
      await app.query('ROLLBACK');
      return rows[0]?.count ?? -1;
    };
    const officer = `set_config('app.role', 'officer', true)`;
    const partner = `set_config('app.role', 'partner', true), set_config('app.partner', 'ptn_demo-a', true)`;
    expect([await count(officer), await count(partner)]).toEqual([2, 0]);
    const order = { basis: 'emergency-order', orderCode: 'HOM-2026/1' };
    const disposed = await desk.call('post', `/v1/files/${file}/disposal`, {
      ...{ as: 'administrator', ifMatch: await desk.etag(file), body: order },
    });
    expect([disposed.status, await count(officer)]).toEqual([200, 0]);
  });
});
