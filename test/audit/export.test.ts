import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { type Actor } from '../../src/domain/access.js';
import { checkpointOf } from '../../src/domain/audit/checkpoint.js';
import { entriesPath, tilePath, tilesOf } from '../../src/domain/audit/tile.js';
import { ExportsService } from '../../src/modules/audit/exports/exports.service.js';
import { type ArchiveFile } from '../../src/modules/audit/exports/log-archive.js';
import { tarOf } from '../../src/modules/audit/exports/tar-stream.js';
import { sha256 } from '../../src/platform/crypto/hashing.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { toldBy } from '../support/deciding-desk.js';
import { aReferral, Desk } from '../support/desk.js';
import { askForExport, EXPORT, exportedLog, unpackedLog } from '../support/exported-log.js';
import { untilSigned } from '../support/signed-log.js';

const run = promisify(execFile);

let test: TestApp;
let desk: Desk;
let auditor: Auditor;
let app: Client;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new Desk(test);
  auditor = new Auditor(test);
  app = new Client({ ...test.database.app });
  await app.connect();
  // More than one full tile, and more than is made ahead of a reader.
  await desk.send(Array.from({ length: 300 }, () => aReferral()));
  await desk.aFile();
  await untilSigned(test);
});
afterAll(async () => {
  await app.end();
  await test.close();
});

const key = async (): Promise<string> =>
  ((await auditor.get('keys')).body as { items: [{ verifierKey: string }] }).items[0].verifierKey;

/** What the verifier says of a folder, in a process of its own; it fails unless that ends with 0. */
const verdictOn = async (folder: string, ...more: string[]): Promise<string> =>
  (await run(process.execPath, ['scripts/run.mjs', 'cli/audit-verify', folder, ...more])).stdout;

const textIn = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');

/** How many entries the checkpoint of a folder has. */
const sizeOf = (folder: string): number =>
  checkpointOf(textIn(folder, 'checkpoint').replace(/\n\n[^]*$/, '\n'))?.size ?? 0;

interface Line {
  readonly eventId: string;
  readonly disclosure: string;
}

