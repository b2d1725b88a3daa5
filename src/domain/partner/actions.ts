import { type Permission } from '../access.js';
import { PARTNER_STATES, type PartnerState } from './partner.js';

/** What managers can do with a partner. Verbs; the events they leave are in the past tense. */
export const PARTNER_ACTIONS = [
  'vet',
  'approve',
  'suspend',
  'reinstate',
  'revoke',
  'record-agreement',
  'confirm-agreement',
] as const;
export type PartnerAction = (typeof PARTNER_ACTIONS)[number];

/** One line of the table. `to` is null where the state stays; `event` is what the audit log calls it. */
export interface PartnerTransition {
  readonly from: readonly PartnerState[];
  readonly to: PartnerState | null;
  readonly permission: Permission;
  readonly event: string;
}

const NOT_REVOKED = PARTNER_STATES.filter((state) => state !== 'revoked');

/**
 * THE table of what moves a partner. An organisation that is not taken on is revoked from vetting; nothing leads out of
 * `revoked`, so that one which comes back is vetted anew, under a new id.
 */
export const PARTNER_TRANSITIONS = {
  vet: { from: NOT_REVOKED, to: null, permission: 'partners.vet', event: 'partner.vetted' },
  approve: {
    from: ['in-vetting'],
    to: 'approved',
    permission: 'partners.approve',
    event: 'partner.approved',
  },
  suspend: {
    from: ['approved'],
    to: 'suspended',
    permission: 'partners.suspend',
    event: 'partner.suspended',
  },
  reinstate: {
    from: ['suspended'],
    to: 'approved',
    permission: 'partners.approve',
    event: 'partner.reinstated',
  },
  revoke: { from: NOT_REVOKED, to: 'revoked', permission: 'partners.suspend', event: 'partner.revoked' },
  'record-agreement': {
    from: NOT_REVOKED,
    to: null,
    permission: 'partners.write',
    event: 'partner.agreement-recorded',
  },
  'confirm-agreement': {
    from: ['approved', 'suspended'],
    to: null,
    permission: 'partners.approve',
    event: 'partner.agreement-confirmed',
  },
} as const satisfies Record<PartnerAction, PartnerTransition>;

/** The actions the table has for a state. */
export function partnerActionsFrom(state: PartnerState): readonly PartnerAction[] {
  return PARTNER_ACTIONS.filter((action) =>
    (PARTNER_TRANSITIONS[action].from as readonly PartnerState[]).includes(state),
  );
}
