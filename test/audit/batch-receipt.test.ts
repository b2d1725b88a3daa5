import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Response } from 'supertest';
import { main } from '../../src/cli/audit-verify.js';
import { type BatchReceiptDto } from '../../src/modules/batch-receipts/batch-receipt.dto.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { toldBy } from '../support/deciding-desk.js';
import { aReferral, Desk, eventually } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

let test: TestApp;
let desk: Desk;
let folder: string;
let key: string;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true, worker: true });
  desk = new Desk(test);
  folder = mkdtempSync(join(tmpdir(), 'referral-desk-receipt-'));
  const { body } = await new Auditor(test).get('keys');
  key = (body as { items: { verifierKey: string }[] }).items[0]?.verifierKey ?? '';
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

const ask = (batchId: string, by: 'partnerA' | 'partnerB' = 'partnerA'): Promise<Response> =>
  desk.getAs(by, `/v1/referral-batches/${batchId}/receipt`);

/** A batch of a partner, and its receipt once there is one. */
async function aReceipt(...referrals: object[]): Promise<BatchReceiptDto> {
  const sent = await desk.send(referrals as Record<string, unknown>[]);
  const { id } = sent.body as { id: string };
  const answer = await eventually(
    () => ask(id),
    ({ status }) => status === 200,
  );
  expect(api.faultsOfAnswer('getBatchReceipt', answer)).toEqual([]);
  return answer.body as BatchReceiptDto;
}

/** What the command says of a file, and how it ends. */
async function verified(file: object | string, ...more: string[]): Promise<{ code: number; said: string }> {
  const path = join(folder, 'receipt.json');
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
  let said = '';
  const { stdout, stderr } = process;
  const [out, err] = [stdout.write, stderr.write];
  const listen = (text: string | Uint8Array): boolean => ((said += String(text)), true);
  [stdout.write, stderr.write] = [listen, listen];
  try {
    await main(['--receipt', path, ...more]);
    return { code: Number(process.exitCode ?? 0), said };
  } finally {
    [stdout.write, stderr.write] = [out, err];
    process.exitCode = undefined;
  }
}

describe('the receipt of a batch', () => {
  it('proves with the published key alone that the log has each of its files', async () => {
    const receipt = await aReceipt(aReferral(), aReferral(), aReferral());
    const rows = await desk.getAs('partnerA', `/v1/referral-batches/${receipt.batchId}/rows`);
    const { items } = rows.body as { items: { fileNumber: string }[] };
    expect(receipt.files.map(({ subjectId }) => subjectId)).toEqual(
      items.map(({ fileNumber }) => fileNumber),
    );
    expect(receipt.batch.map(({ subjectId }) => subjectId)).toEqual([receipt.batchId]);
    const { code, said } = await verified(receipt, '--key', key);
    expect([code, said]).toEqual([0, expect.stringMatching(/^SOUND: batch \S+ of ptn_demo-a, 3 files, /)]);
    expect(said).not.toContain('--key');
  });

  it('has no name in it, and none of the partner’s own references', async () => {
    const receipt = await aReceipt(aReferral());
    expect(JSON.stringify(receipt)).not.toMatch(/kanarei/i);
  });

  it('is given for a batch of which no row was taken, too: the desk had it', async () => {
    const receipt = await aReceipt(aReferral((one) => delete one['consent']));
    expect(receipt.files).toEqual([]);
    expect((await verified(receipt, '--key', key)).code).toBe(0);
  });

  it('comes when a batch that waited has ended, and until then says when to ask again', async () => {
    const sent = await desk.sendLater([aReferral(), aReferral()]);
    const { id } = sent.body as { id: string };
    const first = await ask(id);
    if (first.status !== 200) {
      expect([...toldBy(first), first.headers['retry-after']]).toEqual([409, 'receipt-not-ready', '2']);
    }
    const { body } = await eventually(
      () => ask(id),
      ({ status }) => status === 200,
    );
    expect((body as BatchReceiptDto).files).toHaveLength(2);
    expect((await verified(body as object, '--key', key)).code).toBe(0);
  });

  it('is its partner’s alone', async () => {
    const { batchId } = await aReceipt(aReferral());
    expect(toldBy(await ask(batchId, 'partnerB'))).toEqual([404, 'not-found']);
    expect(toldBy(await ask('no-batch'))).toEqual([404, 'not-found']);
    const officer = await desk.get('officer', `/v1/referral-batches/${batchId}/receipt`);
    expect(toldBy(officer)).toEqual([403, 'forbidden']);
  });
});

