import { ABOUT } from '../fact-pointers.js';
import { type DocumentFacts } from '../facts.js';
import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import {
  documentHasBegun,
  documentIsInDate,
  documentsToIssue,
  isListedKind,
  isNotForTransitOnly,
} from '../rules/held-document.js';
import { anyListed } from '../rules/list-rule.js';
import { phrase, text } from '../text.js';
import { DOCUMENT_WORDS } from '../words/documents.js';

/**
 * The claimant holds one of the documents that (f)(i) to (v) list, valid on the day of the claim and not issued only for
 * transit.
 */
export const irpr1595fDocument: ExceptionProvision = {
  id: 'irpr-159-5-f',
  kind: 'exception',
  title: text('Document issued by Canada', 'Document délivré par le Canada'),
  cite: { en: 'IRPR 159.5(f)', fr: 'al. 159.5f) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...anyListed<DocumentFacts>({
    about: ABOUT.documents,
    itemsIn: (facts) => facts.documents,
    nameOf: ({ kind }, index) => ({
      en: `${DOCUMENT_WORDS[kind].en}, document ${index + 1}`,
      fr: `${DOCUMENT_WORDS[kind].fr}, document ${index + 1}`,
    }),
    noneGiven: phrase('the claimant holds no document', 'le demandeur ne détient aucun document'),
    conditions: [isListedKind, isNotForTransitOnly, documentHasBegun, documentIsInDate],
    holds: ({ validUntil }) => text(`valid until ${validUntil}`, `valide jusqu’au ${validUntil}`),
    supportOf: (document) => document.support,
    additions: documentsToIssue,
  }),
};
