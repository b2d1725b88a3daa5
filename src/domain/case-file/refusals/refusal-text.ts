/** How a rule says no, in both languages: what, why, and what to do. */
export interface RefusalText {
  /** conflict: the file is not in that state; forbidden: not this person; invalid: the request cannot be right. */
  readonly kind: 'conflict' | 'forbidden' | 'invalid';
  readonly title: { readonly en: string; readonly fr: string };
  readonly detail: { readonly en: string; readonly fr: string };
}
