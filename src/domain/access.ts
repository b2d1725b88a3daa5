/**
 * Who may do what. Roles are separate duties (product contract): a manager cannot decide files, an administrator
 * cannot read them, an auditor changes nothing. Every route names one permission; a route that names none does not
 * start the server.
 */

/** Duties of signed-in staff; a staff member holds exactly one. */
export const STAFF_ROLES = ['officer', 'reviewer', 'manager', 'auditor', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Everyone who can act: staff, a partner organisation through its key, and the service itself. */
export const ROLES = ['partner', ...STAFF_ROLES, 'system'] as const;
export type Role = (typeof ROLES)[number];

/** What an API key may be used for. */
export const KEY_SCOPES = ['batches:write', 'referrals:read', 'referrals:write'] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

/**
 * One permission: the roles that hold it, for partners the scope their key needs, and whether staff must have signed in
 * with a second factor, and lately.
 */
export interface AccessRule {
  readonly roles: readonly Role[];
  readonly scope?: KeyScope;
  readonly stepUp?: true;
}

const FILE_READERS: readonly Role[] = ['officer', 'reviewer', 'manager'];

/** THE table of permissions. */
export const PERMISSIONS = {
  'me.read': { roles: ['partner', ...STAFF_ROLES] },
  'batches.submit': { roles: ['partner'], scope: 'batches:write' },
  'batches.read': { roles: ['partner', 'officer'], scope: 'referrals:read' },
  'batches.receipt': { roles: ['partner'], scope: 'referrals:read' },
  'referrals.read': { roles: ['partner'], scope: 'referrals:read' },
  'referrals.withdraw': { roles: ['partner'], scope: 'referrals:write' },
  'referrals.inform': { roles: ['partner'], scope: 'referrals:write' },
  'files.read': { roles: FILE_READERS },
  'files.screen': { roles: ['officer'] },
  'files.withdraw': { roles: ['officer'] },
  'files.close': { roles: ['officer', 'reviewer'] },
  'files.reopen': { roles: ['manager'] },
  'files.assign': { roles: ['manager'] },
  'files.declare-conflict': { roles: ['officer', 'reviewer', 'manager'] },
  'files.conflicts': { roles: ['manager'] },
  'files.note': { roles: FILE_READERS },
  'files.break-glass': { roles: ['officer'] },
  'break-glass.review': { roles: ['manager'] },
  'files.override-urgency': { roles: ['officer'] },
  'interviews.read': { roles: ['officer'] },
  'files.amend-situation': { roles: ['officer'] },
  'interviews.schedule': { roles: ['officer'] },
  'interviews.record': { roles: ['officer'] },
  'interviews.waive': { roles: ['reviewer'] },
  'interpreters.read': { roles: ['officer', 'manager'] },
  'interpreters.write': { roles: ['manager'] },
  'decisions.propose': { roles: ['officer'], stepUp: true },
  'decisions.return': { roles: ['reviewer'] },
  'decisions.confirm': { roles: ['reviewer'], stepUp: true },
  'files.check': { roles: ['officer'] },
  'files.amend-facts': { roles: ['officer'] },
  'files.correct': { roles: ['officer'] },
  'duplicates.review': { roles: ['officer'] },
  'stca.check': { roles: ['officer', 'auditor'] },
  'stca.law.read': { roles: STAFF_ROLES },
  'stca.notices.write': { roles: ['administrator'], stepUp: true },
  'stca.recheck': { roles: ['manager'] },
  'stca.recheck.read': { roles: ['manager', 'auditor'] },
  'partners.read': { roles: ['manager', 'auditor'] },
  'partners.write': { roles: ['manager'], stepUp: true },
  'partners.vet': { roles: ['manager'], stepUp: true },
  'partners.approve': { roles: ['manager'], stepUp: true },
  // What stops a partner or a key never waits for a new sign-in.
  'partners.suspend': { roles: ['manager'] },
  'api-keys.read': { roles: ['manager'] },
  'api-keys.issue': { roles: ['manager'], stepUp: true },
  'api-keys.revoke': { roles: ['manager'] },
  'decision-log.read': { roles: ['auditor'], stepUp: true },
  'decision-log.reveal': { roles: ['auditor'], stepUp: true },
  'keys.rotate': { roles: ['administrator'], stepUp: true },
  'keys.rotate.read': { roles: ['administrator', 'auditor'] },
  'files.dispose': { roles: ['administrator'], stepUp: true },
  'audit.read': { roles: ['auditor'] },
  // Whoever is given a receipt needs the key that it is checked with.
  'audit.keys': { roles: ['partner', ...STAFF_ROLES] },
  'audit.export': { roles: ['auditor'], stepUp: true },
  'audit.redact': { roles: ['administrator'], stepUp: true },
  'staff.read': { roles: ['administrator'] },
  'staff.write': { roles: ['administrator'], stepUp: true },
} as const satisfies Record<string, AccessRule>;

export type Permission = keyof typeof PERMISSIONS;

/** How a member of staff signed in at the identity provider; `ageSeconds` is null when the token does not say when. */
export interface SignIn {
  readonly multiFactor: boolean;
  readonly ageSeconds: number | null;
}

/**
 * Who acts, how they came in, and in which request. `id` is a pseudonym: a staff id, a key id, or `system`.
 * `partnerId` and `scopes` are there for partners only.
 */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly via: 'api-key' | 'token' | 'system';
  readonly requestId: string;
  readonly partnerId?: string;
  readonly scopes?: readonly string[];
  /** There for staff only. */
  readonly signIn?: SignIn;
}

/** Why an actor may not do a thing, or `null` when they may. */
export function accessRefusal(actor: Actor, permission: Permission): 'role' | 'scope' | null {
  const rule: AccessRule = PERMISSIONS[permission];
  if (!rule.roles.includes(actor.role)) return 'role';
  if (actor.role === 'partner' && rule.scope !== undefined && !(actor.scopes ?? []).includes(rule.scope)) {
    return 'scope';
  }
  return null;
}

/** True when a permission asks of staff a sign-in with a second factor, at most `maxAgeSeconds` old, and theirs is not. */
export function needsStepUp(actor: Actor, permission: Permission, maxAgeSeconds: number): boolean {
  const rule: AccessRule = PERMISSIONS[permission];
  if (rule.stepUp !== true || actor.via !== 'token') return false;
  const { multiFactor = false, ageSeconds = null } = actor.signIn ?? {};
  return !multiFactor || ageSeconds === null || ageSeconds > maxAgeSeconds;
}
