import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoStaffName } from './demo-identities.js';

/** What a newcomer, or a script, needs to use the demo. */
export interface DemoFile {
  readonly url: string;
  readonly apiKeys: { readonly partnerA: string; readonly partnerB: string };
  readonly tokens: Record<DemoStaffName, string>;
}

/** Where the demo's identities are written. */
export function demoFilePath(dataDir: string): string {
  return join(dataDir, 'demo.json');
}

/** Removes the file of an earlier run, so that its presence means: ready. */
export function removeDemoFile(dataDir: string): void {
  rmSync(demoFilePath(dataDir), { force: true });
}

/** Writes the file whole, readable by its owner only. Written last, when the service is ready. */
export function writeDemoFile(dataDir: string, demo: DemoFile): void {
  const path = demoFilePath(dataDir);
  writeFileSync(`${path}.${process.pid}`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
}
