import { type Actor, type Permission } from '../../domain/access.js';

/** Where a refusal of access is written down for auditors. The audit room fills it. */
export abstract class RefusalLog {
  /** Logs that `actor` was refused `permission` on a route. */
  abstract accessDenied(actor: Actor, permission: Permission, route: string): Promise<void>;

  /** Notes that credentials were refused; `why` is a code of ours. Nobody waits for it, and a flood cannot fill the log. */
  abstract credentialsRefused(why: string): void;
}
