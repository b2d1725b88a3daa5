import { type Actor } from '../access.js';
import { utcDay } from '../calendar-day.js';
import { type Refusal } from '../refusal.js';
import { actionsFrom, mayAct } from './available-actions.js';
import { type CaseFile } from './case-file.js';
import { type CommandContext, type FileCommand } from './commands.js';
import { type FileEvent } from './evolve.js';
import { refusalToAsk, refusalToSupply } from './information.js';
import { type CaseFileRefusalCode, refuseFile } from './refusals.js';
import { type FileState } from './states.js';
import { type Transition, TRANSITIONS } from './transitions.js';

type Answer = FileEvent | Refusal<CaseFileRefusalCode>;

/**
 * Whether a command may be carried out on a file as it stands, and what then happened. First the table (who, from which
 * state), then the guard of the action. Pure: the same arguments give the same answer.
 */
export function decide(file: CaseFile, command: FileCommand, actor: Actor, context: CommandContext): Answer {
  const transition: Transition = TRANSITIONS[command.action];
  if (!mayAct(actor, command.action))
    return refuseFile('not-your-duty', { action: command.action, role: actor.role });
  if (!transition.from.includes(file.state)) return outOfOrder(file.state, command.action);
  switch (command.action) {
    case 'start-screening':
      return { type: 'screening-started', officerId: actor.id, at: context.now };
    case 'request-information':
      return (
        refusalToAsk(command.questions, utcDay(new Date(context.now))) ?? {
          type: 'information-requested',
          at: context.now,
        }
      );
    case 'supply-information':
      return (
        refusalToSupply(context.openQuestions ?? [], command.answers) ?? {
          type: 'information-supplied',
          at: context.now,
        }
      );
    case 'clear-for-interview':
      return clearForInterview(file, command, context);
    case 'schedule-interview':
      return scheduleInterview(command, context);
    case 'record-interview':
      return recordInterview(command, actor, context);
    case 'propose-decision':
      return proposeDecision(file, command, context);
    case 'confirm-decision':
      return confirmDecision(file, actor, context);
    case 'withdraw':
      return { type: 'withdrawn', reason: `withdrawn-by-${command.requestedBy}`, at: context.now };
  }
}

function outOfOrder(state: FileState, action: string): Refusal<CaseFileRefusalCode> {
  const possible = actionsFrom(state);
  return possible.length === 0
    ? refuseFile('nothing-more-possible', { action, state })
    : refuseFile('out-of-order', { action, state, possible: possible.join(', ') });
}

function clearForInterview(
  file: CaseFile,
  command: Extract<FileCommand, { action: 'clear-for-interview' }>,
  { openDuplicates, now }: CommandContext,
): Answer {
  if (openDuplicates === undefined) throw new Error('the open duplicates of the file were not counted');
  if (command.acknowledgedCheckId !== file.currentCheckId) return refuseFile('check-not-current', {});
  if (openDuplicates > 0) {
    const where = `/v1/files/${file.fileNumber}/duplicates`;
    return refuseFile('duplicates-open', { open: openDuplicates, where });
  }
  return { type: 'cleared-for-interview', checkId: file.currentCheckId, at: now };
}

function scheduleInterview(
  command: Extract<FileCommand, { action: 'schedule-interview' }>,
  context: CommandContext,
): Answer {
  if (command.startsAt <= context.now) return refuseFile('interview-in-the-past', {});
  if (command.endsAt <= command.startsAt) return refuseFile('interview-ends-before-it-starts', {});
  return { type: 'interview-scheduled', at: context.now };
}

function recordInterview(
  command: Extract<FileCommand, { action: 'record-interview' }>,
  actor: Actor,
  context: CommandContext,
): Answer {
  if (context.interviewOfficerId !== actor.id) return refuseFile('not-the-interviewing-officer', {});
  if (command.endedAt <= command.startedAt) return refuseFile('interview-ends-before-it-starts', {});
  if (command.endedAt > context.now) return refuseFile('interview-not-over', {});
  return { type: 'interview-recorded', at: context.now };
}

function proposeDecision(
  file: CaseFile,
  command: Extract<FileCommand, { action: 'propose-decision' }>,
  context: CommandContext,
): Answer {
  if (file.acknowledgedCheckId !== file.currentCheckId) return refuseFile('check-not-current', {});
  if ((command.outcome === 'accepted') !== (command.pathway !== null))
    return refuseFile('pathway-and-outcome', {});
  if (command.reasons.length === 0) return refuseFile('reasons-missing', {});
  const tied = command.reasons.some((reason) => reason.fact !== undefined);
  if (command.outcome !== 'accepted' && !tied) return refuseFile('reason-not-tied-to-facts', {});
  return { type: 'decision-proposed', at: context.now };
}

function confirmDecision(file: CaseFile, actor: Actor, context: CommandContext): Answer {
  const { proposal } = context;
  if (proposal === undefined) return refuseFile('no-open-proposal', {});
  if (proposal.proposedBy === actor.id) return refuseFile('confirmer-is-proposer', {});
  if (proposal.checkId !== file.currentCheckId) return refuseFile('check-changed-since-proposal', {});
  return { type: 'decision-confirmed', outcome: proposal.outcome, at: context.now };
}
