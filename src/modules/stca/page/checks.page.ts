import { createHash } from 'node:crypto';
import { type LawOfDay } from '../../../domain/stca/law-list.js';
import { frenchSpaces, type Language, say } from '../../../platform/language/language.js';
import { CHECKS_TEXT, type PagePart } from './checks-text.js';

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; color: #1b1b1b; background: #fff; }
  h1 { line-height: 1.2; } h2 { margin-top: 2.2rem; line-height: 1.3; }
  a { color: #0b4f9e; } a:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
  .lead { font-size: 1.2rem; }
  table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid #767676; }
  nav { text-align: right; } small { color: #4a4a4a; }
  @media (prefers-color-scheme: dark) { body { color: #f0f0f0; background: #16181b; } a { color: #9cc7ff; } a:focus-visible { outline-color: #9cc7ff; } small { color: #c4c4c4; } }
`;

/** The policy of the page: its own style and nothing else. */
export const CHECKS_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** The page on the checks for the public in one language: whole HTML, no script, nothing from elsewhere. */
export function checksPage(language: Language, law: LawOfDay): string {
  const words = CHECKS_TEXT[language];
  const other = words.otherLanguage;
  return `<!doctype html>
<html lang="${language}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(words.title)}</title>
<link rel="alternate" hreflang="${other.language}" href="/about/checks/${other.language}">
<style>${STYLE}</style>
</head>
<body>
<nav><a href="/about/checks/${other.language}" hreflang="${other.language}" lang="${other.language}">${other.label}</a></nav>
<main>
<h1>${escape(words.title)}</h1>
<p class="lead">${escape(words.lead)}</p>
${words.parts.map(partHtml).join('\n')}
${lawHtml(language, law)}
</main>
<footer><small>${escape(say({ en: words.lastChange, fr: words.lastChange }, language, { version: law.version, on: law.on }))}</small></footer>
</body>
</html>
`;
}

function partHtml({ heading, paragraphs, list = [] }: PagePart): string {
  const points = list.map((point) => `<li>${escape(point)}</li>`).join('\n');
  return [
    `<h2>${escape(heading)}</h2>`,
    ...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
    ...(points === '' ? [] : [`<ul>\n${points}\n</ul>`]),
  ].join('\n');
}

function lawHtml(language: Language, law: LawOfDay): string {
  const { heading, introduction, columns, pending } = CHECKS_TEXT[language].law;
  const rows = law.provisions.map(
    ({ cite, title, inForceFrom }) =>
      `<tr><th scope="row">${escape(cite[language])}</th><td>${escape(title[language])}</td><td>${escape(inForceFrom ?? pending)}</td></tr>`,
  );
  return `<h2 id="law">${escape(heading)}</h2>
<p>${escape(introduction)}</p>
<table aria-labelledby="law">
<thead><tr>${columns.map((column) => `<th scope="col">${escape(column)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function escape(text: string): string {
  return frenchSpaces(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
