import { setTimeout as sleep } from 'node:timers/promises';
import { type FileAction } from '../../src/domain/case-file/transitions.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { WAY } from '../support/desk.js';
import { type ActionAnswer, type Callers } from '../support/whole-way/callers.js';
import { aCrew } from '../support/whole-way/crew.js';
import { readFileLog } from '../support/whole-way/file-log.js';
import { faultsOfLog } from '../support/whole-way/log-faults.js';
import { MovingDesk } from '../support/whole-way/moving-desk.js';

const FILES = 200;
const OFFICERS = 10;
const REVIEWERS = 3;
/** Of so many files, one is checked again by a colleague at the moment its officer clears it. */
const MEDDLED_WITH = 4;
/** More attempts than that at one action: somebody is starved, which is a fault. */
const MOST_ATTEMPTS = 20;

/** The part of the way that officers go, after a file is theirs. */
const OF_OFFICERS = WAY.filter(({ as }) => as === 'officer');

let test: TestApp;
let desk: MovingDesk;
let names: readonly string[];
let callers: Callers<string>;
/** How often each answer was given to an action, and by how many actions a file was moved on. */
const answers = new Map<string, number>();
let acknowledged = 0;
let officersAtWork = OFFICERS;
let cleared = 0;
/** Somebody met an answer that cannot be: the others stop as well. */
let broken = false;

beforeAll(async () => {
  test = await startTestApp();
  desk = await MovingDesk.at(test);
  ({ names, callers } = await aCrew(test, { officer: OFFICERS, reviewer: REVIEWERS }));
}, 60_000);

afterAll(async () => {
  await desk.end();
  await test.close();
});

