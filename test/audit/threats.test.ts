import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completenessOf } from '../../src/cli/audit-complete/completeness.js';
import { urlOf } from '../../src/platform/database/url-of.js';
import { ClosedDesk } from '../support/closed-desk.js';
import { type Verdict, verdictOn } from '../support/log-verdict.js';
import { type TamperedLog } from '../support/tampered-log.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

/**
 * The ten threats to the log, each done as the owner of its tables, and by what each is found:
 *
 * | deed | database | verifier | completeness | kept checkpoint | start |
 * | --- | --- | --- | --- | --- | --- |
 * | edit an event | refuses | finds | finds | | |
 * | edit a file behind the API | refuses | | finds | | |
 * | delete the newest events | refuses | | | finds | refuses |
 * | put an older backup back | | | | finds | refuses |
 * | build and sign it anew | | of a file: finds | | finds | refuses |
 * | reorder events | refuses | finds | | signed anew: finds | |
 * | put an event in twice | refuses | finds | | | |
 * | show two auditors two logs | | | | finds | |
 * | skip the event in code | refuses | | finds | | |
 * | omit a disclosure | refuses | finds | | | |
 *
 * Here the guards are the database's own until an owner switches them off. More of completeness stands in completeness*.test.ts, and
 * every table with every way to skip its event in test/db/every-fence.test.ts.
 */
let desk: ClosedDesk;
/** The database as it was a day ago, and the note that an auditor kept then. */
let older: TestDatabase;
let kept: string;
/** A copy whose guards are on: deeds are refused there, and nothing changes. */
let guarded: TamperedLog;
const EDITED = ['stf_demo-officer', 'stf_demo-0fficer'] as const;

beforeAll(async () => {
  desk = await ClosedDesk.made();
  older = await cloneDatabase(desk.database);
  const then = await desk.copy(older);
  kept = await then.note();
  await then.drop();
  await desk.openForADay();
  guarded = await desk.copy();
});

afterAll(async () => {
  await guarded.drop();
  await older.drop();
  await desk.drop();
});

/** What the verifier says of a log: to an auditor who comes for the first time, or with a note they kept. */
async function verdict(log: TamperedLog, old: readonly string[] = []): Promise<Verdict> {
  const folder = await log.takenAway();
  const said = verdictOn(folder, { key: desk.key, old });
  rmSync(folder, { recursive: true });
  return said;
}

/** Does a deed to a copy of its own, whose owner has switched off every guard they can. */
function disarmed(name: string, deed: (log: TamperedLog) => Promise<void>): void {
  it(name, async () => {
    const log = await desk.copy();
    await log.disarm();
    await deed(log).finally(() => log.drop());
  });
}

/** What completeness says once every guard is on again; an empty text when nothing is missing. */
async function missing(log: TamperedLog): Promise<string> {
  await log.rearm();
  return completenessOf(urlOf(log.database.app)).then(
    () => '',
    (error: Error) => error.message,
  );
}

/** That is not how the log began when the note was kept. */
const REWRITTEN = { exit: 1, says: expect.stringContaining('are not those that were there') as unknown };

it('the verifier finds nothing where nothing was done', async () => {
  expect(await verdict(guarded, [kept])).toMatchObject({ exit: 0 });
  expect(await desk.refusalToStart(desk.database)).toBe('');
});

describe('editing an event', () => {
  it('is refused by the database', async () => {
    expect(await guarded.refusalOf(() => guarded.edit(3, ...EDITED))).toBe('RDA05');
  });

  disarmed('is found by the verifier at the event', async (log) => {
    const [place] = await log.placesOf('file.decision-confirmed');
    await log.edit(place, 'stf_demo-reviewer', 'stf_demo-rewiever');
    expect(await verdict(log)).toEqual({ exit: 1, index: place, says: 'it is not what its tile says' });
  });

  disarmed('is found by the verifier in what the event discloses, too', async (log) => {
    const [place] = await log.placesOf('audit-log.exported');
    await log.rows('ALTER TABLE audit_disclosures DROP CONSTRAINT audit_disclosures_check');
    await log.rows(
      `UPDATE audit_disclosures SET disclosure = disclosure || 'x'
       WHERE event_id = (SELECT event_id FROM audit_leaves WHERE leaf_index = $1)`,
      [place],
    );
    const says = 'a disclosure is not what was sealed into it';
    expect(await verdict(log)).toEqual({ exit: 1, index: place, says });
  });
});

describe('editing a file behind the API', () => {
  const EDIT = `UPDATE case_files SET route = 'in-transit'`;

  it('is refused by the database', async () => {
    await guarded.rows('ALTER TABLE case_files NO FORCE ROW LEVEL SECURITY');
    expect(await guarded.refusalOf(() => guarded.rows(EDIT))).toBe('RDA01');
  });

  disarmed('is found by completeness, not by the verifier, who sees no file', async (log) => {
    await log.rows(EDIT);
    expect(await verdict(log)).toMatchObject({ exit: 0 });
    expect(await missing(log)).toMatch(/^file RD-.*: its row is not what its last event says: route$/);
  });
});

