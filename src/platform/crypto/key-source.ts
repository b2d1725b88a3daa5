import { StartupError } from '../startup-error.js';

/** One version of the key-encryption key: 32 bytes, numbered from 1. */
export interface KeyVersion {
  readonly version: number;
  readonly key: Buffer;
}

/** Where the key-encryption key comes from: the environment, a file, or a key management service. */
export interface KeySource {
  /** What an operator knows it by, for sentences about it. */
  readonly name: string;
  /** Every version there is now, the newest first. Asked again whenever a row names a version not known yet. */
  load(): Promise<readonly KeyVersion[]>;
  /** Makes a newer version; absent where only an operator can. */
  add?(): Promise<void>;
}

const HELP = 'make one with: openssl rand -base64 32';
const LARGEST_VERSION = 32_767;

/**
 * A key of 32 bytes in base64. Throws a {@link StartupError} that names where it stands, and never shows it, for one that is
 * missing, short, or looks like an example.
 */
export function parseKey(text: string | undefined, name: string): Buffer {
  if (!text) throw new StartupError(`${name} is not set (nor ${name}_FILE): ${HELP}.`);
  const key = Buffer.from(text.trim(), 'base64');
  // Buffer skips what is not base64, so that a password could pass for a key.
  if (key.length !== 32 || key.toString('base64') !== text.trim())
    throw new StartupError(`${name} is not a key of 32 bytes in base64: ${HELP}.`);
  if (new Set(key).size < 16)
    throw new StartupError(`${name} looks like an example, not a random key: ${HELP}.`);
  return key;
}

/**
 * Versions of a key: one key alone is version 1; several are written `2:base64,1:base64`, the newest first. Throws a
 * {@link StartupError} for anything else, as {@link parseKey} does.
 */
export function parseKeyVersions(text: string | undefined, name: string): readonly KeyVersion[] {
  if (!text?.includes(':')) return [{ version: 1, key: parseKey(text, name) }];
  const versions = text.split(',').map((entry) => {
    const [, number = '', key = ''] = /^\s*(\d{1,5}):(\S+)\s*$/.exec(entry) ?? [];
    const version = Number(number);
    if (version < 1 || version > LARGEST_VERSION) {
      throw new StartupError(`${name} has an entry that is not “version:key”: write 2:base64,1:base64.`);
    }
    return { version, key: parseKey(key, name) };
  });
  const falling = versions.every(({ version }, i) => i === 0 || version < (versions[i - 1]?.version ?? 0));
  if (!falling) throw new StartupError(`${name} must name each version once, the newest first.`);
  return versions;
}

/** Versions as {@link parseKeyVersions} reads them. */
export function formatKeyVersions(versions: readonly KeyVersion[]): string {
  return versions.map(({ version, key }) => `${version}:${key.toString('base64')}`).join(',');
}
