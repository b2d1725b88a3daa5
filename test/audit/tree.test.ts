import { sha256 } from '../../src/platform/crypto/hashing.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { Desk } from '../support/desk.js';
import { untilSigned } from '../support/signed-log.js';

interface LoggedEvent {
  readonly eventId: string;
  readonly leafHash: string;
  readonly canonical: string;
}

let test: TestApp;
let desk: Desk;
let auditor: Auditor;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new Desk(test);
  auditor = new Auditor(test);
});
afterAll(() => test.close());

/** A file that went the whole way, and all its events. */
async function aDecidedFile(): Promise<LoggedEvent[]> {
  const fileNumber = await desk.aFile();
  const query = `file=${fileNumber}`;
  return (await desk.events(
    query,
    (one) => one['action'] === 'file.decision-confirmed',
  )) as unknown as LoggedEvent[];
}

describe('the tree over the audit log', () => {
  it('has every event of a file, provably, under a checkpoint signed with the published key', async () => {
    const events = await aDecidedFile();
    await untilSigned(test);
    const newest = await auditor.checkpoint();
    expect(events.length).toBeGreaterThan(6);
    for (const event of events) {
      expect(sha256(Buffer.of(0), event.canonical).toString('hex')).toBe(event.leafHash);
      expect(await auditor.proves(event, newest)).toBe(true);
      expect(await auditor.proves({ ...event, leafHash: '00'.repeat(32) }, newest)).toBe(false);
    }
  });

  it('grows only behind what was signed before', async () => {
    const older = await auditor.checkpoint();
    await aDecidedFile();
    const newer = await auditor.checkpoint(({ size }) => size > older.size);
    expect(await auditor.provesGrowth(older, newer)).toBe(true);
    expect(await auditor.provesGrowth({ ...older, root: newer.root }, newer)).toBe(false);
  });

  it('is served as tiles whose hashes are those of the entries beside them', async () => {
    await aDecidedFile();
    const { size } = await auditor.checkpoint(({ size: leaves }) => leaves >= 20);
    const width = Math.min(size, 20);
    const tile = await auditor.bytes(`tile/0/000.p/${width}`);
    const entries = await auditor.bytes(`tile/entries/000.p/${width}`);
    expect([tile.status, tile.bytes.length, entries.status]).toEqual([200, width * 32, 200]);
    const hashes: Buffer[] = [];
    for (let at = 0; at < entries.bytes.length;) {
      const length = entries.bytes.readUInt16BE(at);
      hashes.push(sha256(Buffer.of(0), entries.bytes.subarray(at + 2, at + 2 + length)));
      at += 2 + length;
    }
    expect(Buffer.concat(hashes)).toEqual(tile.bytes);
  });

  it.each([
    'tile/0/999',
    'tile/7/000',
    'tile/0/1',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/entries/999',
    'tile/x/000',
  ])('has no %s', async (path) => {
    const { status, body } = await auditor.get(path);
    expect([status, (body as { type: string }).type]).toEqual([404, 'urn:referral-desk:problem:not-found']);
  });

  it('proves nothing of a size it has not reached, of an event there is none of, or backwards', async () => {
    const [event] = await aDecidedFile();
    const { size } = await auditor.checkpoint();
    const refusals = [
      [`proofs/inclusion?eventId=${event?.eventId}&treeSize=2000000000`, 422, 'tree-size-unknown'],
      [`proofs/inclusion?eventId=${event?.eventId}&treeSize=1`, 409, 'not-in-tree'],
      ['proofs/inclusion?eventId=01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12', 404, 'not-found'],
      ['proofs/inclusion?eventId=x', 400, 'invalid-request'],
      ['proofs/inclusion', 400, 'invalid-request'],
      [`proofs/inclusion?eventId=${event?.eventId}&treeSize=-1`, 400, 'invalid-request'],
      [`proofs/consistency?from=${size}&to=1`, 400, 'invalid-request'],
      ['proofs/consistency?from=1&to=2000000000', 422, 'tree-size-unknown'],
      ['proofs/consistency?from=1.5', 400, 'invalid-request'],
      ['proofs/consistency', 400, 'invalid-request'],
    ] as const;
    for (const [path, status, type] of refusals) {
      const answer = await auditor.get(path);
      expect([path, answer.status, (answer.body as { type: string }).type]).toEqual([
        path,
        status,
        `urn:referral-desk:problem:${type}`,
      ]);
    }
  });
});
