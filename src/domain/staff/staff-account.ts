import { type Actor, type StaffRole } from '../access.js';
import { type Refusal } from '../refusal.js';
import { type StaffRefusalCode, refuseStaff } from './refusals.js';

/** Why an account was changed: a closed list, so that nothing about a person is written down in words. */
export const STAFF_CHANGE_REASONS = [
  'duties-changed',
  'left',
  'leave',
  'returned',
  'security',
  'mistake',
] as const;
export type StaffChangeReason = (typeof STAFF_CHANGE_REASONS)[number];

/** A staff account: one person, one role. */
export interface StaffAccount {
  readonly staffId: string;
  readonly role: StaffRole;
  readonly active: boolean;
  readonly version: number;
}

/** What an administrator may do with an account. */
export type StaffCommand =
  | { readonly action: 'deactivate' | 'reactivate' }
  | { readonly action: 'change-role'; readonly role: StaffRole };

/**
 * The account after a command, or why not. Nobody changes their own account, and an active administrator always remains;
 * `otherAdministrators` is the number of active ones beside this account. Pure.
 */
export function changeAccount(
  account: StaffAccount,
  command: StaffCommand,
  by: Actor,
  otherAdministrators: number,
): StaffAccount | Refusal<StaffRefusalCode> {
  if (account.staffId === by.id) return refuseStaff('own-account');
  const next = { ...account, ...changeOf(command), version: account.version + 1 };
  if (next.active === account.active && next.role === account.role) return refuseStaff('account-unchanged');
  const was = account.active && account.role === 'administrator';
  const is = next.active && next.role === 'administrator';
  return was && !is && otherAdministrators === 0 ? refuseStaff('last-administrator') : next;
}

function changeOf(command: StaffCommand): Partial<StaffAccount> {
  return command.action === 'change-role'
    ? { role: command.role }
    : { active: command.action === 'reactivate' };
}
