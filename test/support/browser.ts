import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

export const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** True when there is a Chromium to be tried with. */
export const found = existsSync(CHROMIUM);
/** A test that needs a browser; skipped where there is none. */
export const withBrowser = found ? it : it.skip;
/** What to add to the name of such a test. */
export const why = found ? '' : ` (skipped: there is no Chromium at ${CHROMIUM}; set CHROMIUM_PATH)`;

/** A browser with a profile of its own. */
export interface Browser {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of. */
  readonly complaints: readonly string[];
  /** Whom the browser spoke to. */
  readonly hosts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Starts a browser for a test file; close it in `afterAll`. */
export async function launch(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'referral-desk-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    viewport: { width: 1280, height: 1000 },
  });
  const complaints: string[] = [];
  const hosts = new Set<string>();
  context.setDefaultTimeout(20_000);
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => {
    if (!request.url().startsWith('data:')) hosts.add(new URL(request.url()).origin);
  });
  return {
    context,
    page,
    complaints,
    hosts,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
