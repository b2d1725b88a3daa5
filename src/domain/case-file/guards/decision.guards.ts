import { refusalToPart } from '../../family/refusal-to-part.js';
import { refuseFile } from '../refusals.js';
import { type Guards } from './guard.js';

/** Proposing a decision, returning the proposal, confirming it. */
export const DECISION_GUARDS: Guards<'propose-decision' | 'return-proposal' | 'confirm-decision'> = {
  'propose-decision': ({ file, command, context: { now } }) => {
    if (file.acknowledgedCheckId !== file.currentCheckId) return refuseFile('check-not-current', {});
    if ((command.outcome === 'accepted') !== (command.pathway !== null))
      return refuseFile('pathway-and-outcome', {});
    if (command.reasons.length === 0) return refuseFile('reasons-missing', {});
    const tied = command.reasons.some((reason) => reason.fact !== undefined);
    if (command.outcome !== 'accepted' && !tied) return refuseFile('reason-not-tied-to-facts', {});
    return refusalToPart(file.persons, command.members ?? []) ?? { type: 'decision-proposed', at: now };
  },
  'return-proposal': ({ context: { now } }) => ({ type: 'proposal-returned', at: now }),
  'confirm-decision': ({ file, actor, context: { proposal, now } }) => {
    if (proposal === undefined) return refuseFile('no-open-proposal', {});
    if (proposal.proposedBy === actor.id) return refuseFile('confirmer-is-proposer', {});
    if (proposal.checkId !== file.currentCheckId) return refuseFile('check-changed-since-proposal', {});
    return { type: 'decision-confirmed', outcome: proposal.outcome, at: now };
  },
};