describe(`${FILES} files, ${OFFICERS} officers and ${REVIEWERS} reviewers at once`, () => {
  it('are all decided, though people meet at the same files, and every acknowledged change is there', async () => {
    await desk.receive(FILES);
    const work = names.map((name, index) =>
      name.startsWith('officer') ? decideAll(name, index) : confirmAll(name),
    );
    await Promise.all(work).catch(async (error: unknown) => {
      broken = true;
      await Promise.allSettled(work);
      throw error;
    });

    const log = await readFileLog(desk.superuser);
    const states = log.files.map(({ state, outcome }) => `${state} ${outcome}`);
    expect(new Set(states)).toEqual(new Set(['decided accepted']));
    expect(states).toHaveLength(FILES);
    expect(faultsOfLog(log)).toEqual([]);
    // One change for each that was acknowledged beside the receipt of each file: none lost, none that nobody was told of.
    expect(log.changes).toHaveLength(FILES + acknowledged);
    expect(await decisions()).toEqual({ confirmed: FILES, proposed: FILES, byOneAlone: 0 });
  }, 240_000);

  it('met at the same files, and were told so; nobody was told that something broke, and nothing did', async () => {
    const kinds = [...answers.keys()];
    expect(kinds.filter((kind) => kind.startsWith('5'))).toEqual([]);
    expect(kinds).toContain('412 stale-version');
    // A deadlock or a serialization failure that was not tried again would be an error in the log.
    expect(test.logLines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([]);
  });

  it('had no officer in two interviews at one time', async () => {
    const { rows } = await desk.superuser.query(
      `SELECT one.interview_id FROM interviews one JOIN interviews other ON one.interview_id < other.interview_id
         AND one.officer_id = other.officer_id
         AND tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)`,
    );
    expect(rows).toEqual([]);
  });
});

/** A file as somebody last saw it. */
interface Seen {
  readonly fileNumber: string;
  readonly etag: string | null;
  /** Null until it is read. */
  readonly checkId: string | null;
}

/** An officer takes file after file as far as a proposal, until none waits: every second by the worklist, the others by choice. */
async function decideAll(officer: string, index: number): Promise<void> {
  while (!broken) {
    const file = index % 2 === 0 ? await claimNext(officer) : await choose(officer);
    if (file === undefined) break;
    await propose(officer, file);
  }
  officersAtWork--;
}

/** The most urgent file that waits, once it is the officer's. */
async function claimNext(officer: string): Promise<Seen | undefined> {
  const claimed = noted(await callers.call(officer, 'POST', '/v1/worklist/next', { body: {} }));
  if (claimed.status === 204) return undefined;
  if (claimed.status !== 200)
    throw new Error(`worklist/next was answered ${claimed.status} ${claimed.detail}`);
  acknowledged++;
  return { fileNumber: String(claimed.body['fileNumber']), etag: claimed.etag, checkId: null };
}

/** Any file that nobody has, when there is one. */
async function choose(officer: string): Promise<Seen | undefined> {
  while (!broken) {
    const { items } = (await callers.get(officer, '/v1/files?state=received&limit=20'))
      .body as unknown as Listed;
    if (items.length === 0) return undefined;
    const free = items.filter(({ officerId }) => officerId === null);
    const chosen = free[Math.floor(Math.random() * free.length)];
    if (chosen !== undefined)
      return { fileNumber: chosen.fileNumber, etag: `"${chosen.version}"`, checkId: null };
    await sleep(20);
  }
  return undefined;
}

/** What tells an officer that a colleague was faster and goes on with the file. */
const GONE = ['assigned-to-another', 'out-of-order', 'nothing-more-possible'];

/** Takes a file from where it is to a proposal; leaves it to the colleague who was faster, if it is theirs by now. */
async function propose(officer: string, found: Seen): Promise<void> {
  let file = found;
  for (const { action } of OF_OFFICERS) {
    const { answer, seen } = await insist(officer, file, action);
    if (GONE.includes(answer.code)) return;
    if (answer.status !== 200)
      throw new Error(`${action} was answered ${answer.status} ${answer.code}: ${answer.detail}`);
    file = { ...seen, etag: answer.etag };
  }
}

/** Takes an action on the file as it was last seen; as often as others are faster, reads it and tries again. */
async function insist(
  officer: string,
  file: Seen,
  action: FileAction,
): Promise<{ readonly answer: ActionAnswer; readonly seen: Seen }> {
  const isClearing = action === 'clear-for-interview';
  let seen = isClearing ? await look(officer, file) : file;
  for (let attempt = 1; ; attempt++) {
    const asked = { ifMatch: seen.etag, body: WAY_BODY[action]?.(seen.checkId ?? '') ?? {} };
    const [answer] = await Promise.all([
      callers.act(officer, file.fileNumber, action, asked),
      isClearing && attempt === 1 && cleared++ % MEDDLED_WITH === 0 ? checkAgain(seen) : undefined,
    ]);
    noted(answer);
    if (answer.status === 200) acknowledged++;
    const isFaster = answer.code === 'stale-version' || answer.code === 'check-not-current';
    if (!isFaster || attempt === MOST_ATTEMPTS) return { answer, seen };
    seen = await look(officer, file);
  }
}

/** The file as it is now. */
async function look(officer: string, { fileNumber }: Seen): Promise<Seen> {
  const { etag, body } = await callers.get(officer, `/v1/files/${fileNumber}`);
  return { fileNumber, etag, checkId: (body as { stca: { checkId: string } }).stca.checkId };
}

/** A colleague checks a file again, under the version the officer has seen as well. */
async function checkAgain({ fileNumber, etag }: Seen): Promise<void> {
  const asked = { ifMatch: etag, body: {} };
  const checked = await callers.call('officer-1', 'POST', `/v1/files/${fileNumber}/stca-checks`, asked);
  if (noted(checked).status < 300) acknowledged++;
}

/** A reviewer confirms what is proposed, until no officer is at work and nothing is left. */
async function confirmAll(reviewer: string): Promise<void> {
  while (!broken) {
    const mayBeMore = officersAtWork > 0;
    const { items } = (await callers.get(reviewer, '/v1/files?state=decision-proposed&limit=5'))
      .body as unknown as Listed;
    if (items.length === 0 && !mayBeMore) return;
    for (const { fileNumber, version } of items) {
      const asked = { ifMatch: `"${version}"`, body: {} };
      if (noted(await callers.act(reviewer, fileNumber, 'confirm-decision', asked)).status === 200)
        acknowledged++;
    }
    if (items.length === 0) await sleep(30);
  }
}

interface Listed {
  readonly items: readonly { fileNumber: string; version: number; officerId: string | null }[];
}

const WAY_BODY: Partial<Record<FileAction, (checkId: string) => object>> = Object.fromEntries(
  WAY.map(({ action, body }) => [action, body]),
);

function noted(answer: ActionAnswer): ActionAnswer {
  const kind = `${answer.status} ${answer.code}`;
  answers.set(kind, (answers.get(kind) ?? 0) + 1);
  return answer;
}

/** Decisions as they stand: each confirmed by somebody else than who proposed it. */
async function decisions(): Promise<unknown> {
  const { rows } = await desk.superuser.query(
    `SELECT count(*) FILTER (WHERE status = 'confirmed')::int AS confirmed,
       count(DISTINCT file_number)::int AS proposed,
       count(*) FILTER (WHERE confirmed_by = proposed_by)::int AS "byOneAlone" FROM decisions`,
  );
  return rows[0];
}
