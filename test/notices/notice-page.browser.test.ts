import { type Page } from 'playwright-core';
import { noticeAsHtml } from '../../src/domain/notices/as-html.js';
import { type NoticeLanguage } from '../../src/domain/notices/notice-document.js';
import { NOTICE_TEMPLATES } from '../../src/domain/notices/templates.js';
import { NOTICE_POLICY } from '../../src/modules/notices/answer-notice.js';
import { type Browser, found, launch, why, withBrowser } from '../support/browser.js';
import { aNoticeContent } from './support/notice-content.js';

const LANGUAGES = ['en', 'fr'] as const;
const ADDRESS = 'http://notice.test/';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!found) return;
  browser = await launch();
  page = browser.page;
}, 60_000);

afterAll(async () => {
  if (found) await browser.close();
});

/** Opens a notice under the policy it is answered with. */
async function open(language: NoticeLanguage): Promise<void> {
  const body = noticeAsHtml(NOTICE_TEMPLATES['decision-v1'](aNoticeContent(), language));
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': NOTICE_POLICY };
  await page.unroute(ADDRESS);
  await page.route(ADDRESS, (route) => route.fulfill({ body, headers }));
  await page.goto(ADDRESS);
}

/** What a page says of how it is built. */
interface Seen {
  readonly language: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly empty: number;
  readonly outside: readonly string[];
  readonly odd: number;
  readonly strays: number;
  readonly zoomable: boolean;
  readonly foreign: readonly string[];
  readonly links: readonly string[];
}

/** Contrast of a colour on another, as WCAG 2.1 reckons it: 1 to 21. Colours as a browser computes them. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [...colour.matchAll(/\d+/g)].map(([value]) => {
      const share = Number(value) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe('the page of a notice in a browser (WCAG 2.1 AA)', () => {
  withBrowser.each(LANGUAGES)(`is built in %s as a reader by ear needs it${why}`, async (language) => {
    await open(language);
    const seen = await page.evaluate<Seen>(`({
      language: document.documentElement.lang,
      title: document.title,
      headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => tagName),
      empty: [...document.querySelectorAll('h1, h2, p, li, a')].filter(
        (one) => one.textContent?.trim() === '',
      ).length,
      outside: [...document.body.children].map(({ tagName }) => tagName),
      odd: document.querySelectorAll('table, img, script, iframe, [tabindex], [onclick], [style]').length,
      strays: [...document.querySelectorAll('ul > :not(li)')].length,
      zoomable: !/user-scalable=no|maximum-scale/.test(
        document.querySelector('meta[name=viewport]')?.getAttribute('content') ?? '',
      ),
      foreign: [...document.querySelectorAll('[lang]:not(html)')].map((one) => one.getAttribute('lang')),
      links: [...document.links].map((one) => one.textContent ?? ''),
    })`);
    expect(seen.language).toBe(`${language}-CA`);
    expect(seen.title).toMatch(/RD-TEST0-00001$/);
    expect(seen.headings).toEqual(['H1', 'H2', 'H2', 'H2', 'H2', 'H2', 'H2']);
    expect(seen.outside).toEqual(['MAIN']);
    expect([seen.empty, seen.odd, seen.strays, seen.zoomable]).toEqual([0, 0, 0, true]);
    const other = language === 'en' ? 'fr' : 'en';
    expect([...new Set(seen.foreign)]).toEqual([other]);
    expect(seen.links.every((text) => text.length > 10)).toBe(true);
  });

  withBrowser.each(['light', 'dark'] as const)(
    `has in %s a contrast of 7 to 1 or more at every word${why}`,
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await open('en');
      const colours = await page.evaluate<{ colour: string; ground: string }[]>(
        `[...document.querySelectorAll('h1, h2, p, li, a, span')].map((one) => ({
          colour: getComputedStyle(one).color,
          ground: getComputedStyle(document.body).backgroundColor,
        }))`,
      );
      expect(colours.length).toBeGreaterThan(20);
      const worst = Math.min(...colours.map(({ colour, ground }) => contrast(colour, ground)));
      expect(worst).toBeGreaterThanOrEqual(7);
    },
  );

  withBrowser(`needs no scrolling sideways on a narrow screen, nor at 400 % (reflow)${why}`, async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open('fr');
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
  });

  withBrowser(`shows where the keyboard is${why}`, async () => {
    await open('en');
    await page.keyboard.press('Tab');
    const [tag, style, width] = await page.evaluate<string[]>(`(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return [document.activeElement.tagName, outlineStyle, outlineWidth];
    })()`);
    expect([tag, style, width]).toEqual(['A', 'solid', '3px']);
  });

  withBrowser(`keeps the line breaks of a reason, and met no complaint and no other host${why}`, async () => {
    await open('en');
    const reason = await page.locator('li').first().innerText();
    expect(reason.split('\n')).toHaveLength(2);
    expect(browser.complaints).toEqual([]);
    expect([...browser.hosts]).toEqual([new URL(ADDRESS).origin]);
  });
});
