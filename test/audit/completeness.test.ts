import { Client } from 'pg';
import { completenessOf } from '../../src/cli/audit-complete/completeness.js';
import { urlOf } from '../../src/platform/database/url-of.js';
import { ClosedDesk } from '../support/closed-desk.js';
import { type TamperedLog } from '../support/tampered-log.js';

let desk: ClosedDesk;
beforeAll(async () => {
  desk = await ClosedDesk.made();
});
afterAll(() => desk.drop());

/** The first thing that is not complete, once every guard is on again; an empty text where everything is. */
async function missing(log: TamperedLog): Promise<string> {
  await log.rearm();
  return completenessOf(urlOf(log.database.app)).then(
    () => '',
    (error: Error) => error.message,
  );
}

/** Does a deed to a copy of its own, behind the API; its owner has switched off every guard they can, unless told otherwise. */
function done(name: string, deed: (log: TamperedLog) => Promise<void>, guards: 'on' | 'off' = 'off'): void {
  it(name, async () => {
    const log = await desk.copy();
    if (guards === 'off') await log.disarm();
    await deed(log).finally(() => log.drop());
  });
}

const FILE = String.raw`file RD-[0-9A-Z]{5}-[0-9A-Z]{5}`;
const EVENT = 'event [0-9a-f-]{36}';

it('a log from which nothing is missing is said to be complete, with counts', async () => {
  const { events, ...counts } = await completenessOf(urlOf(desk.database.app));
  expect(counts).toEqual({
    waiting: 0,
    decided: 1,
    files: 1,
    rows: expect.any(Number) as number,
    ofSteps: 0,
  });
  expect(events).toBeGreaterThan(15);
});

describe('editing a file behind the API', () => {
  done(
    'is refused by the database at the end of its transaction, whoever does it',
    async (log) => {
      await log.rows('ALTER TABLE case_files NO FORCE ROW LEVEL SECURITY');
      const edit = `UPDATE case_files SET urgency = 'normal', urgency_reason = 'none'`;
      expect(await log.refusalOf(() => log.rows(edit))).toBe('RDA01');
      const app = new Client({ ...log.database.app });
      await app.connect();
      await app.query(`BEGIN; SELECT set_config('app.role', 'system', true)`);
      await app.query(edit);
      await expect(app.query('COMMIT')).rejects.toMatchObject({ code: 'RDA01' });
      await app.end();
    },
    'on',
  );

  done('is found, with the names of what differs', async (log) => {
    await log.rows(`UPDATE case_files SET route = 'in-transit', persons = persons + 1`);
    const says = 'its row is not what its last event says: persons, route';
    expect(await missing(log)).toMatch(new RegExp(`^${FILE}: ${says}$`));
  });

  done('is found when the version was counted up with it', async (log) => {
    await log.rows('UPDATE case_files SET version = version + 1');
    expect(await missing(log)).toMatch(/its row is version \d+, and its last event is change \d+$/);
  });
});