const disclosuresIn = (folder: string): Line[] =>
  textIn(folder, 'disclosures.ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** The leaves of exports so far. */
async function exportLeaves(): Promise<{ eventId: string; actor: { id: string }; sd: string[] }[]> {
  const { rows } = await app.query<{ leaf: { eventId: string; actor: { id: string }; sd: string[] } }>(
    `SELECT convert_from(canonical, 'UTF8')::json AS leaf FROM audit_events
     WHERE action = 'audit-log.exported' ORDER BY event_id`,
  );
  return rows.map(({ leaf }) => leaf);
}

describe('a copy of the log', () => {
  it('is a tar archive that nobody on the way keeps, named after its entries, with a receipt of its own event', async () => {
    const { status, headers, body } = await askForExport(test);
    const [, size = ''] =
      /^attachment; filename="audit-log-(\d+)\.tar"$/.exec(headers['content-disposition'] ?? '') ?? [];
    const told = sizeOf(await unpackedLog(body as Buffer));
    expect([status, headers['content-type'], Number(size)]).toEqual([200, 'application/x-tar', told]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(headers['audit-receipt']).toMatch(/^event="/);
  });

  it('is a tlog-tiles directory with every tile of its checkpoint and the entries of each, and no more beside them than it says', async () => {
    const folder = await exportedLog(test);
    const size = sizeOf(folder);
    const tiles = tilesOf(size);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => relative(folder, join(one.parentPath, one.name)));
    expect(size).toBeGreaterThan(256);
    expect(files.sort()).toEqual(
      [
        ...['checkpoint', 'manifest.json', 'disclosures.ndjson'],
        ...tiles.map(tilePath),
        ...tiles.filter(({ level }) => level === 0).map(entriesPath),
      ].sort(),
    );
    const manifest = JSON.parse(textIn(folder, 'manifest.json')) as object;
    expect(manifest).toMatchObject({
      entries: size,
      disclosures: disclosuresIn(folder).length,
      verifierKeys: [await key()],
    });
  });

  it('is sound to the verifier, with the key that is published and a checkpoint that was kept', async () => {
    const kept = join(await exportedLog(test), 'checkpoint');
    await desk.aFile();
    await untilSigned(test);
    const verdict = await verdictOn(await exportedLog(test), '--key', await key(), '--old', kept);
    expect(verdict).toMatch(/^SOUND: \d+ entries, the changes of \d+ files, \d+ disclosures\.\n/);
    expect(verdict).toContain('It begins with the log of the older checkpoint.');
  });

  it('is an event first, whose leaf has digests alone and which discloses purpose, recipient, basis and how much it was', async () => {
    const before = (await exportLeaves()).length;
    const size = sizeOf(await exportedLog(test));
    const [leaf, ...more] = (await exportLeaves()).slice(before);
    expect([leaf?.actor.id, more]).toEqual(['stf_demo-auditor', []]);
    expect(JSON.stringify(leaf)).not.toContain('Made-up');
    await untilSigned(test);
    const lines = disclosuresIn(await exportedLog(test)).filter(({ eventId }) => eventId === leaf?.eventId);
    expect(lines.map(({ disclosure }) => sha256(disclosure).toString('base64url'))).toEqual(leaf?.sd);
    const told = JSON.parse(
      Buffer.from(lines[0]?.disclosure ?? '', 'base64url').toString('utf8'),
    ) as unknown[];
    expect(told.slice(1)).toEqual(['export', { ...EXPORT, entries: size }]);
  });

  it.each([
    ['no purpose', { purpose: undefined }, '#/purpose'],
    ['a purpose of two letters', { purpose: 'ab' }, '#/purpose'],
    ['a purpose of 501 letters', { purpose: 'a'.repeat(501) }, '#/purpose'],
    ['no recipient', { recipient: undefined }, '#/recipient'],
    ['a basis there is none of', { legalBasis: 'curiosity' }, '#/legalBasis'],
    ['more than is asked', { format: 'zip' }, '#/format'],
  ])('is not given for %s, and nothing is logged as exported', async (_, wrong, pointer) => {
    const before = await exportLeaves();
    const answer = await test.request
      .post('/v1/audit/exports')
      .set('authorization', `Bearer ${test.tokens.auditor}`)
      .send({ ...EXPORT, ...wrong });
    expect([...toldBy(answer), answer.body]).toMatchObject([
      400,
      'invalid-request',
      { errors: [{ pointer }] },
    ]);
    expect(await exportLeaves()).toEqual(before);
  });

  it.each(['officer', 'reviewer', 'manager', 'administrator'] as const)(
    'is not given to %s',
    async (role) => {
      const before = await exportLeaves();
      const answer = await test.request
        .post('/v1/audit/exports')
        .set('authorization', `Bearer ${test.tokens[role]}`)
        .send(EXPORT);
      expect(toldBy(answer)).toEqual([403, 'forbidden']);
      expect(await exportLeaves()).toEqual(before);
    },
  );

  it('is not given to a partner', async () => {
    const answer = await test.request
      .post('/v1/audit/exports')
      .set('x-api-key', test.keys.partnerA)
      .send(EXPORT);
    expect(toldBy(answer)).toEqual([403, 'forbidden']);
  });

  it('stays of the checkpoint it began with, however the log grows while it is taken', async () => {
    const before = await untilSigned(test);
    const file = await test.app.get(ExportsService).export(AUDITOR, EXPORT);
    const stream = file.getStream();
    const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    const first = (await pieces.next()).value as Buffer;
    await desk.send(Array.from({ length: 20 }, () => aReferral()));
    expect(await untilSigned(test)).toBeGreaterThan(before + 20);
    const made = first.length + stream.readableLength;
    const rest: Buffer[] = [first];
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next())
      rest.push(piece.value);
    const archive = Buffer.concat(rest);
    expect(made).toBeLessThan(archive.length / 2);
    const folder = await unpackedLog(archive);
    expect(sizeOf(folder)).toBe(before);
    expect(await verdictOn(folder, '--key', await key())).toContain(`SOUND: ${before} entries`);
  });

  it('is known when it was cut', async () => {
    const { body } = await askForExport(test);
    const archive = body as Buffer;
    await expect(unpackedLog(archive.subarray(0, archive.length / 2))).rejects.toThrow();
    const folder = await exportedLog(test);
    writeFileSync(join(folder, 'disclosures.ndjson'), '');
    await expect(verdictOn(folder)).rejects.toMatchObject({ code: 1 });
  });

  describe('whose reader is gone, is given up, so that no transaction is held for it:', () => {
    /** An archive without an end, and whether whoever makes it was told to stop. */
    function endless(patienceMs?: number): { archive: Readable; stopped: Promise<void> } {
      let stop = (): void => undefined;
      const stopped = new Promise<void>((resolve) => (stop = resolve));
      async function* files(): AsyncGenerator<ArchiveFile> {
        try {
          for (let i = 0; ; i++) {
            yield await Promise.resolve({ name: `file-${i}`, size: 9_999, content: Buffer.alloc(9_999) });
          }
        } finally {
          stop();
        }
      }
      return { archive: tarOf(files(), new Date(), patienceMs), stopped };
    }

    it('one that takes nothing any more', async () => {
      const { archive, stopped } = endless(20);
      const cut = new Promise<string>((resolve) => archive.once('error', ({ message }) => resolve(message)));
      archive.once('readable', () => undefined);
      expect(await cut).toBe('a stream was not read any further');
      await stopped;
    });

    it.each([1, 9_000, 10_512, 30_000])('one that went away after %i bytes', async (bytes) => {
      const { archive, stopped } = endless();
      await new Promise((resolve) => archive.once('readable', resolve));
      archive.read(bytes);
      archive.destroy();
      await stopped;
    });
  });
});

const AUDITOR: Actor = {
  ...{
    id: 'stf_demo-auditor',
    role: 'auditor',
    via: 'token',
    requestId: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12',
  },
};
