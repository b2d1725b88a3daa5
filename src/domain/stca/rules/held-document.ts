import { addDays, type CalendarDay } from '../../calendar-day.js';
import { type CheckContext } from '../check-context.js';
import { aboutDocument } from '../fact-pointers.js';
import { type DocumentFacts, type DocumentKind } from '../facts.js';
import { type Remedy } from '../provision.js';
import { NBSP, phrase, text, type Text } from '../text.js';
import { not, truthOf } from '../truth.js';
import { DOCUMENT_WORDS } from '../words/documents.js';
import { type ItemCondition } from './condition.js';

type ListedKind = Exclude<DocumentKind, 'electronic-travel-authorization' | 'other'>;

/** The documents IRPR 159.5(f)(i) to (v) list, with the provision an officer issues them under. */
const ISSUED_UNDER: Readonly<Record<ListedKind, Text>> = {
  'temporary-resident-permit': text('IRPA 24(1)', 'par. 24(1) LIPR'),
  'temporary-resident-visa': text('IRPR 7(1)', 'par. 7(1) RIPR'),
  'permanent-resident-visa': text('IRPR 6', 'art. 6 RIPR'),
  'permanent-resident-travel-document': text('IRPA 31(3)', 'par. 31(3) LIPR'),
  'refugee-travel-papers': text('IRPR 159.5(f)(iv)', 'al. 159.5f)(iv) RIPR'),
  'temporary-travel-document': text('IRPR 151', 'art. 151 RIPR'),
};

const LISTED_KINDS = Object.keys(ISSUED_UNDER) as readonly ListedKind[];

/** The document is of a kind the paragraph lists. An electronic travel authorization is not. */
export const isListedKind: ItemCondition<DocumentFacts> = {
  needs: ['/documents/*/kind'],
  judge: ({ kind }, index) =>
    truthOf(kind !== 'electronic-travel-authorization' && kind !== 'other', aboutDocument(index).kind),
  fails: () => text('not one of the listed documents', 'ne figure pas parmi les documents énumérés'),
};

/** The document was not issued only for transit through Canada. */
export const isNotForTransitOnly: ItemCondition<DocumentFacts> = {
  needs: ['/documents/*/transitOnly'],
  judge: ({ transitOnly }, index) => not(truthOf(transitOnly, aboutDocument(index).transitOnly)),
  fails: () => text('issued only for transit', 'délivré aux seules fins de transit'),
  remedy: (_document, index, _check, truth) =>
    truth.value === null
      ? {
          pointer: aboutDocument(index).transitOnly.pointer,
          value: false,
          officerCanBringAbout: false,
          explanation: text('not issued only for transit', 'non délivré aux seules fins de transit'),
        }
      : null,
};

/** The document is already valid on the day of the claim. */
export const documentHasBegun: ItemCondition<DocumentFacts> = {
  needs: ['/documents/*/validFrom'],
  judge: ({ validFrom }, index, check) =>
    truthOf(
      validFrom === null || validFrom === undefined ? null : validFrom <= check.claimMadeOn,
      aboutDocument(index).validFrom,
    ),
  fails: ({ validFrom }) => text(`not valid before ${validFrom}`, `non valide avant le ${validFrom}`),
  remedy: (_document, index, check, truth) => ({
    pointer: aboutDocument(index).validFrom.pointer,
    value: check.claimMadeOn,
    officerCanBringAbout: truth.value === false,
    explanation: validOn(check.claimMadeOn),
  }),
  turn: ({ validFrom }) =>
    validFrom === null || validFrom === undefined ? null : { on: validFrom, reason: 'validity-begins' },
};

/** The document is still valid on the day of the claim; an unknown end is unknown. */
export const documentIsInDate: ItemCondition<DocumentFacts> = {
  needs: ['/documents/*/validUntil'],
  judge: ({ validUntil }, index, check) =>
    truthOf(
      validUntil === null || validUntil === undefined ? null : check.claimMadeOn <= validUntil,
      aboutDocument(index).validUntil,
    ),
  fails: ({ validUntil }) =>
    text(`valid only until ${validUntil}`, `valide seulement jusqu’au ${validUntil}`),
  remedy: (_document, index, check, truth) => ({
    pointer: aboutDocument(index).validUntil.pointer,
    value: check.claimMadeOn,
    officerCanBringAbout: truth.value === false,
    explanation: validOn(check.claimMadeOn),
  }),
  turn: ({ validUntil }) =>
    validUntil === null || validUntil === undefined ? null : { on: addDays(validUntil, 1), reason: 'expiry' },
};

/**
 * The changes of issuing a document of each kind that is valid on the day of the claim. An officer can issue each to a
 * person who qualifies; the travel document of a permanent resident only to a permanent resident.
 */
export function documentsToIssue({ claimMadeOn, claimant }: CheckContext): readonly Remedy[] {
  const toResident = claimant.permanentResidentOfCanada === true;
  // Checks come in runs of the same day: what the last one made is kept.
  if (kept.on !== claimMadeOn || kept.toResident !== toResident) {
    const remedies = LISTED_KINDS.map((kind) => documentToIssue(kind, claimMadeOn, toResident));
    kept = { on: claimMadeOn, toResident, remedies };
  }
  return kept.remedies;
}

let kept: { on: CalendarDay; toResident: boolean; remedies: readonly Remedy[] } = {
  on: '',
  toResident: false,
  remedies: [],
};

function documentToIssue(kind: ListedKind, on: CalendarDay, toResident: boolean): Remedy {
  const name = DOCUMENT_WORDS[kind];
  const under = ISSUED_UNDER[kind];
  const valid = validOn(on);
  return {
    pointer: '/documents/-',
    value: Object.freeze({ kind, validFrom: on, validUntil: on, transitOnly: false }),
    officerCanBringAbout: kind !== 'permanent-resident-travel-document' || toResident,
    explanation: phrase(
      `${name.en}: issued (${under.en}), ${valid.en}`,
      `${name.fr}${NBSP}: délivré (${under.fr}), ${valid.fr}`,
    ),
  };
}

function validOn(day: CalendarDay): Text {
  return text(`valid on the day of the claim, ${day}`, `valide le jour de la demande, le ${day}`);
}
