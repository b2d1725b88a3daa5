/** Why a partner is suspended, in codes; the narrative beside it stands sealed. */
export const SUSPENSION_REASONS = [
  'breach-of-agreement',
  'unreliable-referrals',
  'consent-concern',
  'key-compromised',
  'under-investigation',
  'at-own-request',
  'other',
] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** Why a partner is revoked: the same, or it was not taken on, or the agreement came to its end. */
export const REVOCATION_REASONS = [...SUSPENSION_REASONS, 'not-taken-on', 'agreement-ended'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];
