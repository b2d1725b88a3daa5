import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { readAuditSigning, SIGNING_KEY } from './config/audit-signing.js';
import { SECRETS, withSecretFiles } from './config/secret-files.js';
import { readStaffTokens } from './config/staff-tokens.js';
import { required, type Variables } from './config/variables.js';
import {
  notesOn,
  refuseDemo,
  refuseExamplePassword,
  refuseSharedSecrets,
  readSecurityContact,
} from './config/checks.js';
import { type Limits } from './platform/limits/limits.js';
import { readLimits, readTrustedProxies } from './platform/limits/read-limits.js';
import { environmentKeys } from './platform/crypto/environment-keys.js';
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

/** Settings of a process that changes rows and signs nothing: `npm run seed`. It is not asked for the key. */
export type UnsignedConfig = Omit<Config, 'auditSigningKey' | 'auditSignerState'>;

type Given<Settings> = Omit<Settings, 'host' | 'port' | 'environment'> & { readonly ownerUrl?: string };

/** What the environment says before the demo's own parts are made. */
export interface Environment<Settings extends UnsignedConfig = Config> {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** False: this process takes no background work; another one does. */
  readonly worker: boolean;
  /** Sentences for whoever runs the service: what does not stop it and may not be meant. */
  readonly notes: readonly string[];
  /** Absent for the demo, which brings up its own PostgreSQL. */
  readonly live?: Given<Settings>;
}

export { type Variables };

/**
 * Reads and checks the environment of a service, once. Throws a {@link StartupError} that names the variable, says what is
 * wrong with it and what to do, and never shows its value.
 */
export function readEnvironment(given: Variables = process.env): Environment {
  return readFor(given, [...SECRETS, SIGNING_KEY], (variables) => ({
    ...readUnsigned(variables),
    ...readAuditSigning(variables),
  }));
}

/** The same for a process that signs nothing: neither asked for what signs the audit log, nor given it. Throws as that does. */
export function readUnsignedEnvironment(given: Variables = process.env): Environment<UnsignedConfig> {
  return readFor(given, SECRETS, readUnsigned);
}

/**
 * Where the data is: DATABASE_URL, or the data folder of a demo. For what only looks; it is asked for no key. Throws a
 * {@link StartupError}.
 */
export function readDatabase(given: Variables = process.env): {
  readonly databaseUrl?: string;
  readonly dataDir: string;
} {
  const { variables } = withSecretFiles(given, ['DATABASE_URL']);
  const dataDir = readDataDir(variables);
  if (variables['DATABASE_URL']) return { dataDir, databaseUrl: readDatabaseUrl(variables, 'DATABASE_URL') };
  refuseHalfADeployment(variables);
  return { dataDir };
}

/** The database as its owner: the one setting that migrating needs. Throws a {@link StartupError}. */
export function readOwnerUrl(given: Variables = process.env): string {
  const { variables } = withSecretFiles(given, ['DATABASE_OWNER_URL']);
  if (variables['DATABASE_OWNER_URL']) return readDatabaseUrl(variables, 'DATABASE_OWNER_URL');
  throw new StartupError(
    'DATABASE_OWNER_URL is not set: give the address of the database as desk_owner, who owns its tables.',
  );
}

/** The folder of a demo: DATA_DIR, `.data` unless told. */
export function readDataDir(given: Variables = process.env): string {
  return resolve(given['DATA_DIR'] || '.data');
}

function readFor<Settings extends UnsignedConfig>(
  given: Variables,
  secrets: readonly string[],
  readLive: (variables: Variables) => Given<Settings>,
): Environment<Settings> {
  const { variables, notes } = withSecretFiles(given, secrets);
  const port = readPort(variables['PORT']);
  const host = variables['HOST'] ?? '127.0.0.1';
  if (isIP(host) === 0) {
    throw new StartupError('HOST is not an IP address: give one, for example 127.0.0.1 or 0.0.0.0.');
  }
  const worker = readSwitch(variables, 'WORKER');
  const dataDir = readDataDir(variables);
  if (!variables['DATABASE_URL']) {
    if (!isLoopback(host)) {
      throw new StartupError(
        'HOST is not a loopback address, and without DATABASE_URL the service runs with demo identities, which never listen to a network: unset HOST, or set DATABASE_URL and the settings of a deployment.',
      );
    }
    refuseHalfADeployment(variables);
    return { host, port, dataDir, worker, notes };
  }
  refuseSharedSecrets(variables, secrets);
  const live = readLive(variables);
  return { host, port, dataDir, worker, notes: [...notes, ...notesOn(variables, host)], live };
}

function readUnsigned(variables: Variables): Given<UnsignedConfig> {
  const ownerUrl = variables['DATABASE_OWNER_URL'];
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

function readKey(variables: Variables, name: string): Buffer {
  return parseKey(variables[name], name);
}
