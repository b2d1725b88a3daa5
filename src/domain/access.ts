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

/** One permission: the roles that hold it and, for partners, the scope their key needs. */
export interface AccessRule {
  readonly roles: readonly Role[];
  readonly scope?: KeyScope;
}

const FILE_READERS: readonly Role[] = ['officer', 'reviewer', 'manager'];

/** THE table of permissions. */
export const PERMISSIONS = {
  'me.read': { roles: ['partner', ...STAFF_ROLES] },
  'batches.submit': { roles: ['partner'], scope: 'batches:write' },
  'batches.read': { roles: ['partner', 'officer'], scope: 'referrals:read' },
  'referrals.read': { roles: ['partner'], scope: 'referrals:read' },
  'referrals.withdraw': { roles: ['partner'], scope: 'referrals:write' },
  'files.read': { roles: FILE_READERS },
  'files.screen': { roles: ['officer'] },
  'files.withdraw': { roles: ['officer'] },
  'interviews.schedule': { roles: ['officer'] },
  'interviews.record': { roles: ['officer'] },
  'decisions.propose': { roles: ['officer'] },
  'decisions.confirm': { roles: ['reviewer'] },
  'files.check': { roles: ['officer'] },
  'files.amend-facts': { roles: ['officer'] },
  'stca.check': { roles: ['officer', 'auditor'] },
  'stca.law.read': { roles: STAFF_ROLES },
  'stca.notices.write': { roles: ['administrator'] },
  'stca.recheck': { roles: ['manager'] },
  'stca.recheck.read': { roles: ['manager', 'auditor'] },
  'keys.rotate': { roles: ['administrator'] },
  'keys.rotate.read': { roles: ['administrator', 'auditor'] },
  'files.dispose': { roles: ['administrator'] },
  'decision-log.read': { roles: ['auditor'] },
  'audit.read': { roles: ['auditor'] },
} as const satisfies Record<string, AccessRule>;

export type Permission = keyof typeof PERMISSIONS;

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
