import { type CalendarDay } from '../calendar-day.js';
import { refuse, type Refusal } from '../refusal.js';
import {
  type PartnerAction,
  partnerActionsFrom,
  PARTNER_TRANSITIONS,
  type PartnerTransition,
} from './actions.js';
import { type Agreement } from './agreement.js';
import { type PartnerEvent } from './evolve.js';
import { type Partner, type VettingResult } from './partner.js';
import { type RevocationReason, type SuspensionReason } from './reasons.js';
import { type PartnerRefusalCode } from './refusals.js';

/** What a manager asks to be done with a partner. */
export type PartnerCommand =
  | { readonly action: 'vet'; readonly result: VettingResult }
  | { readonly action: 'approve' | 'reinstate' | 'record-agreement' | 'confirm-agreement' }
  | { readonly action: 'suspend'; readonly reason: SuspensionReason }
  | { readonly action: 'revoke'; readonly reason: RevocationReason };

/** What a rule must know beside the partner: who asks, when, and the newest version of the agreement. */
export interface PartnerContext {
  /** The staff id of the manager. */
  readonly by: string;
  /** RFC 3339, UTC. */
  readonly now: string;
  readonly today: CalendarDay;
  readonly agreement?: Agreement;
}

type Answer = PartnerEvent | Refusal<PartnerRefusalCode>;

/**
 * Whether a command may be carried out on a partner as it stands, and what then happened. First the table (from which
 * state), then the guard of the action. Stopping a partner takes one manager; letting one in takes two. Pure.
 */
export function decidePartner(partner: Partner, command: PartnerCommand, context: PartnerContext): Answer {
  const { action } = command;
  const transition: PartnerTransition = PARTNER_TRANSITIONS[action];
  if (!transition.from.includes(partner.status)) return outOfOrder(partner, action);
  const common = { by: context.by, at: context.now } as const;
  switch (command.action) {
    case 'vet':
      return { type: 'vetted', result: command.result, ...common };
    case 'suspend':
      return { type: 'suspended', reason: command.reason, ...common };
    case 'revoke':
      return { type: 'revoked', reason: command.reason, ...common };
    case 'record-agreement':
      return { type: 'agreement-recorded', ...common };
    case 'approve':
      return approve(partner, context);
    case 'reinstate':
      return reinstate(partner, context);
    case 'confirm-agreement':
      return confirmAgreement(context);
  }
}

function outOfOrder({ status }: Partner, action: PartnerAction): Refusal<PartnerRefusalCode> {
  const possible = partnerActionsFrom(status);
  return possible.length === 0
    ? refuse('partner-revoked', { action })
    : refuse('partner-out-of-order', { action, state: status, possible: possible.join(', ') });
}

/** Nobody approves what they took up, vetted or agreed: three acts, of which the approver did none. */
function approve(partner: Partner, { by, now, today, agreement }: PartnerContext): Answer {
  const { vetting } = partner;
  if (vetting === null) return refuse('partner-not-vetted');
  if (vetting.result === 'unsound') return refuse('vetting-unsound');
  if (agreement === undefined) return refuse('agreement-missing');
  if (agreement.validTo < today) return refuse('agreement-ended');
  if ([partner.createdBy, vetting.by, agreement.recordedBy].includes(by)) return refuse('approver-took-part');
  return { type: 'approved', secondTo: vetting.by, by, at: now };
}

/**
 * Lifting a suspension lets an organisation in again, so it takes a second person, too: not the one who suspended it, nor
 * the one who vetted it since. An unsound vetting stands in the way until a sound one follows.
 */
function reinstate({ vetting, suspension }: Partner, { by, now }: PartnerContext): Answer {
  if (suspension === null) throw new Error('a suspended partner names who suspended it');
  if (vetting?.result === 'unsound') return refuse('vetting-unsound');
  const vettedSince = vetting !== null && vetting.version > suspension.version;
  if (by === suspension.by || (vettedSince && by === vetting.by)) return refuse('reinstater-took-part');
  return { type: 'reinstated', secondTo: suspension.by, by, at: now };
}

/** An amended agreement can let more people through, so it counts only once another manager has confirmed it. */
function confirmAgreement({ by, now, today, agreement }: PartnerContext): Answer {
  if (agreement === undefined || agreement.confirmedBy !== null)
    return refuse('agreement-nothing-to-confirm');
  if (agreement.validTo < today) return refuse('agreement-ended');
  if (agreement.recordedBy === by) return refuse('confirmer-recorded-it');
  return { type: 'agreement-confirmed', secondTo: agreement.recordedBy, by, at: now };
}
