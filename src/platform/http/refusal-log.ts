import { type Actor, type Permission } from '../../domain/access.js';

/** Which route was asked with which permission, and the ids in its address that have the form of one of ours. */
export interface AskedRoute {
  readonly permission: Permission;
  readonly route: string;
  readonly ids?: Readonly<Record<string, string>>;
}

/** Where a refusal of access is written down for auditors. The audit room fills it. */
export abstract class RefusalLog {
  /** Logs that `actor` was refused what they asked for, or told that there is none. */
  abstract accessDenied(actor: Actor, asked: AskedRoute): Promise<void>;

  /** Logs that the service failed at what `actor` was let in for. */
  abstract requestFailed(actor: Actor, asked: AskedRoute): Promise<void>;

  /** Notes that credentials were refused; `why` is a code of ours. Nobody waits for it, and a flood cannot fill the log. */
  abstract credentialsRefused(why: string): void;
}
