import { readFileSync } from 'node:fs';
import { type Locator, type Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.js';
import { type Browser, CHROMIUM, found, launch, why, withBrowser } from '../support/browser.js';

const { tags } = JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as { tags: { name: string }[] };

let test: TestApp;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!found) return;
  [test, browser] = await Promise.all([startTestApp(), launch()]);
  page = browser.page;
}, 60_000);

afterAll(async () => {
  if (!found) return;
  await browser.close();
  await test.close();
});

const operation = (id: string): Locator => page.locator(`.opblock[id$="-${id}"]`);

/** Opens an operation and gives it, its form filled in as the document says. */
async function open(id: string): Promise<Locator> {
  await operation(id).locator('.opblock-summary-control').click();
  await operation(id).locator('.execute').waitFor();
  return operation(id);
}

/** Executes an open operation, gives the status and the body that the page shows, and closes it. */
async function execute(opened: Locator): Promise<{ status: string; body: string }> {
  await opened.locator('.execute').click();
  const answer = opened.locator('.live-responses-table .response').first();
  const status = await answer.locator('.response-col_status').first().innerText();
  const body = await answer.locator('.highlight-code pre').first().innerText();
  await opened.locator('.opblock-summary-control').click();
  return { status: status.trim(), body };
}

async function authorize(scheme: string, value: string): Promise<void> {
  const form = page.locator('.auth-container').filter({ hasText: scheme });
  await form.locator('input').fill(value);
  await form.locator('button[type=submit]').click();
  await form.getByText('Logout').waitFor();
}

describe('Swagger UI in a browser', () => {
  it('has a browser to be tried with, where one is required', () => {
    if (process.env['REQUIRE_BROWSER'] && !found) {
      throw new Error(
        `There is no Chromium at ${CHROMIUM}: install it, or set CHROMIUM_PATH to where it is.`,
      );
    }
  });

  withBrowser(`opens with operations grouped by who uses them${why}`, async () => {
    await page.goto(`${test.url}/docs`, { waitUntil: 'commit' });
    await operation('submitBatch').waitFor();
    expect(await page.title()).toBe('Referral Desk');
    const groups = await page.locator('.opblock-tag > a, .opblock-tag > span:first-child').allInnerTexts();
    expect(groups.map((group) => group.trim())).toEqual(tags.map(({ name }) => name));
  });

  withBrowser(`takes a partner’s key and a staff token side by side${why}`, async () => {
    await page.locator('.btn.authorize').click();
    await authorize('api-key', test.keys.partnerA);
    await authorize('staff-token', test.tokens.officer);
    await page.locator('.dialog-ux .close-modal').click();
    const me = await execute(await open('getMe'));
    expect(me).toEqual({ status: '200', body: expect.stringContaining('stf_demo-officer') as string });
  });

  withBrowser(`sends the example batch as it stands, and shows its accepted rows${why}`, async () => {
    const submit = await open('submitBatch');
    await submit.locator('tr[data-param-name="Idempotency-Key"] input').fill('from-the-browser-1');
    const { status, body } = await execute(submit);
    expect(status).toBe('201');
    const result = JSON.parse(body) as { outcome: string; rows: { status: string }[] };
    expect(result.outcome).toBe('all-accepted');
    expect(result.rows.map((row) => row.status)).toEqual(['accepted']);
  });

  withBrowser(`lists files as an officer, the one that was sent among them${why}`, async () => {
    const list = await execute(await open('listFiles'));
    expect(list.status).toBe('200');
    const [file] = (JSON.parse(list.body) as { items: { fileNumber: string }[] }).items;
    expect(file?.fileNumber).toMatch(/^RD-/);
  });

  withBrowser(`met no error, no blocked resource and no other host on the way${why}`, () => {
    expect(browser.complaints).toEqual([]);
    expect([...browser.hosts]).toEqual([test.url]);
  });
});
