import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { StartupError } from '../startup-error.js';
import { type KeySource, parseKeyVersions } from './key-source.js';

/** The key-encryption key of a deployment: what its variable says, or the file that is named, which is read anew each time. */
export function environmentKeys(
  name: string,
  { value, file }: { readonly value: string | undefined; readonly file: string | undefined },
): KeySource {
  if (file === undefined) {
    const versions = parseKeyVersions(value, name);
    return { name, load: () => Promise.resolve(versions) };
  }
  try {
    parseKeyVersions(readFileSync(file, 'utf8').trim(), name);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      `${name}_FILE names a file that cannot be read: check its path and its permissions.`,
    );
  }
  return {
    name: `${name}_FILE`,
    load: async () => parseKeyVersions((await readFile(file, 'utf8')).trim(), name),
  };
}