describe('whoever checks a receipt', () => {
  let receipt: BatchReceiptDto;
  beforeAll(async () => {
    receipt = await aReceipt(aReferral(), aReferral());
  });

  const [one, other] = [0, 1];
  const changed = (change: (copy: BatchReceiptDto) => void): BatchReceiptDto => {
    const copy = structuredClone(receipt);
    change(copy);
    return copy;
  };

  it.each<[string, (copy: BatchReceiptDto) => void, RegExp]>([
    ['a file left out', (copy) => copy.files.pop(), /not what its statement says/],
    ['another batch', (copy) => (copy.batchId = copy.files[one]!.eventId), /not what its statement says/],
    ['another partner', (copy) => (copy.partnerId = 'ptn_demo-b'), /not what its statement says/],
    [
      'a leaf that says something else',
      (copy) => (copy.files[one]!.leaf = copy.files[one]!.leaf.replace('allowed', 'denied')),
      /entry \d+: its hash is not that of its leaf/,
    ],
    [
      'the leaf and hash of the other file',
      (copy) => Object.assign(copy.files[one]!, { leaf: copy.files[other]!.leaf }),
      /entry \d+: its hash is not that of its leaf/,
    ],
    [
      'another event',
      (copy) => (copy.files[one]!.eventId = copy.files[other]!.eventId),
      /about something else/,
    ],
    [
      'the proof of the other file',
      (copy) => (copy.files[one]!.proof = copy.files[other]!.proof),
      /does not lead/,
    ],
    ['a proof cut short', (copy) => copy.files[one]!.proof.pop(), /does not lead/],
    [
      'a checkpoint of another root',
      (copy) =>
        (copy.checkpoint = copy.checkpoint.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${'A'.repeat(43)}=\n`)),
      /checkpoint is not signed/,
    ],
    [
      'a statement that was not signed',
      (copy) => (copy.statement = copy.checkpoint),
      /not what its statement says/,
    ],
    [
      'a statement that was altered',
      (copy) => (copy.statement = copy.statement.replace('ptn_demo-a', 'ptn_demo-b')),
      /statement is not signed/,
    ],
  ])('finds %s', async (_, change, why) => {
    const { code, said } = await verified(changed(change), '--key', key);
    expect([code, said]).toEqual([1, expect.stringMatching(why)]);
    expect(said).toMatch(/^TAMPERED: /);
  });

  it('is told that a key out of the receipt itself proves little', async () => {
    const { code, said } = await verified(receipt);
    expect([code, said]).toEqual([0, expect.stringContaining('give --key with one you had by another way')]);
  });

  it.each<[string, () => Promise<{ code: number; said: string }>, RegExp]>([
    ['what is not JSON', () => verified('receipt'), /not JSON/],
    ['what is no receipt', () => verified({ format: 'invoice' }), /no receipt/],
    ['a key that is none', () => verified(receipt, '--key', 'key'), /no Ed25519 verifier key/],
    ['a file and a directory at once', () => verified(receipt, 'log'), /Usage/],
    [
      'a file that is not there',
      () => verified(receipt, '--receipt', join(folder, 'none')),
      /cannot be read/,
    ],
  ])('cannot tell of %s', async (_, run, why) => {
    const { code, said } = await run();
    expect([code, said]).toEqual([2, expect.stringMatching(why)]);
  });
});
