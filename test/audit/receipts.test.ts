import { createPublicKey, verify } from 'node:crypto';
import { receiptText } from '../../src/domain/audit/receipt.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { aReferral, Desk, eventually } from '../support/desk.js';

let test: TestApp;
let desk: Desk;
let auditor: Auditor;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new Desk(test);
  auditor = new Auditor(test);
});
afterAll(() => test.close());

interface Receipt {
  readonly eventId: string;
  readonly leafHash: string;
  readonly time: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

function receiptOf(header: unknown): Receipt {
  const form = /^event="([^"]+)", leaf="([^"]+)", time="([^"]+)", key="([^"]+)", signature=:([^:]+):$/;
  const [, eventId = '', leafHash = '', time = '', keyId = '', signature = ''] =
    form.exec(String(header)) ?? [];
  return { eventId, leafHash, time, keyId, signature: Buffer.from(signature, 'base64') };
}

describe('the receipt of a change', () => {
  it('is signed with the published key and names an event that is soon in the tree', async () => {
    const sent = await desk.send([aReferral()]);
    const { fileNumber } = (sent.body as { rows: { fileNumber: string }[] }).rows[0] ?? { fileNumber: '' };
    const moved = await desk.act('officer', fileNumber, 'start-screening');
    const { body } = await auditor.get('keys');
    const [key] = (body as { items: { publicKey: string; verifierKey: string }[] }).items;
    for (const answer of [sent, moved]) {
      const { eventId, leafHash, time, keyId, signature } = receiptOf(answer.headers['audit-receipt']);
      const text = receiptText({ origin: test.config.auditLogOrigin, eventId, leafHash, time });
      expect(verify(null, Buffer.from(text), createPublicKey(key?.publicKey ?? ''), signature)).toBe(true);
      expect(key?.verifierKey.split('+')[1]).toBe(keyId);
      const isProved = async (): Promise<boolean> =>
        auditor.proves({ eventId, leafHash }, await auditor.checkpoint());
      expect(await eventually(isProved, (proved) => proved)).toBe(true);
    }
  });

  it('is not given for a read, nor for a change that was refused', async () => {
    const fileNumber = await desk.aFile({ before: 'start-screening' });
    const read = await desk.get('officer', `/v1/files/${fileNumber}`);
    const refused = await desk.act('officer', fileNumber, 'confirm-decision');
    expect([read.status, refused.status]).toEqual([200, 403]);
    expect([read.headers['audit-receipt'], refused.headers['audit-receipt']]).toEqual([undefined, undefined]);
  });
});
