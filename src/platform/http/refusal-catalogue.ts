import { type Sentence } from '../language/language.js';

/** Injection token of the sentences for every refusal of the domain. */
export const REFUSAL_CATALOGUE = Symbol('REFUSAL_CATALOGUE');

/** What sort of "no" a refusal is, and how HTTP says it. */
export const REFUSAL_STATUS = { conflict: 409, forbidden: 403, invalid: 422 } as const;

/** Code of a refusal → how it is told. */
export type RefusalCatalogue = Readonly<
  Record<
    string,
    { readonly kind: keyof typeof REFUSAL_STATUS; readonly title: Sentence; readonly detail: Sentence }
  >
>;