describe('skipping an event', () => {
  done('of a file that was put in is found', async (log) => {
    const [columns] = await log.rows<{ names: string; values: string }>(
      `SELECT string_agg(attname, ', ') AS names,
         string_agg(CASE attname WHEN 'file_number' THEN '''RD-00000-00000''' WHEN 'reference_index' THEN 'NULL'
           WHEN 'sealed_reference' THEN 'NULL' ELSE attname END, ', ') AS values
       FROM pg_attribute
       WHERE attrelid = 'case_files'::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped`,
    );
    await log.rows(`INSERT INTO case_files (${columns?.names}) SELECT ${columns?.values} FROM case_files`);
    expect(await missing(log)).toContain('file RD-00000-00000 is decided, and no event says');
    await log.disarm();
    await log.rows(
      `UPDATE case_files SET state = 'screening', outcome = NULL WHERE file_number = 'RD-00000-00000'`,
    );
    expect(await missing(log)).toBe('file RD-00000-00000: no event says that it is there');
  });

  done('of a decision is found, and so is a decision that was changed, or is gone', async (log) => {
    await log.rows(`UPDATE decisions SET confirmed_by = 'stf_demo-reviewer2'`);
    expect(await missing(log)).toMatch(/has a confirmed decision that is not what its event says/);
    await log.disarm();
    await log.rows(`UPDATE decisions SET confirmed_by = 'stf_demo-reviewer'`);
    const says = `a row of decisions \\(RD-.*\\) was written last by a transaction without an event that covers it`;
    expect(await missing(log)).toMatch(new RegExp(`^${says}`));
    await log.disarm();
    await log.rows(
      `UPDATE decisions SET status = 'lapsed', confirmed_by = NULL, confirmed_at = NULL, confirmed_version = NULL`,
    );
    expect(await missing(log)).toMatch(/has an event that a decision was confirmed, and no such decision/);
  });

  done(
    'of a file that is gone, and not from the log, is found',
    async (log) => {
      await log.rows(
        `INSERT INTO audit_events (event_id, canonical)
         SELECT made, convert_to(replace(replace(convert_from(canonical, 'UTF8'), event_id::text, made::text), subject_id,
           'RD-00000-00000'), 'UTF8')
         FROM audit_events, gen_random_uuid() AS made WHERE action = 'file.received'`,
      );
      expect(await missing(log)).toBe('file RD-00000-00000: the log has it, and there is no row');
    },
    'on',
  );
});

describe('an event', () => {
  /** An event that is stored and queued as any is. */
  const add = `INSERT INTO audit_events (event_id, canonical)
    SELECT made, convert_to(replace(convert_from(canonical, 'UTF8'), event_id::text, made::text), 'UTF8')
    FROM audit_events, gen_random_uuid() AS made WHERE action = 'file.read' LIMIT 1`;

  done(
    'may wait for its place for ten seconds, and no longer',
    async (log) => {
      await log.rows(add);
      expect(await completenessOf(urlOf(log.database.app))).toMatchObject({ waiting: 1 });
      await log.rows(`UPDATE audit_pending SET queued_at = clock_timestamp() - interval '11 seconds'`);
      expect(await missing(log)).toMatch(new RegExp(`^${EVENT} has no place in the tree`));
    },
    'on',
  );

  done(
    'leaves the queue for a place in the tree only: the database refuses anything else, whoever does it',
    async (log) => {
      await log.rows(add);
      expect(await log.refusalOf(() => log.rows('DELETE FROM audit_pending'))).toBe('RDA07');
      const app = new Client({ ...log.database.app });
      await app.connect();
      await expect(app.query('DELETE FROM audit_pending')).rejects.toMatchObject({ code: 'RDA07' });
      const again = 'INSERT INTO audit_pending (event_id) SELECT event_id FROM audit_events';
      await expect(app.query(again)).rejects.toMatchObject({ code: '42501' });
      await app.end();
    },
    'on',
  );

  done(
    'that was taken out of the queue is found',
    async (log) => {
      await log.rows(add);
      await log.disarm();
      await log.rows('DELETE FROM audit_pending');
      expect(await missing(log)).toMatch(new RegExp(`^${EVENT} has no place in the tree`));
    },
    'on',
  );

  done('whose place was taken away is found', async (log) => {
    await log.rows('DELETE FROM audit_leaves WHERE leaf_index = 3');
    expect(await missing(log)).toMatch(new RegExp(`^${EVENT} has no place in the tree`));
  });

  done('that was edited is found by its tile, or by its row', async (log) => {
    const [place] = await log.placesOf('file.read');
    await log.edit(place, 'stf_demo-officer', 'stf_demo-0fficer');
    expect(await missing(log)).toMatch(new RegExp(`^entry ${place}, ${EVENT}, is not what its tile says$`));
    await log.disarm();
    await log.rebuild();
    expect(await missing(log)).toMatch(new RegExp(`^the row of ${EVENT} does not say what its bytes say$`));
  });
});
