import { type NoticeBlock, type NoticeDocument, type NoticeLine } from './notice-document.js';

/** A notice as plain text: headings underlined, items with a dash, addresses in brackets. Ends with a line break. */
export function noticeAsText({ title, blocks }: NoticeDocument): string {
  return `${[underlined(title, '='), ...blocks.map(blockAsText)].join('\n\n')}\n`;
}

function blockAsText(block: NoticeBlock): string {
  switch (block.kind) {
    case 'heading':
      return underlined(block.text, '-');
    case 'paragraph':
      return lineAsText(block.line);
    case 'list':
      return block.lines.map((line) => `- ${lineAsText(line).replaceAll('\n', '\n  ')}`).join('\n');
  }
}

function lineAsText(line: NoticeLine): string {
  return line.map(({ text, href }) => (href === undefined ? text : `${text} [${href}]`)).join('');
}

function underlined(text: string, sign: string): string {
  return `${text}\n${sign.repeat(text.length)}`;
}
