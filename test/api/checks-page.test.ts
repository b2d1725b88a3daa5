import { lawOn } from '../../src/domain/stca/law-list.js';
import { startTestApp, type TestApp } from '../support/app.js';

describe('the public page on the checks', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
  });

  afterAll(() => test.close());

  it.each([
    ['fr-CA', '/about/checks/fr'],
    ['en', '/about/checks/en'],
    ['de', '/about/checks/en'],
  ])('leads a reader of %s to %s', async (language, address) => {
    const answer = await test.request.get('/about/checks').set('accept-language', language).redirects(0);
    expect([answer.status, answer.headers['location']]).toEqual([302, address]);
    expect(answer.headers['vary']).toContain('Accept-Language');
  });

  it.each(['en', 'fr'] as const)(
    'is whole in %s: language, title, every provision of today',
    async (language) => {
      const { status, headers, text } = await test.request.get(`/about/checks/${language}`);
      expect([status, headers['content-type'], headers['content-language']]).toEqual([
        200,
        'text/html; charset=utf-8',
        language,
      ]);
      expect(text).toContain(`<html lang="${language}-CA">`);
      expect(text.match(/<h1>/g)).toHaveLength(1);
      const law = lawOn(new Date().toISOString().slice(0, 10));
      if ('kind' in law) throw new Error('no law today');
      for (const { cite } of law.provisions) expect(text).toContain(cite[language].replaceAll('&', '&amp;'));
      expect(text).toContain(law.version);
    },
  );

  it('runs no script and takes nothing from elsewhere', async () => {
    const { headers, text } = await test.request.get('/about/checks/en');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).not.toMatch(/<script|src=|https?:/);
    expect(headers['cache-control']).toBe('public, max-age=3600');
  });

  it('says the same in both languages, part for part', async () => {
    const shape = async (language: string): Promise<string[]> =>
      [
        ...(await test.request.get(`/about/checks/${language}`)).text.matchAll(/<(h1|h2|p|li|tr|th|td)\b/g),
      ].map(([, tag]) => tag ?? '');
    expect(await shape('fr')).toEqual(await shape('en'));
  });

  it('sets French as French is: no space before ; and no-break spaces in « » and before a colon', async () => {
    const { text } = await test.request.get('/about/checks/fr');
    const main = /<main>[\s\S]*<\/main>/.exec(text)?.[0] ?? '';
    expect(main.length).toBeGreaterThan(1000);
    expect(main).not.toMatch(/[ \u00a0][;!?]|« | »| :/);
  });
});
