import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { readStaffTokens } from './config/staff-tokens.js';
import { required, type Variables } from './config/variables.js';
import {
  lookAtSecretFile,
  notesOn,
  refuseDemo,
  refuseExamplePassword,
  refuseSharedSecrets,
  readSecurityContact,
} from './config/checks.js';
import { type Limits } from './platform/limits/limits.js';
import { readLimits, readTrustedProxies } from './platform/limits/read-limits.js';
import { environmentKeys } from './platform/crypto/environment-keys.js';
import { NoteSigner } from './platform/crypto/note-signer.js';
import { type KeySource, parseKey } from './platform/crypto/key-source.js';
import { isLoopback } from './platform/http/loopback.js';
import { StartupError } from './platform/startup-error.js';

/** Injection token of the one {@link Config}. */
export const CONFIG = Symbol('CONFIG');

/** Keys the service cannot run without, 32 bytes each; no two are the same. */
export interface Secrets {
  /** Keys the hash under which API keys are kept. */
  readonly apiKeyPepper: Buffer;
  /** Versions of the key that wraps the data key of each file, batch and answer. */
  readonly keyEncryptionKeys: KeySource;
  /** Keys the indexes of values that are found without being read. */
  readonly blindIndexKey: Buffer;
  /** Signs list cursors. */
  readonly cursorKey: Buffer;
}

/** Whose access tokens are staff's: an identity provider's, or the demo issuer's. */
export interface StaffTokens {
  readonly issuer: string;
  readonly audience: string;
  /** Where the provider publishes its keys; absent: where its discovery document says. */
  readonly jwksUrl?: URL;
  /** The key of the demo issuer, which publishes none. */
  readonly publicJwk?: Readonly<Record<string, unknown>>;
  /** How long ago staff may have signed in for what needs a fresh sign-in. */
  readonly signInMaxAgeSeconds: number;
  /** Longest life of a token, from `iat` to `exp`. */
  readonly maxLifeSeconds: number;
  /** Values of `acr` that show a second factor, beside what `amr` shows. */
  readonly acrValues: readonly string[];
  /** With which Swagger UI signs staff in; absent: a token is pasted. */
  readonly signInClient?: { readonly clientId: string; readonly scopes: readonly string[] };
}

/** Settings of a running service, whole and checked. */
export interface Config {
  /** `demo`: own PostgreSQL, made-up identities, loopback only. `live`: everything is given. */
  readonly environment: 'demo' | 'live';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** Connections a process keeps to the database. */
  readonly poolSize?: number;
  readonly secrets: Secrets;
  readonly staffTokens: StaffTokens;
  readonly auditLogOrigin: string;
  /** Signs checkpoints and receipts of the audit log: an Ed25519 private key, PKCS #8, PEM. */
  readonly auditSigningKey: string;
  /** The file that says what was signed last. */
  readonly auditSignerState: string;
  /** Whom to tell of a weakness: a mailto: or https: address. */
  readonly securityContact?: string | undefined;
  readonly limits: Limits;
  /** Addresses and networks of the proxies before the service; only their word on where a request comes from counts. */
  readonly trustedProxies: readonly string[];
  /** A file for the log lines; absent: standard output. */
  readonly logFile?: string;
}

/** What the environment says before the demo's own parts are made. */
export interface Environment {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** False: this process takes no background work; another one does. */
  readonly worker: boolean;
  /** Sentences for whoever runs the service: what does not stop it and may not be meant. */
  readonly notes: readonly string[];
  /** Absent for the demo, which brings up its own PostgreSQL. */
  readonly live?: Omit<Config, 'host' | 'port' | 'environment'> & { readonly ownerUrl?: string };
}

export { type Variables };

/**
 * Reads and checks the environment, once. Throws a {@link StartupError} that names the variable, says what is wrong
 * with it and what to do, and never shows its value.
 */
export function readEnvironment(given: Variables = process.env): Environment {
  const { variables, notes } = withFiles(given);
  const port = readPort(variables['PORT']);
  const host = variables['HOST'] ?? '127.0.0.1';
  if (isIP(host) === 0) {
    throw new StartupError('HOST is not an IP address: give one, for example 127.0.0.1 or 0.0.0.0.');
  }
  const worker = readSwitch(variables, 'WORKER');
  const dataDir = resolve(variables['DATA_DIR'] || '.data');
  if (!variables['DATABASE_URL']) {
    if (!isLoopback(host)) {
      throw new StartupError(
        'HOST is not a loopback address, and without DATABASE_URL the service runs with demo identities, which never listen to a network: unset HOST, or set DATABASE_URL and the settings of a deployment.',
      );
    }
    refuseHalfADeployment(variables);
    return { host, port, dataDir, worker, notes };
  }
  const live = readLive(variables);
  return { host, port, dataDir, worker, notes: [...notes, ...notesOn(variables, host)], live };
}

