import {
  type NoticeBlock,
  type NoticeDocument,
  type NoticeLine,
  type NoticeSpan,
} from './notice-document.js';
import { NOTICE_STYLE_V1 } from './notice-style.js';

/**
 * A notice as a whole page: no script, nothing from elsewhere, headings in order, words of the other language marked (WCAG 2.1
 * AA). Every value is escaped.
 */
export function noticeAsHtml({ language, title, blocks }: NoticeDocument): string {
  return `<!doctype html>
<html lang="${language}-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${NOTICE_STYLE_V1}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${blocks.map(blockAsHtml).join('\n')}
</main>
</body>
</html>
`;
}

function blockAsHtml(block: NoticeBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escape(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${lineAsHtml(block.line)}</p>`;
    case 'list':
      return `<ul>\n${block.lines.map((line) => `<li>${lineAsHtml(line)}</li>`).join('\n')}\n</ul>`;
  }
}

function lineAsHtml(line: NoticeLine): string {
  return line.map(spanAsHtml).join('');
}

function spanAsHtml({ text, language, href }: NoticeSpan): string {
  const words = escape(text);
  if (href !== undefined) return `<a href="${escape(href)}">${words}</a>`;
  return language === undefined ? words : `<span lang="${language}">${words}</span>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
