import { readFileSync } from 'node:fs';
import { DECISION_OUTCOMES, PATHWAYS } from '../../src/domain/case-file/case-file.js';
import { noticeAsHtml } from '../../src/domain/notices/as-html.js';
import { noticeAsText } from '../../src/domain/notices/as-text.js';
import { type NoticeContent } from '../../src/domain/notices/notice-content.js';
import { type NoticeLanguage } from '../../src/domain/notices/notice-document.js';
import { NOTICE_STYLES } from '../../src/domain/notices/notice-style.js';
import { principalFactors } from '../../src/domain/notices/principal-factors.js';
import { CURRENT_NOTICE_TEMPLATE, NOTICE_TEMPLATES } from '../../src/domain/notices/templates.js';
import { negotiateType } from '../../src/platform/http/accept.js';
import { aNoticeContent, SOURCES } from './support/notice-content.js';

const template = NOTICE_TEMPLATES[CURRENT_NOTICE_TEMPLATE];
const textOf = (language: NoticeLanguage, content: NoticeContent = aNoticeContent()): string =>
  noticeAsText(template(content, language));
const pageOf = (language: NoticeLanguage, content: NoticeContent = aNoticeContent()): string =>
  noticeAsHtml(template(content, language));

describe('the notice of a decision', () => {
  it.each(['en', 'fr'] as const)(
    'says in %s what version 1 says, word for word: a change is a second version',
    (language) => {
      const recorded = readFileSync(`test/notices/recorded/decision-v1.${language}.txt`, 'utf8');
      expect(noticeAsText(NOTICE_TEMPLATES['decision-v1'](aNoticeContent(), language))).toBe(recorded);
    },
  );

  it('has in both languages the same parts in the same order', () => {
    const shape = (language: NoticeLanguage): string[] =>
      [...pageOf(language).matchAll(/<(h1|h2|p|ul|li|a)\b/g)].map(([, tag = '']) => tag);
    expect(shape('fr')).toEqual(shape('en'));
    expect(shape('en').filter((tag) => tag === 'h2')).toHaveLength(6);
  });

  it('shows a reason as it was written, marked with its language, or in the language of the notice where it was given in it', () => {
    expect(pageOf('en')).toContain('<li><span lang="fr">Motif inventé.</span> (written in French)');
    expect(pageOf('fr')).toContain('<li>Motif inventé.');
    expect(pageOf('fr')).toContain(
      '<span lang="en">Made-up reason &lt;one&gt; &amp; more.\nSecond line.</span>',
    );
    expect(pageOf('fr')).toContain('<li>Troisième motif inventé.</li>');
    expect(pageOf('en')).not.toContain('Troisième');
  });

  it('cites a provision as each language does', () => {
    expect(textOf('en')).toContain('(Provision: IRPR 159.5(a))');
    expect(textOf('fr')).toContain('(Disposition\u00a0: RIPR 159.5a))');
  });

  it('escapes whatever was written, so that nothing of it becomes part of the page', () => {
    const text = `<script>alert("x")</script><a href='javascript:x'>&amp;</a>`;
    const page = pageOf('en', aNoticeContent({ reasons: [{ text }] }));
    expect(page).not.toMatch(/<script|javascript:x'/);
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(page).toContain('&amp;amp;');
  });

  it('says who decided by duty, and that the check did not decide', () => {
    expect(textOf('en')).toContain('A reviewer of the desk, another person');
    expect(textOf('en')).toContain('The program did not decide and recommended nothing.');
    expect(textOf('en')).toContain('This is advice; an officer decides.');
    expect(textOf('en')).toContain('could change the answer: status in Canada.');
  });

  it.each(DECISION_OUTCOMES)(
    'tells after %s how to ask again, and of the Court only where it can matter',
    (outcome) => {
      const content = aNoticeContent({ outcome, pathway: outcome === 'accepted' ? 'resettlement' : null });
      const [en, fr] = [textOf('en', content), textOf('fr', content)];
      for (const words of ['12(1)', 'Privacy Commissioner', 'reopen the file', 'refer you again'])
        expect(en).toContain(words);
      for (const words of ['12(1)', 'Commissaire à la protection de la vie privée', 'rouvrir le dossier'])
        expect(fr).toContain(words);
      expect(en.includes('does not say whether that is open')).toBe(outcome !== 'accepted');
      expect(fr.includes('ne dit pas si ce recours est ouvert')).toBe(outcome !== 'accepted');
    },
  );

  it.each(PATHWAYS)('names the way %s, and says that it is no visa', (pathway) => {
    const content = aNoticeContent({ outcome: 'accepted', pathway });
    for (const language of ['en', 'fr'] as const)
      expect(textOf(language, content)).not.toMatch(/[{}]|undefined/);
    expect(textOf('en', content)).toContain('is not a visa');
  });

  it('is whole where reasons name no fact and the program has no words for its findings', () => {
    const { check } = aNoticeContent();
    const bare = aNoticeContent({ factors: [], check: { ...check, findings: [], missing: [] } });
    expect(textOf('en', bare)).toContain('The reasons name no single fact.');
    expect(pageOf('fr', bare)).not.toContain('<ul>\n\n</ul>');
  });

  it('is set as French is: no space before ; ! ?, a no-break space before a colon', () => {
    expect(textOf('fr')).not.toMatch(/\s[;!?]|« | »| :/);
    expect(textOf('fr')).toContain('\u00a0:');
  });

  it('carries a style that the policy of its page knows', () => {
    const [, style] = /<style>([\s\S]*)<\/style>/.exec(pageOf('en')) ?? [];
    expect(NOTICE_STYLES).toContain(style);
  });
});

describe('the principal factors', () => {
  const inWords = (pointer: string): string => principalFactors([pointer], SOURCES)[0]?.en ?? '';

  it.each([
    ['/route', 'way of reaching Canada: at a land port of entry'],
    ['/claimant/stateless', 'whether stateless: no'],
    ['/relatives/0/inCanada', 'relatives, no. 1, whether in Canada: yes'],
    ['/relatives/0/statuses', 'relatives, no. 1, status in Canada: as it stands in the file'],
    ['/relatives/0/dateOfBirth', 'relatives, no. 1, date of birth: not known'],
    ['/unitedStates/custody/status', 'custody in the United States: detained'],
    ['/unitedStates/proceedings/removalScheduledOn', 'known day of removal: 2026-12-01'],
    ['/protection/vulnerabilities', 'vulnerabilities: as it stands in the file'],
    ['/nowhere/at/all', 'all: not known'],
  ])('%s reads: %s', (pointer, words) => {
    expect(inWords(pointer)).toBe(words);
  });

  it('tell no name, no account and no date of birth', () => {
    const pointers = ['/principalApplicant/familyName', '/protection/summary', '/claimant/dateOfBirth'];
    const told = JSON.stringify(principalFactors(pointers, SOURCES));
    expect(told).not.toMatch(/Kanareikin|Made-up account|1990/);
  });

  it('are each told once, however many reasons name them', () => {
    expect(principalFactors(['/route', '/route'], SOURCES)).toHaveLength(1);
  });

  it('are not led astray by a pointer into what every object has', () => {
    expect(inWords('/constructor/name')).toBe('name: not known');
  });
});

describe('the form of an answer', () => {
  it.each([
    [undefined, 'text/plain'],
    ['*/*', 'text/plain'],
    ['text/html', 'text/html'],
    ['text/*', 'text/plain'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
    ['text/plain;q=0.4, text/html;q=0.5', 'text/html'],
    ['text/html;q=0, */*', 'text/plain'],
    ['TEXT/HTML', 'text/html'],
    ['application/json', 'text/plain'],
    ['text/html;q=x', 'text/plain'],
    ['', 'text/plain'],
  ])('is asked for with Accept %p: %s', (header, type) => {
    expect(negotiateType(header, ['text/plain', 'text/html'])).toBe(type);
  });
});
