/** States of a partner organisation, in the order of its way; `revoked` is final. */
export const PARTNER_STATES = ['in-vetting', 'approved', 'suspended', 'revoked'] as const;
export type PartnerState = (typeof PARTNER_STATES)[number];

export const VETTING_RESULTS = ['sound', 'unsound'] as const;
export type VettingResult = (typeof VETTING_RESULTS)[number];

/** An act of a manager that a later one answers to: who, and at which version of the partner. */
export interface PartnerAct {
  readonly by: string;
  readonly version: number;
}

/** A partner organisation, in codes only: its contact persons and every narrative stand sealed elsewhere. */
export interface Partner {
  readonly partnerId: string;
  readonly status: PartnerState;
  /** Counts its changes, 1 when taken up. */
  readonly version: number;
  /** A staff id, or `system` for one that a deployment was seeded with. */
  readonly createdBy: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly changedAt: string;
  /** The last vetting; null for one that was never vetted. */
  readonly vetting: (PartnerAct & { readonly result: VettingResult }) | null;
  /** Who suspended it, while it is suspended. */
  readonly suspension: PartnerAct | null;
}

/** The state of a partner as its audit events disclose it: the whole row but the organisation's name. */
export function partnerSnapshot(partner: Partner): Readonly<Record<string, unknown>> {
  return { ...partner };
}
