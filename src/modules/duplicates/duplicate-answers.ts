import { type EventDraft } from '../../domain/audit/event.js';
import { candidateSnapshot, type DuplicateCandidate } from '../../domain/duplicates/candidate.js';
import { candidateActionsFrom } from '../../domain/duplicates/candidate-actions.js';
import { SHARED_KIND_PHRASES } from '../../domain/duplicates/shared-kind-phrases.js';
import { termOf } from '../../domain/matching/terms.js';
import { type DuplicateDto, type DuplicatePersonDto } from './dto/duplicate.dto.js';
import { type SeenCandidate } from './duplicate-list.query.js';

/** A candidate as officers see it from one of its files. */
export function toDuplicate(seen: SeenCandidate): DuplicateDto {
  const { candidateId, version, state, confirmedAs, outcome, score } = seen.candidate;
  const { foundAt, changedAt, decidedBy, decidedAt } = seen.candidate;
  const { personIndex, ...other } = seen.other;
  return {
    ...{ candidateId, version, state, confirmedAs, outcome, score },
    person: toPerson(seen.own.personIndex),
    other,
    otherPerson: toPerson(personIndex),
    terms: seen.terms.map(({ field, code, weight }) => ({ ...termOf(field, code, weight) })),
    sharedKeys: seen.sharedKinds.map((kind) => {
      const { en, fr } = SHARED_KIND_PHRASES[kind];
      return { kind, en, fr };
    }),
    ...{ foundAt, changedAt, decidedBy, decidedAt },
    availableActions: seen.isPast ? [] : [...candidateActionsFrom(state)],
  };
}

/** The event of what an officer did with a candidate. */
export function toDuplicateEvent(action: string, next: DuplicateCandidate): EventDraft {
  return {
    action,
    subject: { type: 'duplicate', id: next.candidateId },
    change: { version: next.version, state: candidateSnapshot(next) },
  };
}

function toPerson(personIndex: number): DuplicatePersonDto {
  return personIndex === 0
    ? { role: 'principal', familyMember: null }
    : { role: 'family-member', familyMember: personIndex - 1 };
}
