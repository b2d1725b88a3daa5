import { Client } from 'pg';
import { AccessWorld, type MatrixOperation } from '../support/access-world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { BusyDay } from '../support/busy-day.js';
import { canaryScanner } from '../support/canaries/scan-database.js';
import { type Exchange, Exchanges } from '../support/exchanges.js';

interface Told {
  readonly requestId: string;
  readonly action: string;
  readonly outcome: string;
  readonly canonical: string;
  readonly names: readonly string[];
}

/** What is answered without an event, and why. An operation that is not here leaves one, or the test fails. */
const NO_EVENT: Readonly<Record<string, string>> = {
  getCheckpoint: 'hashes',
  listAuditKeys: 'public keys',
  getInclusionProof: 'hashes',
  getConsistencyProof: 'hashes',
  getTile: 'hashes',
  getBatchReceipt: 'hashes and pseudonyms, of the partner’s own batch',
  listPartners: 'organisations, and no person of theirs',
  listApiKeys: 'ids and scopes',
  listStaff: 'accounts: pseudonyms and duties',
  getStaffAccount: 'an account: a pseudonym and a duty',
  getBatchTemplate: 'the names of columns',
  listBatches: 'counts',
  getBatch: 'counts',
  countReferrals: 'counts',
  listGlassBreaks: 'pseudonyms; the reasons are in the break, whose read is an event',
  checkFacts: 'what the caller sent is told back, and nothing is kept',
  getLaw: 'law',
  listNotices: 'law',
  getChecksPageInEnglish: 'a page for everybody',
  getChecksPageInFrench: 'a page for everybody',
  getRecheck: 'counts',
  getKeyRotation: 'counts',
  getDisposal: 'codes and days',
  getMe: 'the caller',
  getLive: 'nothing',
  getReady: 'nothing',
  getSecurityContact: 'a page for everybody',
  listInterpreters: 'code names',
  getInterpreter: 'a code name',
};

/** Changes whose answer has no receipt, and why. */
const NO_RECEIPT: Readonly<Record<string, string>> = {
  checkFacts: 'nothing is kept',
  reportLeakedKey: 'a receipt would tell whoever tries tokens which of them is one',
};

let test: TestApp;
let world: AccessWorld;
let heard: Exchanges;
let named: readonly MatrixOperation[];
let answers: ReadonlyMap<string, readonly Exchange[]>;
let events: ReadonlyMap<string, readonly Told[]>;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  heard = new Exchanges();
  world = await AccessWorld.make(test);
  await new BusyDay(test).live();
  // Tiles are asked for by numbers, not by things; the export and the proofs read them.
  named = world.operations.filter(({ parameters }) => !parameters.includes('path'));
  for (const operation of named) await everybodyReads(operation);
  for (const operation of named) await somebodyMayNot(operation);
  answers = heard.byOperation(world.operations);
  events = await readEvents();
}, 60_000);
afterAll(async () => {
  heard.end();
  await test.close();
});

async function everybodyReads(operation: MatrixOperation): Promise<void> {
  if (operation.method !== 'get') return;
  const address = world.addressOf(operation, 'own');
  if (operation.roles === undefined) await world.call(operation, address, {});
  for (const role of operation.roles ?? []) await world.call(operation, address, world.as(role));
}

/** Asks for what is not there, for another partner’s, and as somebody whose duty it is not. */
async function somebodyMayNot(operation: MatrixOperation): Promise<void> {
  const { roles, parameters } = operation;
  const [role] = roles ?? [];
  if (role === undefined) return;
  if (parameters.length > 0) {
    await world.call(operation, world.addressOf(operation, 'absent'), world.as(role));
    if (role === 'partner')
      await world.call(operation, world.addressOf(operation, 'foreign'), world.as(role));
  }
  const other = (['partner', 'auditor', 'officer'] as const).find((one) => !roles?.includes(one));
  if (other !== undefined) await world.call(operation, world.addressOf(operation, 'own'), world.as(other));
}

/** Every event of the log, by the request that left it. */
async function readEvents(): Promise<ReadonlyMap<string, readonly Told[]>> {
  const superuser = new Client({ ...test.database.superuser });
  await superuser.connect();
  const { rows } = await superuser.query<Told>(
    `SELECT convert_from(canonical, 'UTF8')::jsonb->>'requestId' AS "requestId", action, outcome,
       convert_from(canonical, 'UTF8') AS canonical,
       ARRAY(SELECT audit_disclosed(disclosure)->>1 FROM audit_disclosures d WHERE d.event_id = e.event_id) AS names
     FROM audit_events e`,
  );
  await superuser.end();
  const found = new Map<string, Told[]>();
  for (const row of rows) found.set(row.requestId, [...(found.get(row.requestId) ?? []), row]);
  return found;
}

