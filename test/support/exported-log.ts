import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response } from 'supertest';
import { extract } from 'tar-stream';
import { type TestApp } from './app.js';

/** What a copy of the log is asked for with. */
export const EXPORT = { purpose: 'Made-up audit.', recipient: 'Made-up office', legalBasis: 'audit' };

/** Asks for a copy of the log as the auditor; the body of a good answer is the bytes of the archive. */
export function askForExport(test: TestApp): Promise<Response> {
  return test.request
    .post('/v1/audit/exports')
    .set('authorization', `Bearer ${test.tokens.auditor}`)
    .send(EXPORT)
    .buffer()
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    })
    .then((response) => response);
}

/** A copy of the log as an auditor takes it away, unpacked into a folder of its own. */
export async function exportedLog(test: TestApp): Promise<string> {
  const { status, body } = await askForExport(test);
  if (status !== 200) throw new Error(`the export was answered ${status}`);
  return unpackedLog(body as Buffer);
}

/** A tar archive in a folder of its own. Rejects when it is cut. */
export async function unpackedLog(archive: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-log-'));
  const unpacking = extract();
  unpacking.on('entry', (header, stream, next) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    // A file that is cut: the whole archive rejects for it.
    stream.on('error', () => undefined);
    stream.on('end', () => {
      const path = join(folder, header.name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, Buffer.concat(parts));
      next();
    });
  });
  await pipeline(Readable.from([archive]), unpacking);
  return folder;
}
