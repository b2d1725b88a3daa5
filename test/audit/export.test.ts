import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tilesOf, entriesPath, tilePath } from '../../src/domain/audit/tile.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { Desk } from '../support/desk.js';
import { exportedLog } from '../support/exported-log.js';
import { verdictOn } from '../support/log-verdict.js';

let test: TestApp;
let folder: string;
let auditor: Auditor;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  await new Desk(test).aFile();
  auditor = new Auditor(test);
  await auditor.checkpoint(({ size }) => size > 15);
  folder = await exportedLog(test);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

const sizeOfCopy = (): number => Number(readFileSync(join(folder, 'checkpoint'), 'utf8').split('\n')[1]);

describe('a copy of the log that is taken away', () => {
  it('is sound to the verifier, with the key that is published', async () => {
    const { body } = await auditor.get('keys');
    const [{ verifierKey: key } = { verifierKey: '' }] = (body as { items: { verifierKey: string }[] }).items;
    expect(verdictOn(folder, { key })).toEqual({ exit: 0, says: `${sizeOfCopy()} entries` });
  });

  it('has the bytes of every tile that is served, of the checkpoint’s size', async () => {
    for (const tile of tilesOf(sizeOfCopy())) {
      const paths = tile.level === 0 ? [tilePath(tile), entriesPath(tile)] : [tilePath(tile)];
      for (const path of paths) {
        const { status, bytes } = await auditor.bytes(path);
        expect([path, status, bytes.equals(readFileSync(join(folder, path)))]).toEqual([path, 200, true]);
      }
    }
  });
});
