import { Client } from 'pg';
import { COUNT_PLACES_ANEW } from '../../migrations/support/count-places-anew.js';
import { AgreeingPartner, ofPersons } from '../support/agreeing-partner.js';
import { type BatchResultDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { Desk } from '../support/desk.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const connected = async (role: 'app' | 'superuser'): Promise<Client> => {
  const client = new Client({ ...app.database[role] });
  await client.connect();
  return client;
};

describe('the count of places', () => {
  it('is made for files from before there was one, day by day', async () => {
    const partner = await AgreeingPartner.with(app, {});
    const sent = await partner.send([2, 3].map(ofPersons));
    const [{ fileNumber = '' } = {}] = (sent.body as BatchResultDto).rows;
    app.setDay('2026-12-31');
    await partner.send([ofPersons(4)]);
    app.setDay();
    const withdrawal = { requestedBy: 'claimant', reason: 'Made-up reason.' };
    await new Desk(app).act('officer', fileNumber, 'withdraw', withdrawal);
    const superuser = await connected('superuser');
    const counted = async (): Promise<unknown[]> =>
      (await superuser.query('SELECT * FROM places_used ORDER BY partner_id, received_on, cause_type')).rows;
    const before = await counted();
    await superuser.query(`BEGIN; ALTER TABLE places_used DISABLE TRIGGER places_used_audit_fence; DELETE FROM places_used; ${COUNT_PLACES_ANEW};
      ALTER TABLE places_used ENABLE ALWAYS TRIGGER places_used_audit_fence; COMMIT`);
    expect(before).toHaveLength(3);
    expect(await counted()).toEqual(before);
    await superuser.end();
    await partner.send([ofPersons(1)]);
    expect(await partner.used()).toBe(8);
  });

  it('cannot be changed but in the transaction of a batch or of a file, and never more taken than was given back', async () => {
    const partner = await AgreeingPartner.with(app, {});
    await partner.send([ofPersons(3)]);
    const client = await connected('app');
    const change = async (sql: string): Promise<string> => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.role', 'system', true)`);
      try {
        await client.query(sql);
        await client.query('COMMIT');
        return 'committed';
      } catch (error) {
        await client.query('ROLLBACK');
        return (error as { code: string }).code;
      }
    };
    expect(await change('UPDATE places_used SET held = held + 1')).toBe('RDA01');
    expect(await change('UPDATE places_used SET taken = 1')).toBe('23514');
    expect(await change('DELETE FROM places_used')).toBe('42501');
    expect(await change(`UPDATE places_used SET received_on = '2020-01-01'`)).toBe('42501');
    await client.end();
    expect(await partner.used()).toBe(3);
  });
});
