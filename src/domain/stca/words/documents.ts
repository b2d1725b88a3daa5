import { type DocumentKind } from '../facts.js';
import { phrase, type Text } from '../text.js';

/** The kinds of documents, as the law calls them. */
export const DOCUMENT_WORDS: Readonly<Record<DocumentKind, Text>> = {
  'permanent-resident-visa': phrase('Permanent resident visa', 'Visa de résident permanent'),
  'temporary-resident-visa': phrase('Temporary resident visa', 'Visa de résident temporaire'),
  'temporary-resident-permit': phrase('Temporary resident permit', 'Permis de séjour temporaire'),
  'permanent-resident-travel-document': phrase(
    'Permanent resident travel document',
    'Titre de voyage de résident permanent',
  ),
  'refugee-travel-papers': phrase('Refugee travel papers', 'Titre de voyage de réfugié'),
  'temporary-travel-document': phrase('Temporary travel document', 'Titre de voyage temporaire'),
  'electronic-travel-authorization': phrase(
    'Electronic travel authorization',
    'Autorisation de voyage électronique',
  ),
  other: phrase('Other document', 'Autre document'),
};
