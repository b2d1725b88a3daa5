import { type CaseFile } from '../../src/domain/case-file/case-file.js';
import { leafHash } from '../../src/platform/crypto/hashing.js';
import { sealDisclosure } from '../../src/platform/crypto/disclosure.js';
import { canonicalJson } from '../../src/platform/crypto/canonical-json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type FileLog, readFileLog, type StoredChange } from '../support/whole-way/file-log.js';
import { faultsOfLog } from '../support/whole-way/log-faults.js';
import { decidedAlone, doubleBookings } from '../support/whole-way/model/invariants.js';
import { MovingDesk } from '../support/whole-way/moving-desk.js';
import { randomHistories } from '../support/whole-way/random-histories.js';

const SEED = Number(process.env['HISTORIES_SEED'] ?? 20_261_122);
const FILES = 12;
const STEPS = 12;

let test: TestApp;
let desk: MovingDesk;
let log: FileLog;
/** A file that went the whole way: seven changes. */
let decided: string;

beforeAll(async () => {
  test = await startTestApp();
  desk = await MovingDesk.at(test);
  const [whole] = await desk.filesIn([{ state: 'decided' }, { state: 'received' }]);
  decided = whole?.fileNumber ?? '';
}, 60_000);

afterAll(async () => {
  await desk.end();
  await test.close();
});

describe(`the log of files after random histories (HISTORIES_SEED=${SEED})`, () => {
  it('rebuilds each file’s row: by what it discloses, and by evolving each state from the one before', async () => {
    const fileNumbers = await desk.receive(FILES);
    const refused = await randomHistories(desk, fileNumbers, { steps: STEPS, seed: SEED });
    log = await readFileLog(desk.superuser);
    expect(refused.filter(({ status }) => status >= 500)).toEqual([]);
    expect(log.files).toHaveLength(FILES + 2);
    expect(log.changes.length).toBeGreaterThan(FILES * 4);
    expect(faultsOfLog(log)).toEqual([]);
  }, 60_000);
});

describe('whoever replays the log finds', () => {
  const of = (seq: number) => (change: StoredChange) =>
    change.subjectId === decided && change.fileSeq === seq;

  it('a row that was edited behind the API, in whatever field', async () => {
    await undone(['case_files'], async () => {
      const edit = `UPDATE case_files SET officer_id = 'stf_demo-officer2', persons = persons + 1 WHERE file_number = $1`;
      await desk.superuser.query(edit, [decided]);
      expect(await faultsNow()).toEqual([`${decided}: the row is not what the log says: officerId, persons`]);
    });
  });

  it('a version that no event made', async () => {
    await undone(['case_files'], async () => {
      await desk.superuser.query('UPDATE case_files SET version = version + 1 WHERE file_number = $1', [
        decided,
      ]);
      expect(await faultsNow()).toEqual([
        `${decided}: version 8 after 7 changes`,
        `${decided}: the row is not what the log says: version`,
      ]);
    });
  });

  it('the newest event gone, and all of them gone', async () => {
    await undone(['audit_events', 'audit_disclosures', 'case_files'], async () => {
      const newest = 'SELECT event_id FROM audit_events WHERE subject_id = $1 AND file_seq >= $2';
      const deed = async (seq: number): Promise<void> => {
        await desk.superuser.query(`DELETE FROM audit_disclosures WHERE event_id IN (${newest})`, [
          decided,
          seq,
        ]);
        await desk.superuser.query(`DELETE FROM audit_events WHERE event_id IN (${newest})`, [decided, seq]);
      };
      await deed(7);
      const [first, second] = await faultsNow();
      expect(first).toBe(`${decided}: version 7 after 6 changes`);
      expect(second).toMatch(/: the row is not what the log says: .*outcome, .*state, version$/);
      await deed(1);
      expect(await faultsNow()).toEqual([`${decided}: no event says that it is there`]);
    });
  });

  it('a disclosure that was taken away', async () => {
    await undone(['audit_disclosures'], async () => {
      await desk.superuser.query(
        `DELETE FROM audit_disclosures d USING audit_events e
         WHERE d.event_id = e.event_id AND e.subject_id = $1 AND e.file_seq = 3`,
        [decided],
      );
      expect((await faultsNow()).join()).toContain(
        'change 3, file.cleared-for-interview: the state is not disclosed',
      );
    });
  });

  it('an event in the middle that is missing, doubled or exchanged with its neighbour', () => {
    const others = log.changes.filter((change) => !of(4)(change));
    expect(faultsOfLog({ ...log, changes: others }).join()).toContain('it does not name the leaf before');
    const doubled = log.changes.flatMap((change) => (of(4)(change) ? [change, change] : [change]));
    expect(faultsOfLog({ ...log, changes: doubled }).join()).toContain('it is out of its turn');
    const [fourth, fifth] = [log.changes.find(of(4)), log.changes.find(of(5))];
    const exchanged = log.changes.map((change) =>
      of(4)(change) ? fifth! : of(5)(change) ? fourth! : change,
    );
    expect(faultsOfLog({ ...log, changes: exchanged }).join()).toContain('it is out of its turn');
  });

  it('a leaf that was edited, with its old hash and with a new one', () => {
    const edit = (rehash: boolean) => (change: StoredChange) => {
      if (!of(7)(change)) return change;
      const canonical = change.canonical.replace('stf_demo-reviewer', 'stf_demo-officer');
      return { ...change, canonical, ...(rehash ? { leafHash: hashOf(canonical) } : {}) };
    };
    const edited = { ...log, changes: log.changes.map(edit(false)) };
    expect(faultsOfLog(edited).join()).toContain('the leaf has not the hash it claims');
    // The last leaf of a chain, hashed again, only a later link or a signed tree can give away.
    const middle = (change: StoredChange) =>
      of(5)(change) ? { ...change, ...rehashed(change.canonical.replace('allowed', 'denied')) } : change;
    expect(faultsOfLog({ ...log, changes: log.changes.map(middle) }).join()).toContain(
      'change 6, file.decision-proposed: it does not name the leaf before',
    );
  });

  it('a state that does not follow from what the event is called, even where every hash was made again', () => {
    const forged = forge(log, decided, 3, (state) => ({
      ...state,
      urgency: 'normal',
      officerId: null,
      round: 9,
    }));
    const faults = faultsOfLog(forged);
    expect(faults[0]).toMatch(/change 3, file.cleared-for-interview: the state does not follow .*round/);
  });
});

