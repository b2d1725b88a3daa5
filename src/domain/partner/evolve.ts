import { type Partner, type VettingResult } from './partner.js';
import { type RevocationReason, type SuspensionReason } from './reasons.js';

interface Happened {
  readonly by: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** What happened to a partner. `secondTo` is the person whose act this one, by another, completes. */
export type PartnerEvent = Happened &
  (
    | { readonly type: 'vetted'; readonly result: VettingResult }
    | { readonly type: 'suspended'; readonly reason: SuspensionReason }
    | { readonly type: 'revoked'; readonly reason: RevocationReason }
    | { readonly type: 'agreement-recorded' }
    | { readonly type: 'approved' | 'reinstated' | 'agreement-confirmed'; readonly secondTo: string }
  );

/** The partner after an event: the one function in which its state is set. Each event counts the version up by one. */
export function evolvePartner(partner: Partner, event: PartnerEvent): Partner {
  const next = { ...partner, version: partner.version + 1, changedAt: event.at };
  switch (event.type) {
    case 'vetted':
      return { ...next, vetting: { by: event.by, version: next.version, result: event.result } };
    case 'approved':
      return { ...next, status: 'approved' };
    case 'suspended':
      return { ...next, status: 'suspended', suspension: { by: event.by, version: next.version } };
    case 'reinstated':
      return { ...next, status: 'approved', suspension: null };
    case 'revoked':
      return { ...next, status: 'revoked', suspension: null };
    case 'agreement-recorded':
    case 'agreement-confirmed':
      return next;
  }
}
