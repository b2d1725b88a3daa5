import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { type TestApp } from './app.js';

/** A copy of the log as an auditor takes it away, unpacked into a folder of its own. */
export async function exportedLog(test: TestApp): Promise<string> {
  const { status, body } = await test.request
    .post('/v1/audit/exports')
    .set('authorization', `Bearer ${test.tokens.auditor}`)
    .send({ purpose: 'Made-up audit.', recipient: 'Made-up office', legalBasis: 'audit' })
    .buffer()
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });
  if (status !== 200) throw new Error(`the export was answered ${status}`);
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-log-'));
  const unpacking = extract();
  unpacking.on('entry', (header, stream, next) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const path = join(folder, header.name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, Buffer.concat(parts));
      next();
    });
  });
  await pipeline(Readable.from([body as Buffer]), unpacking);
  return folder;
}