const answersOf = ({ id }: MatrixOperation): readonly Exchange[] => answers.get(id) ?? [];
const isDone = ({ status }: Exchange): boolean => status < 300;
const eventsOf = ({ requestId }: Exchange): readonly Told[] => events.get(requestId) ?? [];
const isChange = ({ method }: MatrixOperation): boolean => method !== 'get';

/** The operations of whose answers one does not satisfy. */
function withFaults(
  operations: readonly MatrixOperation[],
  chosen: (answer: Exchange) => boolean,
  satisfies: (answer: Exchange) => boolean,
): string[] {
  return operations
    .filter((one) => answersOf(one).some((answer) => chosen(answer) && !satisfies(answer)))
    .map(({ id }) => id);
}

describe('every operation of the document', () => {
  it('was carried out with success', () => {
    const never = world.operations.filter((one) => !answersOf(one).some(isDone)).map(({ id }) => id);
    expect(never.filter((id) => !['getTile', 'getEntries'].includes(id))).toEqual([]);
  });

  it('leaves an event that says it was allowed, but those that show nothing of anybody', () => {
    const isTold = (answer: Exchange): boolean =>
      eventsOf(answer).some(({ outcome }) => outcome === 'allowed');
    expect(withFaults(world.operations, isDone, isTold).sort()).toEqual(
      Object.keys(NO_EVENT)
        .filter((id) => id !== 'getTile')
        .sort(),
    );
  });

  it('gives a receipt with a change, of an event of that change', () => {
    const isReceipted = (answer: Exchange): boolean => {
      const [, eventId = 'none'] = /^event="([^"]+)"/.exec(answer.receipt ?? '') ?? [];
      return eventsOf(answer).some(({ canonical }) => canonical.includes(`"eventId":"${eventId}"`));
    };
    const changes = world.operations.filter(isChange);
    const without = withFaults(changes, isDone, isReceipted).sort();
    expect(without).toEqual(Object.keys(NO_RECEIPT).sort());
    const reads = world.operations.filter((one) => !isChange(one));
    expect(withFaults(reads, isDone, ({ receipt }) => receipt === undefined)).toEqual([]);
  });

  it('leaves an event that says it was denied, whoever’s the thing is that was not given', () => {
    const isRefused = ({ status }: Exchange): boolean => [403, 404].includes(status);
    const isTold = (answer: Exchange): boolean => {
      const [event, ...more] = eventsOf(answer);
      return event?.outcome === 'denied' && event.action === 'access.denied' && more.length === 0;
    };
    expect(withFaults(named, isRefused, isTold)).toEqual([]);
    const asked = named.filter(({ roles }) => roles !== undefined && roles.length < 6);
    expect(asked.filter((one) => !answersOf(one).some(isRefused))).toEqual([]);
  });
});

describe('the leaves of all that', () => {
  const LEAF = [
    ...['action', 'actor', 'after', 'before', 'eventId', 'fileSeq', 'log', 'nonce', 'onBehalfOf', 'outcome'],
    ...['prev', 'requestId', 'sd', 'subject', 'time', 'v'],
  ];

  it('have the fields of the contract and no others', () => {
    const fields = new Set<string>();
    for (const { canonical } of [...events.values()].flat()) {
      for (const field of Object.keys(JSON.parse(canonical) as object)) fields.add(field);
    }
    expect([...fields].sort()).toEqual(LEAF);
  });

  it('name what they are about by a pseudonym, a code or the pattern of a route, and hold nothing of anybody', () => {
    const all = [...events.values()].flat();
    expect(canaryScanner().find(Buffer.from(all.map(({ canonical }) => canonical).join('\n')))).toEqual([]);
    const odd = all
      .map(({ canonical }) => (JSON.parse(canonical) as { subject: { id: string } }).subject.id)
      .filter(
        (id) =>
          !/^(RD-[0-9A-Z]{5}-[0-9A-Z]{5}|[0-9a-f-]{36}|[A-Za-z0-9_-]{1,64}|\/[A-Za-z0-9/:._*-]+)$/.test(id),
      );
    expect(odd).toEqual([]);
  });

  it('tell of a refusal which permission was asked, and at most ids of ours beside it', () => {
    const denied = [...events.values()].flat().filter(({ action }) => action === 'access.denied');
    const names = new Set(denied.flatMap((one) => one.names));
    expect([...names].sort()).toEqual(['asked', 'permission']);
  });
});
