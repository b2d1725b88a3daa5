import { noticeAsHtml } from './as-html.js';
import { noticeAsText } from './as-text.js';
import { type NoticeDocument } from './notice-document.js';

/** The forms a notice is made in, by media type; the first is for whoever asks for none of them. */
export const NOTICE_FORMATS = ['text/plain', 'text/html'] as const;
export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

/** Puts a notice into a form. */
export const AS_FORMAT: Readonly<Record<NoticeFormat, (notice: NoticeDocument) => string>> = {
  'text/plain': noticeAsText,
  'text/html': noticeAsHtml,
};
