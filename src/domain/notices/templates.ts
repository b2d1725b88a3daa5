import { decisionV1 } from './decision-v1.js';
import { type NoticeContent } from './notice-content.js';
import { type NoticeDocument, type NoticeLanguage } from './notice-document.js';

/** Makes the notice of a decision in one language. */
export type NoticeTemplate = (content: NoticeContent, language: NoticeLanguage) => NoticeDocument;

/** Every version of the notice of a decision. A version that notices were made with stays as it is. */
export const NOTICE_TEMPLATES = { 'decision-v1': decisionV1 } as const satisfies Readonly<
  Record<string, NoticeTemplate>
>;
export type NoticeTemplateName = keyof typeof NOTICE_TEMPLATES;

/** The version that notices are made with now. */
export const CURRENT_NOTICE_TEMPLATE: NoticeTemplateName = 'decision-v1';