function readLive(variables: Variables): NonNullable<Environment['live']> {
  const ownerUrl = variables['DATABASE_OWNER_URL'];
  refuseSharedSecrets(variables, SECRETS);
  return {
    databaseUrl: readDatabaseUrl(variables, 'DATABASE_URL'),
    ...(ownerUrl ? { ownerUrl: readDatabaseUrl(variables, 'DATABASE_OWNER_URL') } : {}),
    secrets: {
      apiKeyPepper: readKey(variables, 'API_KEY_PEPPER'),
      keyEncryptionKeys: environmentKeys('KEY_ENCRYPTION_KEY', {
        value: variables['KEY_ENCRYPTION_KEY'],
        file: variables['KEY_ENCRYPTION_KEY'] ? undefined : variables['KEY_ENCRYPTION_KEY_FILE'] || undefined,
      }),
      blindIndexKey: readKey(variables, 'BLIND_INDEX_KEY'),
      cursorKey: readKey(variables, 'CURSOR_KEY'),
    },
    staffTokens: readStaffTokens(variables),
    auditLogOrigin: refuseDemo('AUDIT_LOG_ORIGIN', readOrigin(variables, 'AUDIT_LOG_ORIGIN')),
    auditSigningKey: readSigningKey(variables, 'AUDIT_SIGNING_KEY'),
    auditSignerState: resolve(
      required(
        variables,
        'AUDIT_SIGNER_STATE',
        'a file, kept with care and apart from the database, that says what the audit log signed last, for example /var/lib/referral-desk/audit-signer',
      ),
    ),
    ...readSecurityContact(variables),
    limits: readLimits(variables),
    trustedProxies: readTrustedProxies(variables),
  };
}

/** What only a deployment has: where one is set, demo identities are not what was meant. */
const OF_A_DEPLOYMENT =
  /^(OIDC_\w+|STAFF_SIGN_IN_MAX_AGE|AUDIT_LOG_ORIGIN|AUDIT_SIGNER_STATE|(DATABASE_OWNER_URL|API_KEY_PEPPER|KEY_ENCRYPTION_KEY|CURSOR_KEY|AUDIT_SIGNING_KEY)(_FILE)?)$/;

function refuseHalfADeployment(variables: Variables): void {
  const name = Object.keys(variables).find((one) => OF_A_DEPLOYMENT.test(one) && variables[one]);
  if (name !== undefined) {
    throw new StartupError(
      `${name} is set and DATABASE_URL is not: without it the service would run with demo identities. Set DATABASE_URL for a deployment, or unset ${name} for the demo.`,
    );
  }
}

/** The name of the log, which stands in keys, signatures and leaves: nothing that would end it there. */
function readOrigin(variables: Variables, name: string): string {
  const origin = required(variables, name, 'the name of the audit log, for example desk.example/audit');
  if (/^[!#-*,-[\]-~]{1,200}$/.test(origin) && !origin.includes('://')) return origin;
  throw new StartupError(
    `${name} is no name of a log: printable ASCII without a space, plus sign, quotation mark, backslash or scheme, for example desk.example/audit.`,
  );
}

/** On unless it says off. */
function readSwitch(variables: Variables, name: string): boolean {
  const value = variables[name] || 'on';
  if (value !== 'on' && value !== 'off') {
    throw new StartupError(`${name} is neither on nor off: give one of them, or unset it for on.`);
  }
  return value === 'on';
}

function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return 3000;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port < 1 || port > 65535) {
    throw new StartupError('PORT is not a port number: give a whole number from 1 to 65535.');
  }
  return port;
}

function readDatabaseUrl(variables: Variables, name: string): string {
  const value = variables[name] ?? '';
  if (!URL.canParse(value) || !/^postgres(ql)?:$/.test(new URL(value).protocol)) {
    throw new StartupError(
      `${name} is not a PostgreSQL address: give one like postgresql://desk_app:password@host:5432/referral_desk.`,
    );
  }
  refuseExamplePassword(name, value);
  return value;
}

/** A secret may be given as NAME, or as the file that NAME_FILE names, as containers get theirs. */
const SECRETS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'API_KEY_PEPPER',
  'KEY_ENCRYPTION_KEY',
  'BLIND_INDEX_KEY',
  'CURSOR_KEY',
  'AUDIT_SIGNING_KEY',
];
/** Read by a reader of its own, again whenever a newer version may be in the file. */
const READ_AGAIN = 'KEY_ENCRYPTION_KEY';

function withFiles(given: Variables): { readonly variables: Variables; readonly notes: readonly string[] } {
  const variables: Record<string, string | undefined> = { ...given };
  const notes: string[] = [];
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    if (given[name]) {
      throw new StartupError(`${name} and ${name}_FILE are both set: unset the one that is not meant.`);
    }
    try {
      const note = lookAtSecretFile(`${name}_FILE`, file);
      if (note !== undefined) notes.push(note);
      if (name !== READ_AGAIN) variables[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      if (error instanceof StartupError) throw error;
      throw new StartupError(
        `${name}_FILE names a file that cannot be read: check its path and its permissions.`,
      );
    }
  }
  return { variables, notes };
}

/** A signing key that works, tried out here so that a broken one stops the start. */
function readSigningKey(variables: Variables, name: string): string {
  const pem = required(variables, name, 'an Ed25519 private key: openssl genpkey -algorithm ed25519');
  try {
    new NoteSigner('name', pem).sign('tried out\n');
    return pem;
  } catch {
    throw new StartupError(
      `${name} is not an Ed25519 private key in PEM: make one with openssl genpkey -algorithm ed25519.`,
    );
  }
}

function readKey(variables: Variables, name: string): Buffer {
  return parseKey(variables[name], name);
}