describe('whoever looks at the invariants finds', () => {
  it('a decision that its proposer confirmed, in that round and no other', () => {
    const confirmedBy = (actor: string) => (change: StoredChange) =>
      change.subjectId === decided && change.action === 'file.decision-confirmed'
        ? { ...change, canonical: change.canonical.replace('stf_demo-reviewer', actor) }
        : change;
    const alone = { ...log, changes: log.changes.map(confirmedBy('stf_demo-officer')) };
    expect(decidedAlone(log)).toEqual([]);
    expect(decidedAlone(alone)).toEqual([`${decided}: change 7 decides it alone`]);
    const unproposed = log.changes.filter(({ action }) => action !== 'file.decision-proposed');
    expect(decidedAlone({ ...log, changes: unproposed })).toContain(`${decided}: change 7 decides it alone`);
  });

  it('two interviews of one officer at one time, where the database does not keep them apart', async () => {
    const files = await desk.filesIn([{ state: 'interview-scheduled' }, { state: 'interview-scheduled' }]);
    expect(await doubleBookings(desk.superuser)).toEqual([]);
    await undone(['interviews'], async () => {
      await desk.superuser.query('ALTER TABLE interviews DROP CONSTRAINT interviews_officer_free');
      await desk.superuser.query(
        `UPDATE interviews SET starts_at = '2031-01-01T15:00Z', ends_at = '2031-01-01T16:00Z' WHERE file_number = ANY($1)`,
        [files.map(({ fileNumber }) => fileNumber)],
      );
      expect(await doubleBookings(desk.superuser)).toEqual([
        expect.stringContaining('another interview at that time has the same officer_id'),
      ]);
    });
  });
});

/** What a replay finds at this moment. */
async function faultsNow(): Promise<string[]> {
  return faultsOfLog(await readFileLog(desk.superuser));
}

/** Does a deed as who owns the tables could, with their triggers off, and takes it back. */
async function undone(tables: readonly string[], deed: () => Promise<void>): Promise<void> {
  await desk.superuser.query('BEGIN');
  try {
    for (const table of tables) await desk.superuser.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    await deed();
  } finally {
    await desk.superuser.query('ROLLBACK');
  }
}

/** A log in which the state after one change of a file is another one, and every digest and hash from there on fits. */
function forge(
  { changes, files }: FileLog,
  fileNumber: string,
  from: number,
  change: (state: CaseFile) => CaseFile,
): FileLog {
  let previous: { readonly hash: string; readonly commit: string } | undefined;
  const forged = changes.map((one) => {
    if (one.subjectId !== fileNumber || one.fileSeq < from) return one;
    const leaf = JSON.parse(one.canonical) as {
      sd: string[];
      prev: string;
      before: { version: number; commit: string };
      after: { version: number; commit: string };
    };
    const disclosed = JSON.parse(Buffer.from(one.disclosure ?? '', 'base64url').toString('utf8')) as [
      string,
      string,
      CaseFile,
    ];
    const state = one.fileSeq === from ? change(disclosed[2]) : disclosed[2];
    const { digest, disclosure } = sealDisclosure(disclosed[0], 'state', state);
    const canonical = canonicalJson({
      ...leaf,
      ...(previous === undefined
        ? {}
        : { prev: previous.hash, before: { ...leaf.before, commit: previous.commit } }),
      after: { ...leaf.after, commit: digest },
      sd: leaf.sd.map((other) => (other === leaf.after.commit ? digest : other)).sort(),
    }).toString('utf8');
    previous = { hash: hashOf(canonical), commit: digest };
    return { ...one, canonical, disclosure, leafHash: previous.hash };
  });
  return { changes: forged, files };
}

function rehashed(canonical: string): Pick<StoredChange, 'canonical' | 'leafHash'> {
  return { canonical, leafHash: hashOf(canonical) };
}

function hashOf(canonical: string): string {
  return leafHash(Buffer.from(canonical, 'utf8')).toString('hex');
}
