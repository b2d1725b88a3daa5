/** The languages a notice is made in. */
export const NOTICE_LANGUAGES = ['en', 'fr'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Some words of a notice. `language` is there when it is not that of the notice; `href` leads to a page of the desk. */
export interface NoticeSpan {
  readonly text: string;
  readonly language?: NoticeLanguage;
  readonly href?: string;
}

/** One paragraph, or one item of a list. */
export type NoticeLine = readonly NoticeSpan[];

export type NoticeBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: NoticeLine }
  | { readonly kind: 'list'; readonly lines: readonly NoticeLine[] };

/** A notice before it is put on paper or on a page. */
export interface NoticeDocument {
  readonly language: NoticeLanguage;
  /** The heading of the whole. */
  readonly title: string;
  readonly blocks: readonly NoticeBlock[];
}

/** A heading within a notice. */
export function heading(text: string): NoticeBlock {
  return { kind: 'heading', text };
}

/** A paragraph of one piece. */
export function paragraph(text: string): NoticeBlock {
  return { kind: 'paragraph', line: [{ text }] };
}

/** A list of items of one piece each. */
export function list(texts: readonly string[]): NoticeBlock {
  return { kind: 'list', lines: texts.map((text) => [{ text }]) };
}
