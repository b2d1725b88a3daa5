import { type Actor } from '../../domain/access.js';
import { availableActions } from '../../domain/case-file/available-actions.js';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { TRANSITIONS } from '../../domain/case-file/transitions.js';
import { type AvailableActionDto, type FileSummaryDto } from './dto/file-answers.dto.js';

/** A file as a list shows it. */
export function toSummary(file: CaseFile): FileSummaryDto {
  return {
    fileNumber: file.fileNumber,
    state: file.state,
    version: file.version,
    urgency: { level: file.urgency, reason: file.urgencyReason },
    conclusion: file.conclusion,
    route: file.route,
    persons: file.persons,
    removalScheduledOn: file.removalScheduledOn,
    partnerId: file.partnerId,
    externalReference: file.externalReference,
    officerId: file.officerId,
    outcome: file.outcome,
    receivedAt: file.receivedAt,
    changedAt: file.changedAt,
  };
}

/** What an actor can do with a file now, and where. */
export function toAvailableActions(actor: Actor, file: CaseFile): AvailableActionDto[] {
  return availableActions(actor, file.state).map((action) => ({
    action,
    href: `/v1/files/${file.fileNumber}/actions/${action}`,
    needs: [...TRANSITIONS[action].needs],
  }));
}
