import { statSync } from 'node:fs';
import { isLoopback } from '../platform/http/loopback.js';
import { StartupError } from '../platform/startup-error.js';
import { type Variables } from './variables.js';

/** Passwords that stand in manuals and examples, so that everybody knows them. */
const EXAMPLE_PASSWORDS =
  /^(password|postgres|desk_app|desk_owner|change-?me|secret|example|admin|test|1234\d*)$/i;
/** What belongs to the demo, where everything is made up. */
const DEMO = /^(urn:referral-desk:demo|referral-desk\.demo\/)/;

const WRITABLE_BY_OTHERS = 0o002;
const READABLE_BY_OTHERS = 0o004;

/** Throws when two secrets are one and the same: who learns one would have the other. */
export function refuseSharedSecrets(variables: Variables, names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const value = variables[name]?.trim();
    if (!value) continue;
    const other = seen.get(value);
    if (other !== undefined) {
      throw new StartupError(
        `${name} is the same as ${other}: each has a purpose of its own, so give each a value of its own.`,
      );
    }
    seen.set(value, name);
  }
}

/** Throws when the password of a database address is one that stands in manuals. */
export function refuseExamplePassword(name: string, url: string): void {
  if (EXAMPLE_PASSWORDS.test(decodeURIComponent(new URL(url).password))) {
    throw new StartupError(
      `${name} has an example for a password: give the role one of its own, made with: openssl rand -hex 24.`,
    );
  }
}

/** Throws when a setting of a deployment is the demo's, whose keys are known to whoever reads its data folder. */
export function refuseDemo(name: string, value: string): string {
  if (DEMO.test(value)) {
    throw new StartupError(
      `${name} is that of the demo, and DATABASE_URL makes this a deployment: give your own, or unset DATABASE_URL for the demo.`,
    );
  }
  return value;
}

/** Whom to tell of a weakness (SECURITY_CONTACT); nobody when unset. Throws for what is no mailto: or https: address. */
export function readSecurityContact(variables: Variables): { readonly securityContact?: string } {
  const contact = variables['SECURITY_CONTACT']?.trim();
  if (!contact) return {};
  if (!/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact)) {
    throw new StartupError(
      'SECURITY_CONTACT is neither a mailto: nor an https: address: give one, for example mailto:security@desk.example.',
    );
  }
  return { securityContact: contact };
}

/**
 * Looks at the file of a secret: throws when anybody may write it, and gives a sentence when anybody may read it, which
 * is right in a container that has it to itself and wrong on a machine with other users.
 */
export function lookAtSecretFile(name: string, path: string): string | undefined {
  const { mode } = statSync(path);
  if ((mode & WRITABLE_BY_OTHERS) !== 0) {
    throw new StartupError(
      `${name} names a file that anybody on this machine may change: take that right away, for example with chmod 600.`,
    );
  }
  if ((mode & READABLE_BY_OTHERS) === 0) return undefined;
  return `${name} names a file that anybody on this machine may read: unless its folder is closed, use chmod 600.`;
}

/** What does not stop a start and should be known: settings that are right in some places and not in others. */
export function notesOn(variables: Variables, host: string): readonly string[] {
  const database = new URL(variables['DATABASE_URL'] ?? 'postgresql://localhost');
  const isElsewhere = database.hostname !== '' && !isLoopback(database.hostname);
  return [
    ...(isElsewhere && !/^(require|verify-(ca|full))$/.test(database.searchParams.get('sslmode') ?? '')
      ? [
          'DATABASE_URL does not ask for TLS: unless the network to the database is closed, add ?sslmode=verify-full.',
        ]
      : []),
    ...(variables['TRUSTED_PROXIES'] || isLoopback(host)
      ? []
      : [
          'TRUSTED_PROXIES is not set: behind a proxy every caller then has the proxy’s address, for limits by address and for keys bound to addresses.',
        ]),
    ...(variables['SECURITY_CONTACT']
      ? []
      : ['SECURITY_CONTACT is not set: nobody is told whom to write to about a weakness.']),
    ...(variables['DATABASE_OWNER_URL']
      ? [
          'DATABASE_OWNER_URL is set: the API needs it only to migrate at its start; leave it to npm run migrate.',
        ]
      : []),
  ];
}
