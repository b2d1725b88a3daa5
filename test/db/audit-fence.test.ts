import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { leafHash } from '../../src/platform/crypto/hashing.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';
import {
  CHANGE as change,
  INSERT_EVENT as insertEvent,
  writtenEvent as event,
} from '../support/written-event.js';

const insertPartner = `INSERT INTO partners (partner_id, name, status, version, created_at)
  VALUES ($1, 'Example Network (made up)', 'approved', 1, now())`;

describe('a change without its event, as the application role', () => {
  let database: TestDatabase;
  let app: Client;
  let owner: Client;

  beforeAll(async () => {
    database = await cloneDatabase();
    app = new Client({ ...database.app });
    owner = new Client({ ...database.owner });
    await Promise.all([app.connect(), owner.connect()]);
  });

  afterAll(async () => {
    await Promise.all([app.end(), owner.end()]);
    await database.drop();
  });

  async function begin(client: Client): Promise<void> {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.role', 'system', true)`);
  }

  async function commits(client: Client, work: () => Promise<unknown>): Promise<string> {
    await begin(client);
    try {
      await work();
      await client.query('COMMIT');
      return 'committed';
    } catch (error) {
      await client.query('ROLLBACK');
      return (error as { code?: string }).code ?? 'no code';
    }
  }

  it('cannot be committed', async () => {
    expect(await commits(app, () => app.query(insertPartner, ['ptn_no-event']))).toBe('RDA01');
  });

  it('cannot be committed with an event about another subject', async () => {
    const outcome = await commits(app, async () => {
      await app.query(insertPartner, ['ptn_other-event']);
      await app.query(insertEvent, event({ type: 'partner', id: 'ptn_somebody-else' }, change));
    });
    expect(outcome).toBe('RDA01');
  });

  it('cannot be committed with an event that only says it was read', async () => {
    const outcome = await commits(app, async () => {
      await app.query(insertPartner, ['ptn_read-event']);
      await app.query(insertEvent, event({ type: 'partner', id: 'ptn_read-event' }));
    });
    expect(outcome).toBe('RDA01');
  });

  it('cannot be committed on the event of an earlier transaction', async () => {
    const subject = { type: 'partner', id: 'ptn_late-change' };
    expect(await commits(app, () => app.query(insertEvent, event(subject, change)))).toBe('committed');
    expect(await commits(app, () => app.query(insertPartner, [subject.id]))).toBe('RDA01');
  });

  it('is committed when the event of the change is there, whichever comes first', async () => {
    const subject = { type: 'partner', id: 'ptn_with-event' };
    const outcome = await commits(app, async () => {
      await app.query(insertPartner, [subject.id]);
      await app.query(insertEvent, event(subject, change));
    });
    expect(outcome).toBe('committed');
    const first = { type: 'partner', id: 'ptn_event-first' };
    const other = await commits(app, async () => {
      await app.query(insertEvent, event(first, change));
      await app.query(insertPartner, [first.id]);
    });
    expect(other).toBe('committed');
  });

  it('is refused to the owner of the tables as well', async () => {
    await owner.query('ALTER TABLE partners NO FORCE ROW LEVEL SECURITY');
    expect(await commits(owner, () => owner.query(insertPartner, ['ptn_owner']))).toBe('RDA01');
    await owner.query('ALTER TABLE partners FORCE ROW LEVEL SECURITY');
  });

  describe('the event table', () => {
    it('hashes the canonical bytes by itself (RFC 6962 leaf hash)', async () => {
      const [eventId, canonical] = event({ type: 'partner', id: 'ptn_hash' }, change);
      expect(await commits(app, () => app.query(insertEvent, [eventId, canonical]))).toBe('committed');
      const { rows } = await app.query<{ leaf_hash: Buffer }>(
        'SELECT leaf_hash FROM audit_events WHERE event_id = $1',
        [eventId],
      );
      expect(rows[0]?.leaf_hash.equals(leafHash(canonical))).toBe(true);
    });

    it('takes no event id but that of the bytes', async () => {
      const [, canonical] = event({ type: 'partner', id: 'ptn_x' }, change);
      expect(await commits(app, () => app.query(insertEvent, [randomUUID(), canonical]))).toBe('RDA02');
    });

    it.each([
      ['UPDATE', `UPDATE audit_events SET action = 'x'`],
      ['DELETE', 'DELETE FROM audit_events'],
      ['TRUNCATE', 'TRUNCATE audit_events CASCADE'],
      [
        'INSERT of a column the database fills',
        `INSERT INTO audit_events (event_id, canonical, action) VALUES (gen_random_uuid(), 'x', 'y')`,
      ],
      ['switching the triggers off', 'ALTER TABLE audit_events DISABLE TRIGGER ALL'],
    ])('refuses the application role %s by grant', async (_, sql) => {
      expect(await commits(app, () => app.query(sql))).toBe('42501');
    });

    it.each([
      ['UPDATE', `UPDATE audit_events SET action = 'x'`],
      ['DELETE', 'DELETE FROM audit_events'],
      ['TRUNCATE', 'TRUNCATE audit_events CASCADE'],
    ])('refuses its owner %s by trigger', async (_, sql) => {
      expect(await commits(owner, () => owner.query(sql))).toBe('RDA05');
    });

    it('keeps the changes of one file in a chain', async () => {
      const file = { type: 'file', id: 'RD-TEST0-00001' };
      const [firstId, first] = event(file, { fileSeq: 1, after: { version: 1, commit: 'c1' } });
      const prev = leafHash(first).toString('hex');
      const before = { version: 1, commit: 'c1' };
      const after = { version: 2, commit: 'c2' };
      const append = (one: [string, Buffer]): Promise<string> =>
        commits(app, () => app.query(insertEvent, one));
      expect(await append(event(file, { ...change }))).toBe('RDA03');
      expect(await append(event(file, { fileSeq: 2, after: change.after }))).toBe('RDA04');
      expect(await append([firstId, first])).toBe('committed');
      expect(await append(event(file, { fileSeq: 1, after: change.after }))).toBe('RDA04');
      expect(await append(event(file, { fileSeq: 3, prev, before, after }))).toBe('RDA04');
      expect(await append(event(file, { fileSeq: 2, prev: '00', before, after }))).toBe('RDA04');
      expect(
        await append(event(file, { fileSeq: 2, prev, before: { version: 1, commit: 'x' }, after })),
      ).toBe('RDA04');
      expect(await append(event(file, { fileSeq: 2, prev, before, after }))).toBe('committed');
    });

    it('stores no disclosure whose digest is not its own', async () => {
      const [eventId, canonical] = event({ type: 'partner', id: 'ptn_y' }, change);
      const outcome = await commits(app, async () => {
        await app.query(insertEvent, [eventId, canonical]);
        await app.query('INSERT INTO audit_disclosures (event_id, digest, disclosure) VALUES ($1, $2, $3)', [
          eventId,
          'A'.repeat(43),
          'WyJzYWx0IiwibmFtZSIsInZhbHVlIl0',
        ]);
      });
      expect(outcome).toBe('23514');
    });
  });
});