describe('skipping the event in code', () => {
  const NOTED = `UPDATE stca_checks SET made_at = made_at - interval '1 day'`;

  it('is refused by the database, whoever runs the code', async () => {
    await guarded.rows('ALTER TABLE stca_checks NO FORCE ROW LEVEL SECURITY');
    expect(await guarded.refusalOf(() => guarded.rows(NOTED))).toBe('RDA01');
  });

  disarmed('is found by completeness, in whatever table', async (log) => {
    await log.rows(NOTED);
    expect(await missing(log)).toMatch(/^a row of stca_checks \(RD-.*without an event that covers it/);
  });
});

describe('deleting the newest events', () => {
  /** Back to the last checkpoint but one, which was signed in its day. */
  const cut = async (log: TamperedLog): Promise<void> => {
    const [signed] = await log.rows<{ size: string }>(
      'SELECT tree_size AS size FROM audit_checkpoints ORDER BY tree_size DESC OFFSET 1 LIMIT 1',
    );
    const size = Number(signed?.size);
    await log.rows('DELETE FROM audit_checkpoints WHERE tree_size > $1', [size]);
    const gone = 'event_id IN (SELECT event_id FROM audit_leaves WHERE leaf_index >= $1)';
    await log.rows(`DELETE FROM audit_disclosures WHERE ${gone}`, [size]);
    await log.rows('ALTER TABLE audit_leaves DROP CONSTRAINT audit_leaves_event_id_fkey');
    await log.rows(`DELETE FROM audit_events WHERE ${gone}`, [size]);
    await log.rows('DELETE FROM audit_leaves WHERE leaf_index >= $1', [size]);
  };

  it('is refused by the database', async () => {
    expect(await guarded.refusalOf(() => cut(guarded))).toBe('RDA05');
    expect(await guarded.refusalOf(() => guarded.rows('TRUNCATE audit_leaves CASCADE'))).toBe('RDA05');
  });

  disarmed(
    'is found by the service, which does not start, and by a newer checkpoint that somebody kept',
    async (log) => {
      const newest = await log.note();
      await cut(log);
      expect(await verdict(log)).toMatchObject({ exit: 0 });
      const says = expect.stringContaining('were there when the older checkpoint was signed') as unknown;
      expect(await verdict(log, [newest])).toMatchObject({ exit: 1, says });
      const refusal = await desk.refusalToStart(log.database);
      expect(refusal).toMatch(/has \d+ entries, and \d+ were signed \(.*audit-signer\)/);
    },
  );
});

describe('putting an older backup back', () => {
  it('is found by the service, which does not start, and by a newer checkpoint that somebody kept', async () => {
    const newest = await guarded.note();
    const back = await desk.copy(older);
    expect(await verdict(back)).toMatchObject({ exit: 0 });
    expect(await verdict(back, [newest])).toMatchObject({ exit: 1 });
    const refusal = await desk.refusalToStart(back.database);
    expect(refusal).toContain('as after an older copy of the database was put back');
    await back.drop();
  });

  it('is not hidden by an operator who takes the service’s memory away: the checkpoint still tells', async () => {
    const state = join(desk.dataDir, 'audit-signer');
    const before = readFileSync(state);
    const newest = await guarded.note();
    rmSync(state);
    const back = await desk.copy(older);
    expect(await desk.refusalToStart(back.database)).toBe('');
    expect(await verdict(back, [newest])).toMatchObject({ exit: 1 });
    await back.drop();
    writeFileSync(state, before);
  });
});

describe('changing the log, building it anew and signing it again', () => {
  disarmed(
    'is found by a checkpoint that somebody kept, and by the service, which does not start',
    async (log) => {
      const [place] = await log.placesOf('file.read');
      await log.edit(place, ...EDITED);
      await log.rebuild();
      // Nothing hangs on a read: the verifier alone is deceived.
      expect(await verdict(log)).toMatchObject({ exit: 0 });
      expect(await verdict(log, [kept])).toMatchObject(REWRITTEN);
      const refusal = await desk.refusalToStart(log.database);
      expect(refusal).toMatch(/is not the one that was signed .* entries differ/);
    },
  );

  disarmed(
    'is found by the service even where more was signed since than it kept, as by another process of it',
    async (log) => {
      const state = join(desk.dataDir, 'audit-signer');
      const before = readFileSync(state);
      writeFileSync(state, kept.slice(0, kept.indexOf('\n\n') + 1));
      const [place] = await log.placesOf('file.read');
      await log.edit(place, ...EDITED);
      await log.rebuild();
      expect(await desk.refusalToStart(log.database)).toMatch(
        /is not the one that was signed .* entries differ/,
      );
      writeFileSync(state, before);
    },
  );

  disarmed('is found by the verifier alone where the next change of the file names it', async (log) => {
    const [place] = await log.placesOf('file.decision-proposed');
    await log.edit(place, ...EDITED);
    await log.rebuild();
    const [index] = await log.placesOf('file.decision-confirmed');
    const says = 'it does not name the change of its file before it';
    expect(await verdict(log)).toEqual({ exit: 1, index, says });
  });
});

describe('reordering events', () => {
  it('is refused by the database', async () => {
    expect(await guarded.refusalOf(() => guarded.exchange(2, 3))).toBe('RDA05');
  });

  disarmed('is found by the verifier, and signed again by a checkpoint that somebody kept', async (log) => {
    const [place] = await log.placesOf('audit-log.exported');
    await log.exchange(place - 1, place);
    const says = 'it is not what its tile says';
    expect(await verdict(log)).toEqual({ exit: 1, index: place - 1, says });
    await log.rebuild();
    expect(await verdict(log, [await guarded.note()])).toMatchObject(REWRITTEN);
  });

  disarmed('of one file is found by the verifier even when it was signed again', async (log) => {
    const [first] = await log.placesOf('file.screening-started');
    const [second] = await log.placesOf('file.cleared-for-interview');
    await log.exchange(first, second);
    await log.rebuild();
    const says = expect.stringMatching(/^it is change \d+ of its file, after change \d+$/) as unknown;
    expect(await verdict(log)).toEqual({ exit: 1, index: first, says });
  });
});

describe('inserting an event twice', () => {
  const insertAgain = async (log: TamperedLog): Promise<number | undefined> => {
    const [again] = await log.rows<{ place: number }>(
      `INSERT INTO audit_leaves (leaf_index, event_id)
       SELECT (SELECT max(leaf_index) + 1 FROM audit_leaves), event_id FROM audit_leaves WHERE leaf_index = 3
       RETURNING leaf_index::integer AS place`,
    );
    return again?.place;
  };

  it('is refused by the database, as an event and as a leaf', async () => {
    const copied = `INSERT INTO audit_events (event_id, canonical)
      SELECT event_id, canonical FROM audit_events WHERE file_seq IS NULL LIMIT 1`;
    expect(await guarded.refusalOf(() => guarded.rows(copied))).toBe('23505');
    expect(await guarded.refusalOf(() => insertAgain(guarded))).toBe('23505');
  });

  disarmed('is found by the verifier at the second, built and signed again', async (log) => {
    await log.rows('ALTER TABLE audit_leaves DROP CONSTRAINT audit_leaves_event_id_key');
    const index = await insertAgain(log);
    await log.rebuild();
    expect(await verdict(log)).toEqual({ exit: 1, index, says: 'its event is in the log twice' });
  });
});

describe('showing two auditors two logs', () => {
  disarmed('is found as soon as one has a checkpoint of the other', async (log) => {
    const shown = await guarded.note();
    const [place] = await log.placesOf('file.read');
    await log.edit(place, ...EDITED);
    await log.rebuild();
    const other = await log.note();
    expect(other.split('\n')[1]).toBe(shown.split('\n')[1]);
    expect(await verdict(guarded)).toMatchObject({ exit: 0 });
    expect(await verdict(log)).toMatchObject({ exit: 0 });
    expect(await verdict(log, [shown])).toMatchObject(REWRITTEN);
    expect(await verdict(guarded, [other])).toMatchObject(REWRITTEN);
  });
});

describe('omitting a disclosure without a redaction', () => {
  const omit = (log: TamperedLog, name: string): Promise<unknown[]> =>
    log.rows(
      `DELETE FROM audit_disclosures WHERE audit_disclosed(disclosure)->>1 = $1
         AND event_id = (SELECT event_id FROM audit_events WHERE action IN ('audit-log.exported', 'file.received')
           AND event_id IN (SELECT event_id FROM audit_disclosures WHERE audit_disclosed(disclosure)->>1 = $1)
         ORDER BY recorded_at LIMIT 1)`,
      [name],
    );

  it('is refused by the database', async () => {
    expect(await guarded.refusalOf(() => omit(guarded, 'export'))).toBe('RDA50');
    expect(await guarded.refusalOf(() => omit(guarded, 'state'))).toBe('RDA51');
  });

  disarmed('is found by the verifier at the event', async (log) => {
    const [index] = await log.placesOf('audit-log.exported');
    await omit(log, 'export');
    const says = 'a disclosure is missing, and no redaction says why';
    expect(await verdict(log)).toEqual({ exit: 1, index, says });
  });

  disarmed('is found by the verifier of a state, which no redaction excuses', async (log) => {
    const [index] = await log.placesOf('file.received');
    await omit(log, 'state');
    const says = 'the state that it discloses is missing, and a state is never taken out';
    expect(await verdict(log)).toEqual({ exit: 1, index, says });
  });
});

describe('a file that says what was signed last, and is damaged', () => {
  it('stops the service, which says which file', async () => {
    const state = join(desk.dataDir, 'audit-signer');
    const before = readFileSync(state);
    writeFileSync(state, before.subarray(0, before.length - 2));
    expect(await desk.refusalToStart(desk.database)).toMatch(/audit-signer is damaged/);
    writeFileSync(state, before);
  });
});
