import { refusalToPart } from '../../family/refusal-to-part.js';
import { faultsOfReasons } from '../../decisions/reason-faults.js';
import { isLikeARefusal } from '../../decisions/repeated-text.js';
import { type Refusal } from '../../refusal.js';
import { type CaseFile } from '../case-file.js';
import { type CommandContext } from '../commands.js';
import { type CaseFileRefusalCode, refuseFile } from '../refusals.js';
import { type Guards } from './guard.js';

/** Proposing a decision, returning the proposal, confirming it. */
export const DECISION_GUARDS: Guards<'propose-decision' | 'return-proposal' | 'confirm-decision'> = {
  'propose-decision': ({ file, command, context }) => {
    if (file.acknowledgedCheckId !== file.currentCheckId) return refuseFile('check-not-current', {});
    const overtaken = refusalOfOvertaken(file, context);
    if (overtaken !== null) return overtaken;
    if ((command.outcome === 'accepted') !== (command.pathway !== null))
      return refuseFile('pathway-and-outcome', {});
    if (command.reasons.length === 0) return refuseFile('reasons-missing', {});
    const tied = command.reasons.some((reason) => reason.fact !== undefined);
    if (isLikeARefusal(command.outcome) && !tied) return refuseFile('reason-not-tied-to-facts', {});
    const faults = faultsOfReasons(command.reasons, known(context.facts, 'the facts of the file'));
    if (faults.length > 0) return refuseFile('reasons-not-sound', {}, faults);
    return (
      refusalToPart(file.persons, command.members ?? []) ?? { type: 'decision-proposed', at: context.now }
    );
  },
  'return-proposal': ({ actor, context: { proposal, now } }) => {
    if (proposal === undefined) return refuseFile('no-open-proposal', {});
    if (proposal.proposersOfRound.includes(actor.id)) return refuseFile('confirmer-is-proposer', {});
    return { type: 'proposal-returned', at: now };
  },
  'confirm-decision': ({ file, actor, context }) => {
    const { proposal, now } = context;
    if (proposal === undefined) return refuseFile('no-open-proposal', {});
    if (proposal.proposersOfRound.includes(actor.id)) return refuseFile('confirmer-is-proposer', {});
    if (proposal.checkId !== file.currentCheckId) return refuseFile('check-changed-since-proposal', {});
    const unsettled = known(context.unsettledAnswers, 'the answers that wait for an officer');
    if (unsettled > 0) {
      const answers = `/v1/files/${file.fileNumber}/information`;
      return refuseFile('answers-not-settled', { open: unsettled, answers });
    }
    return (
      refusalOfOvertaken(file, context) ?? {
        type: 'decision-confirmed',
        outcome: proposal.outcome,
        at: now,
      }
    );
  },
};

/** Why nothing can stand on the current check: a check of today would find something else. Null: it would not. */
function refusalOfOvertaken(
  { fileNumber }: CaseFile,
  { foundToday }: CommandContext,
): Refusal<CaseFileRefusalCode> | null {
  return known(foundToday, 'what a check of today finds') === 'the-same'
    ? null
    : refuseFile('check-overtaken', { checks: `/v1/files/${fileNumber}/stca-checks` });
}

/** What the handler of the action looks up for every file. */
function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`nobody looked up ${what}`);
  return value;
}
