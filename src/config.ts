import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { environmentKeys } from './platform/crypto/environment-keys.js';
import { type KeySource, parseKey } from './platform/crypto/key-source.js';
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

/** Whose access tokens are staff's: an identity provider's published keys, or the demo issuer's. */
export interface StaffTokens {
  readonly issuer: string;
  readonly audience: string;
  /** Where the provider publishes its keys; absent for the demo issuer, whose public key is in `publicJwk`. */
  readonly jwksUrl?: URL;
  readonly publicJwk?: Readonly<Record<string, unknown>>;
}

/** Settings of a running service, whole and checked. */
export interface Config {
  /** `demo`: own PostgreSQL, made-up identities, loopback only. `live`: everything is given. */
  readonly environment: 'demo' | 'live';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly secrets: Secrets;
  readonly staffTokens: StaffTokens;
  readonly auditLogOrigin: string;
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
  /** Absent for the demo, which brings up its own PostgreSQL. */
  readonly live?: Omit<Config, 'host' | 'port' | 'environment'> & { readonly ownerUrl?: string };
}

/** The environment as a plain record, so that tests can hand in their own. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment, once. Throws a {@link StartupError} that names the variable, says what is wrong
 * with it and what to do, and never shows its value.
 */
export function readEnvironment(given: Variables = process.env): Environment {
  const variables = withFiles(given);
  const port = readPort(variables['PORT']);
  const host = variables['HOST'] ?? '127.0.0.1';
  if (isIP(host) === 0) {
    throw new StartupError('HOST is not an IP address: give one, for example 127.0.0.1 or 0.0.0.0.');
  }
  const worker = readSwitch(variables, 'WORKER');
  const dataDir = resolve(variables['DATA_DIR'] || '.data');
  if (!variables['DATABASE_URL']) {
    if (host !== '127.0.0.1' && host !== '::1') {
      throw new StartupError(
        'HOST is not a loopback address, and without DATABASE_URL the service runs with demo identities, which never listen to a network: unset HOST, or set DATABASE_URL and the settings of a deployment.',
      );
    }
    return { host, port, dataDir, worker };
  }
  return { host, port, dataDir, worker, live: readLive(variables) };
}

function readLive(variables: Variables): NonNullable<Environment['live']> {
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
    staffTokens: {
      issuer: required(variables, 'OIDC_ISSUER', 'the issuer of staff access tokens'),
      audience: required(variables, 'OIDC_AUDIENCE', 'the audience staff access tokens are made for'),
      jwksUrl: readJwksUrl(variables),
    },
    auditLogOrigin: required(
      variables,
      'AUDIT_LOG_ORIGIN',
      'the name of the audit log, for example desk.example/audit',
    ),
  };
}

function required(variables: Variables, name: string, what: string): string {
  const value = variables[name]?.trim();
  if (!value) throw new StartupError(`${name} is not set: give ${what}, because DATABASE_URL is set.`);
  return value;
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
  return value;
}

function readJwksUrl(variables: Variables): URL {
  const value = required(variables, 'OIDC_JWKS_URL', "the address of the identity provider's keys");
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new StartupError(
      'OIDC_JWKS_URL is not a web address: give the jwks_uri of your identity provider.',
    );
  }
  const url = new URL(value);
  if (url.protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
    throw new StartupError(
      'OIDC_JWKS_URL is not https: keys fetched in the clear can be replaced on the way; use https.',
    );
  }
  return url;
}

/**
 * A secret may be given as NAME, or as the file that NAME_FILE names, as containers get theirs. The file of
 * KEY_ENCRYPTION_KEY is read by its own reader, again whenever a newer version may be in it.
 */
const SECRETS = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'API_KEY_PEPPER', 'BLIND_INDEX_KEY', 'CURSOR_KEY'];

function withFiles(given: Variables): Variables {
  const variables: Record<string, string | undefined> = { ...given };
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (given[name] || !file) continue;
    try {
      variables[name] = readFileSync(file, 'utf8').trim();
    } catch {
      throw new StartupError(
        `${name}_FILE names a file that cannot be read: check its path and its permissions.`,
      );
    }
  }
  return variables;
}

function readKey(variables: Variables, name: string): Buffer {
  return parseKey(variables[name], name);
}
