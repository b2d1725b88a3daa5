import { readFileSync } from 'node:fs';
import { StartupError } from '../platform/startup-error.js';
import { lookAtSecretFile } from './checks.js';
import { type Variables } from './variables.js';

/** The secrets of a deployment but the one that signs; each may be given as NAME, or as the file that NAME_FILE names. */
export const SECRETS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'API_KEY_PEPPER',
  'KEY_ENCRYPTION_KEY',
  'BLIND_INDEX_KEY',
  'CURSOR_KEY',
] as const;

/** Read by a reader of its own, again whenever a newer version may be in the file. */
const READ_AGAIN = 'KEY_ENCRYPTION_KEY';

/**
 * The variables with the secrets of these names read from their files, as containers get theirs, and sentences on files that may
 * not be meant. Files of other secrets are not touched. Throws a StartupError that names the variable.
 */
export function withSecretFiles(
  given: Variables,
  names: readonly string[],
): { readonly variables: Variables; readonly notes: readonly string[] } {
  const variables: Record<string, string | undefined> = { ...given };
  const notes: string[] = [];
  for (const name of names) {
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
