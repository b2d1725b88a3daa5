import { type Actor } from '../../domain/access.js';
import { type Disclosure, type EventDraft } from '../../domain/audit/event.js';
import { availableActions } from '../../domain/case-file/available-actions.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { STANDING_ON_CONTENT } from '../../domain/case-file/content-access.js';
import { type CheckInCodesDto, type FileCheckDto } from '../stca/dto/file-check.dto.js';
import { removalClock, serviceClock } from '../../domain/case-file/clocks.js';
import { inFull } from '../../domain/referral/check-file.js';
import { fileSnapshot } from '../../domain/case-file/snapshot.js';
import { TRANSITIONS } from '../../domain/case-file/transitions.js';
import { urgencySentence } from '../../domain/case-file/urgency-sentences.js';
import { type StcaCheck } from '../stca/stca-check.store.js';
import { type ActionAnswerDto, type AvailableActionDto } from './dto/file-answers.dto.js';
import { type FileCheckedDto } from './dto/file-check-answers.dto.js';
import { type FileSummaryDto } from './dto/file-list-answers.dto.js';
import { type FileUrgencyDto, type RuledUrgencyDto } from './dto/file-urgency.dto.js';
import { type ListedFile } from './file-list.query.js';
import { type UrgencySet } from './urgency.reader.js';

/** A file as a list shows it at an instant, with how many duplicate candidates of it are open. */
export function toSummary(file: ListedFile, openDuplicates: number, now: string): FileSummaryDto {
  return {
    fileNumber: file.fileNumber,
    state: file.state,
    version: file.version,
    urgency: { level: file.urgency, reason: file.urgencyReason },
    conclusion: file.conclusion,
    route: file.route,
    persons: file.persons,
    openDuplicates,
    removalScheduledOn: file.removalScheduledOn,
    clocks: { service: serviceClock(file, now), removal: removalClock(file.removalScheduledOn, now) },
    partnerId: file.partnerId,
    externalReference: file.externalReference,
    officerId: file.officerId,
    outcome: file.outcome,
    disposedAt: file.disposedAt,
    receivedAt: file.receivedAt,
    changedAt: file.changedAt,
  };
}

/** How urgent a file is, why, and who set it if somebody did. */
export function toFileUrgency(file: CaseFile, set: UrgencySet | null): FileUrgencyDto {
  const explained = (level: string, reason: string): RuledUrgencyDto => ({
    ...{ level, reason, explanation: urgencySentence(reason) },
  });
  return {
    ...explained(file.urgency, file.urgencyReason),
    rules: explained(file.ruledUrgency, file.ruledUrgencyReason),
    set,
  };
}

/** What an actor can do with a file now, and where; without what stands on content where it is not open to them. */
export function toAvailableActions(actor: Actor, file: CaseFile, isOpen = true): AvailableActionDto[] {
  const possible = availableActions(actor, file.state);
  const offered = isOpen ? possible : possible.filter((action) => !STANDING_ON_CONTENT.includes(action));
  return offered.map((action) => ({
    action,
    href: `/v1/files/${file.fileNumber}/actions/${action}`,
    needs: [...TRANSITIONS[action].needs],
  }));
}

/** What an actor is told after a change of a file. */
export function toActionAnswer(actor: Actor, file: CaseFile): ActionAnswerDto {
  return {
    fileNumber: file.fileNumber,
    state: file.state,
    version: file.version,
    changedAt: file.changedAt,
    availableActions: [...availableActions(actor, file.state)],
  };
}

/** A check of a file as it is shown; which notices it knew is told by its result. */
export function toFileCheck(kept: StcaCheck, file: Pick<CaseFile, 'acknowledgedCheckId'>): FileCheckDto {
  const { notices: _notices, family, ...check } = inFull(kept);
  return {
    ...check,
    acknowledged: file.acknowledgedCheckId === check.checkId,
    family: family.map(({ result, ...member }) => ({ ...member, ...(result === null ? {} : { result }) })),
  };
}

/** A check of a file in codes. */
export function toCheckInCodes(
  { checkId, cause, madeAt, assessedOn, conclusion, lawVersion, rulebookHash, factsHash }: StcaCheck,
  file: Pick<CaseFile, 'acknowledgedCheckId'>,
): CheckInCodesDto {
  const acknowledged = file.acknowledgedCheckId === checkId;
  return {
    ...{ checkId, acknowledged, cause, madeAt, assessedOn, conclusion, lawVersion },
    ...{ rulebookHash, factsHash },
  };
}

/** What an actor is told after a new check of a file. */
export function toFileChecked(actor: Actor, file: CaseFile, check: StcaCheck): FileCheckedDto {
  return {
    ...toActionAnswer(actor, file),
    urgency: { level: file.urgency, reason: file.urgencyReason },
    stca: toFileCheck(check, file),
  };
}

/** The event of a change of a file, which goes on its chain. */
export function toFileEvent(
  action: string,
  next: CaseFile,
  disclosures: readonly Disclosure[] = [],
): EventDraft {
  return {
    action,
    subject: { type: 'file', id: next.fileNumber },
    change: { version: next.version, state: fileSnapshot(next) },
    ...(disclosures.length === 0 ? {} : { disclosures }),
  };
}

/** The event of an amendment of facts: how many, and nothing of what they say. */
export function toFactsAmendedEvent(next: CaseFile, count: number): EventDraft {
  return toFileEvent('file.facts-amended', next, [{ name: 'amended', value: { facts: count } }]);
}
